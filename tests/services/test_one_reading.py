"""One answer sees one state, and its own changes."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace

import pytest

from domain.refusals import Refusal
from domain.seats import Vendor
from services.once import DoneBefore, Once
from services.one_reading import one_reading
from services.ports import UnitOfWork
from tests.services.cast import Desk
from tests.services.test_once import add, is_there


def test_what_others_change_meanwhile_is_not_seen(desk: Desk) -> None:
    with one_reading(desk.ports) as ports:
        assert not is_there(ports, "meanwhile")
        add(desk.ports, "meanwhile")

        assert not is_there(ports, "meanwhile")
    assert is_there(desk.ports, "meanwhile")


def test_what_it_changes_itself_is_seen(desk: Desk) -> None:
    with one_reading(desk.ports) as ports:
        assert not is_there(ports, "own-change")
        add(ports, "own-change")

        assert is_there(ports, "own-change")


def test_who_is_in_the_middle_of_a_question_goes_on_after_a_change(desk: Desk) -> None:
    with one_reading(desk.ports) as ports, ports.read_uow() as uow:
        before = uow.people.some(["in-the-middle"])
        add(ports, "in-the-middle")

        assert uow.people.some(["in-the-middle"]) == before
        assert is_there(ports, "in-the-middle")


def test_a_question_within_a_change_is_not_kept(desk: Desk) -> None:
    with one_reading(desk.ports) as ports:
        with ports.open_uow():
            assert not is_there(ports, "within")
        add(desk.ports, "within")

        assert is_there(ports, "within")


def test_the_same_question_is_asked_once(desk: Desk) -> None:
    with one_reading(desk.ports) as ports, ports.read_uow() as uow:
        first = uow.people.some(["nobody"])
        second = uow.people.some(["nobody"])

    assert first == second
    assert first is not second


def test_after_a_question_that_failed_the_next_one_is_asked_anew(desk: Desk) -> None:
    with one_reading(desk.ports) as ports:
        with suppress(Refusal), ports.read_uow() as uow:
            uow.actions.get("no-such-action")
        add(desk.ports, "anew")

        assert is_there(ports, "anew")


def test_nothing_is_held_after_a_refusal(desk: Desk) -> None:
    def refused() -> None:
        with one_reading(desk.ports) as ports:
            is_there(ports, "anybody")
            raise Refusal("verb-unknown")

    with pytest.raises(Refusal):
        refused()

    add(desk.ports, "after-a-refusal")
    assert is_there(desk.ports, "after-a-refusal")


def test_one_within_another_goes_on_with_what_that_has_seen(desk: Desk) -> None:
    with one_reading(desk.ports) as outer:
        assert not is_there(outer, "seen-before")
        add(desk.ports, "seen-before")

        with one_reading(outer) as inner:
            assert not is_there(inner, "seen-before")
            add(inner, "own-change")

            assert is_there(inner, "own-change")
        assert is_there(outer, "own-change")


def test_what_stands_before_the_ports_stands_before_its_changes_too(
    desk: Desk,
) -> None:
    def stopped() -> AbstractContextManager[UnitOfWork]:
        raise Refusal("database-busy")

    with (
        one_reading(replace(desk.ports, open_uow=stopped)) as ports,
        pytest.raises(Refusal, match="database-busy"),
    ):
        add(ports, "stopped")

    assert not is_there(desk.ports, "stopped")


def test_what_comes_twice_is_done_once_in_whatever_order_they_are_wrapped(
    desk: Desk,
) -> None:
    case = desk.open()

    def take(person_id: str) -> None:
        with one_reading(Once(desk.ports, Vendor.TEAMS, "the-same").ports) as ports:
            add(ports, person_id, case)

    take("first")
    with pytest.raises(DoneBefore):
        take("second")
    assert not is_there(desk.ports, "second")


def test_an_answer_has_one_turn_until_it_is_over(desk: Desk) -> None:
    turns: list[str] = []

    @contextmanager
    def in_turn(*, ahead: bool = False) -> Iterator[None]:
        turns.append("ahead" if ahead else "begun")
        yield
        turns.append("over")

    with one_reading(replace(desk.ports, in_turn=in_turn)) as ports:
        with one_reading(ports) as same:
            assert not is_there(same, "nobody")
        assert turns == ["begun"]

    assert turns == ["begun", "over"]
