"""A change and the taking of what asked for it are one transaction."""

from contextlib import suppress

import pytest

from domain.cases import Case
from domain.seats import Vendor
from services.once import DoneBefore, Once
from services.ports import Ports
from tests.services.cast import Desk
from tests.storage.makers import make_entry, make_person
from tests.storage.presses import PEOPLE, press_at_once


@pytest.fixture(name="case")
def _case(desk: Desk) -> Case:
    return desk.open()


def once(desk: Desk, key: str) -> Once:
    return Once(desk.ports, Vendor.TEAMS, key)


def add(ports: Ports, person_id: str, case: Case | None = None) -> None:
    """Change something; with a case, it stands in that case's record."""
    with ports.open_uow() as uow:
        uow.people.add(make_person(person_id))
        if case is not None:
            uow.record.append(make_entry(case_id=case.id))
        uow.commit()


def is_there(ports: Ports, person_id: str) -> bool:
    with ports.read_uow() as uow:
        return person_id in uow.people.some([person_id])


def test_of_many_at_once_one_is_done(desk: Desk, case: Case) -> None:
    def come(number: int) -> bool:
        try:
            add(once(desk, "many").ports, f"of-many-{number}", case)
        except DoneBefore:
            return False
        return True

    assert sorted(press_at_once(come)) == [False] * (PEOPLE - 1) + [True]
    there = [is_there(desk.ports, f"of-many-{number}") for number in range(PEOPLE)]
    assert there.count(True) == 1


def test_what_broke_off_before_it_was_lasting_is_done_when_it_comes_again(
    desk: Desk, case: Case
) -> None:
    with suppress(OSError), once(desk, "cut").ports.open_uow() as uow:
        uow.record.append(make_entry(case_id=case.id))
        uow.people.add(make_person("cut-off"))
        raise OSError
    assert not is_there(desk.ports, "cut-off")

    add(once(desk, "cut").ports, "after-all", case)

    assert is_there(desk.ports, "after-all")


def test_all_changes_of_one_turn_are_its_own(desk: Desk, case: Case) -> None:
    turn = once(desk, "several")
    for number in range(2):
        add(turn.ports, f"several-{number}", case)

    assert is_there(desk.ports, "several-1")
    with pytest.raises(DoneBefore):
        add(once(desk, "several").ports, "several-2", case)


def test_what_was_not_done_whole_may_come_again(desk: Desk, case: Case) -> None:
    turn = once(desk, "half")
    add(turn.ports, "half-1", case)
    turn.let_go()

    add(once(desk, "half").ports, "half-2", case)

    assert is_there(desk.ports, "half-2")


def test_who_came_too_late_lets_nothing_of_the_first_go(desk: Desk, case: Case) -> None:
    add(once(desk, "late").ports, "late-1", case)
    late = once(desk, "late")
    with pytest.raises(DoneBefore):
        add(late.ports, "late-2", case)
    late.let_go()

    with pytest.raises(DoneBefore):
        add(once(desk, "late").ports, "late-3", case)


def test_what_stands_in_no_record_takes_nothing(desk: Desk) -> None:
    for number in range(2):
        add(once(desk, "draft").ports, f"draft-{number}")

    assert is_there(desk.ports, "draft-1")


def test_a_question_takes_nothing(desk: Desk) -> None:
    with once(desk, "asked").ports.read_uow() as uow:
        uow.people.some(["anybody"])

    with desk.ports.read_uow() as uow:
        assert not uow.inbox.is_taken(Vendor.TEAMS, "asked")
