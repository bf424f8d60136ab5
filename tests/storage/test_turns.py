"""Where the database is in the process, one answers after another; a moment at most."""

from contextlib import suppress
from threading import Event, Thread
from time import monotonic

import pytest
from sqlalchemy import Engine

from storage import turns
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
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 10)
    monkeypatch.setattr(turns, "_HASTE", 10)
    came: list[str] = []

    def come(name: str, *, ahead: bool) -> None:
        with turn_to_answer(engine, ahead=ahead):
            came.append(name)

    threads = []
    with turn_to_answer(engine):
        for name, ahead in (("first", False), ("second", False), ("hasty", True)):
            who = Thread(target=come, args=(name,), kwargs={"ahead": ahead})
            who.start()
            who.join(timeout=0.1)  # Let it get into the line.
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


def test_after_a_long_answer_they_come_one_after_another_again(engine: Engine) -> None:
    with turn_to_answer(engine), turn_to_answer(engine), turn_to_answer(engine):
        pass

    assert (_waited(engine) > 0.1) == (engine.dialect.name == "sqlite")


def test_behind_one_long_answer_all_together_wait_as_long_as_one(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_HASTE", 0.5)
    held, let_go = Event(), Event()

    def long_answer() -> None:
        with turn_to_answer(engine):
            held.set()
            let_go.wait(timeout=30)

    thread = Thread(target=long_answer)
    thread.start()
    held.wait(timeout=10)
    begun = monotonic()
    for _ in range(40):
        with turn_to_answer(engine, ahead=True):
            pass
    waited = monotonic() - begun
    let_go.set()
    thread.join(timeout=10)

    assert waited < 10  # And forty times half a second would be twenty.
    with turn_to_answer(engine):
        pass
    assert _waited(engine) < 5


def test_who_stands_in_line_is_sent_on_when_another_loses_patience(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 20)
    went: list[float] = []

    def patient() -> None:
        with turn_to_answer(engine):
            went.append(monotonic() - begun)

    with turn_to_answer(engine):
        thread = Thread(target=patient)
        begun = monotonic()
        thread.start()
        thread.join(timeout=0.1)  # Let it get into the line.
        with turn_to_answer(engine, ahead=True):
            pass
        thread.join(timeout=30)

    assert went[0] < 10  # By itself it would wait for twenty seconds.


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
