"""Where the database is in the process, one answers after another; a moment at most."""

from contextlib import suppress
from threading import Thread
from time import monotonic

from sqlalchemy import Engine

from storage.turns import turn_to_answer


def test_who_comes_second_waits_for_the_first(engine: Engine) -> None:
    is_within = engine.dialect.name == "sqlite"
    first_is_over = False
    seen: list[bool] = []

    def second() -> None:
        with turn_to_answer(engine):
            seen.append(first_is_over)

    with turn_to_answer(engine):
        thread = Thread(target=second)
        thread.start()
        thread.join(timeout=0.05 if is_within else 10)
        assert seen == ([] if is_within else [False])
        first_is_over = True
    thread.join(timeout=10)

    assert seen == [is_within]


def test_those_who_wait_come_one_after_another_and_who_is_hasty_first(
    engine: Engine,
) -> None:
    came: list[str] = []

    def come(name: str, *, ahead: bool) -> None:
        with turn_to_answer(engine, ahead=ahead):
            came.append(name)

    threads = []
    with turn_to_answer(engine):
        for name, ahead in (("first", False), ("second", False), ("hasty", True)):
            who = Thread(target=come, args=(name,), kwargs={"ahead": ahead})
            who.start()
            who.join(timeout=0.03)  # Let it get into the line.
            threads.append(who)
    for who in threads:
        who.join(timeout=10)

    in_line = engine.dialect.name == "sqlite"
    asked = ["first", "second", "hasty"]
    assert came == (["hasty", "first", "second"] if in_line else asked)


def test_nobody_waits_for_long_behind_a_long_answer(engine: Engine) -> None:
    waited = _waited(engine)

    assert waited < 5
    assert (waited > 0.1) == (engine.dialect.name == "sqlite")


def test_who_went_beside_gives_nobody_elses_turn_back(engine: Engine) -> None:
    with turn_to_answer(engine):
        with turn_to_answer(engine):
            pass
        begun = monotonic()
        with turn_to_answer(engine):
            waited = monotonic() - begun

    assert (waited > 0.1) == (engine.dialect.name == "sqlite")


def test_a_turn_that_failed_is_over(engine: Engine) -> None:
    with suppress(ZeroDivisionError), turn_to_answer(engine):
        _ = 1 / 0

    begun = monotonic()
    with turn_to_answer(engine):
        assert monotonic() - begun < 0.1


def _waited(engine: Engine) -> float:
    """Return the seconds for which a second one waits while the first goes on."""
    begun = monotonic()
    with turn_to_answer(engine), turn_to_answer(engine):
        return monotonic() - begun
