"""One connection for all that an answer asks and changes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from domain.refusals import Refusal
from storage.connections import Held
from storage.one_reading import OneReading
from storage.unit_of_work import SqlUnitOfWork, read_uow
from tests.storage.makers import make_case


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


def add(reading: OneReading, *, commits: bool = True) -> None:
    with reading.open_uow() as uow:
        uow.cases.add(make_case())
        if commits:
            uow.commit()


def test_an_answer_has_one_connection_for_all_that_it_asks_and_changes(
    engine: Engine,
) -> None:
    with counted(engine) as seen:
        reading = OneReading(engine)
        assert not ask(reading)
        add(reading)
        assert ask(reading)
        assert seen == ["out"]

        reading.close()
        assert seen == ["out", "back"]


def test_what_was_not_committed_is_undone_though_the_connection_is_kept(
    engine: Engine,
) -> None:
    reading = OneReading(engine)
    add(reading, commits=False)

    assert not ask(reading)
    reading.close()
    with read_uow(engine) as uow:
        assert uow.cases.named("DEMO-C1") is None


def test_what_failed_is_undone_and_the_next_one_goes_on(engine: Engine) -> None:
    def refused(uow: SqlUnitOfWork) -> None:
        uow.cases.add(make_case())
        uow.actions.get("no-such-action")

    reading = OneReading(engine)
    with pytest.raises(Refusal, match="action-not-found"), reading.open_uow() as uow:
        refused(uow)
    add(reading)

    assert ask(reading)
    reading.close()


def test_who_still_asks_while_something_is_changed_keeps_their_own(
    engine: Engine,
) -> None:
    with counted(engine) as seen:
        reading = OneReading(engine)
        with reading.read_uow() as uow:
            assert uow.cases.named("DEMO-C1") is None
            add(reading)
            assert uow.cases.named("DEMO-C1") is None
        assert ask(reading)
        reading.close()

        assert seen.count("out") == seen.count("back") == 2


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
