"""One connection for all that an answer asks and changes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Barrier, Event
from time import sleep

import pytest
from sqlalchemy import Engine, event

from domain.refusals import Refusal
from storage.connections import Held
from storage.one_reading import OneReading
from storage.unit_of_work import open_uow, read_uow
from tests.storage.makers import make_case

MOST = 25  # Connections that a pool lends at once.


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Count what goes out of the pool, and comes back."""
    seen: list[str] = []

    def out(*_: object) -> None:
        seen.append("out")

    def back(*_: object) -> None:
        seen.append("back")

    event.listen(engine, "checkout", out)
    event.listen(engine, "checkin", back)
    try:
        yield seen
    finally:
        event.remove(engine, "checkout", out)
        event.remove(engine, "checkin", back)


def ask(reading: OneReading) -> bool:
    with reading.read_uow() as uow:
        return uow.cases.named("DEMO-C1") is not None


def add(engine: Engine, reading: OneReading, *, commits: bool = True) -> None:
    reading.rest()
    with open_uow(engine) as uow:
        uow.cases.add(make_case())
        if commits:
            uow.commit()


def is_held(engine: Engine) -> bool:
    """Whether it is held: a server's goes back each time, to be looked at."""
    return engine.dialect.name == "sqlite"


def test_an_answer_in_sqlite_has_one_connection_for_all_that_it_does(
    engine: Engine,
) -> None:
    with counted(engine) as seen, closing(OneReading(engine)) as reading:
        assert not ask(reading)
        add(engine, reading)
        assert ask(reading)
        assert seen.count("out") == (1 if is_held(engine) else 3)

        reading.close()
        assert seen.count("out") == seen.count("back")


def test_after_it_each_transaction_has_the_pools_again(engine: Engine) -> None:
    with closing(OneReading(engine)) as reading:
        ask(reading)

    with counted(engine) as seen:
        for _ in range(2):
            with read_uow(engine) as uow:
                assert uow.cases.named("DEMO-C1") is None
    assert seen == ["out", "back"] * 2


def test_what_was_not_committed_is_undone_though_the_connection_is_kept(
    engine: Engine,
) -> None:
    with closing(OneReading(engine)) as reading:
        add(engine, reading, commits=False)

        assert not ask(reading)
    with read_uow(engine) as uow:
        assert uow.cases.named("DEMO-C1") is None


def test_what_failed_is_undone_and_the_next_one_goes_on(engine: Engine) -> None:
    def refused() -> None:
        with open_uow(engine) as uow:
            uow.cases.add(make_case())
            uow.actions.get("no-such-action")

    with closing(OneReading(engine)) as reading:
        with pytest.raises(Refusal, match="action-not-found"):
            refused()
        add(engine, reading)

        assert ask(reading)


def test_who_still_asks_while_something_is_changed_keeps_their_own(
    engine: Engine,
) -> None:
    with counted(engine) as seen, closing(OneReading(engine)) as reading:
        with reading.read_uow() as uow:
            assert uow.cases.named("DEMO-C1") is None
            add(engine, reading)
            assert uow.cases.named("DEMO-C1") is None
        assert ask(reading)
        reading.close()

        assert seen.count("out") == (2 if is_held(engine) else 3)
        assert seen.count("back") == seen.count("out")


def test_a_connection_that_broke_is_not_lent_again(engine: Engine) -> None:
    held = Held(engine)
    connection = held.lend()
    assert connection.dbapi_connection is not None
    connection.dbapi_connection.close()
    held.take_back(connection)

    with read_uow(engine) as uow:
        assert uow.cases.named("DEMO-C1") is None
    another = held.lend()
    another.cursor().execute("SELECT 1")
    held.take_back(another)
    held.let_go()


def test_what_is_lent_while_it_is_let_go_is_not_held_after(engine: Engine) -> None:
    with counted(engine) as seen:
        held = Held(engine)
        connection = held.lend()
        held.let_go()
        held.take_back(connection)

        assert seen == ["out", "back"]


def test_nobody_who_waits_to_write_keeps_a_connection_from_who_writes(
    engine: Engine,
) -> None:
    """As many answers as there are connections have asked; then all of them write."""
    have_asked, go_on = Barrier(MOST + 1), Event()

    def answer(_number: int) -> None:
        with closing(OneReading(engine)) as reading:
            ask(reading)
            have_asked.wait(timeout=30)
            go_on.wait(timeout=30)
            reading.rest()
            with open_uow(engine) as uow:
                assert uow.people.everybody() == []

    def another() -> None:
        """Write, and ask beside it: all connections are the others' just now."""
        with open_uow(engine), read_uow(engine) as beside:
            assert beside.people.everybody() == []

    with ThreadPoolExecutor(MOST + 1) as people:
        answers = [people.submit(answer, number) for number in range(MOST)]
        have_asked.wait(timeout=30)
        writer = people.submit(another)
        sleep(0.3)  # It has its turn by now, and waits for a connection.
        go_on.set()
        for each in [writer, *answers]:
            each.result(timeout=9)
