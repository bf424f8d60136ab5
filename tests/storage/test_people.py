"""People, offices and teams."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.people import ActingFor, Recusal, Team
from domain.refusals import Refusal
from domain.roles import Role
from tests.conftest import OpenUow
from tests.storage.makers import (
    NOW,
    TODAY,
    make_member,
    make_office,
    make_person,
    move_in,
)
from tests.storage.presses import press_at_once

ACTING = ActingFor(
    id="x1",
    case_id="c1",
    principal_id="lead",
    deputy_id="focal",
    role=Role.RISK_OWNER,
    first_day=TODAY,
    last_day=TODAY + timedelta(days=3),
    reason="leave",
    named_by="lead",
)
RECUSAL = Recusal(id="r1", case_id="c1", person_id="lead", reason="kin", at=NOW)


def test_people_and_offices_come_back_as_they_were(open_uow: OpenUow) -> None:
    office = replace(make_office(), bureau="RBx", country="Nowhere")
    person = replace(
        make_person(), duties=(Role.RISK_OWNER, Role.COUNTRY_LEAD), demo=True
    )
    with open_uow() as uow:
        uow.people.add_office(office)
        uow.people.add(person)

        assert uow.people.office(office.id) == office
        assert uow.people.get(person.id) == person


def test_who_is_stored_again_is_replaced(open_uow: OpenUow) -> None:
    renamed = replace(make_person(), name="Demo Another", duties=(Role.RISK_OWNER,))
    moved = replace(make_office(), calendar="another")
    with open_uow() as uow:
        move_in(uow, "lead")
        uow.people.add(renamed)
        uow.people.add_office(moved)

        assert uow.people.everybody() == [renamed]
        assert uow.people.offices() == [moved]


def test_everybody_comes_by_name(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow, "zoe", "ann", "max")

        assert [each.id for each in uow.people.everybody()] == ["ann", "max", "zoe"]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 40])
def test_any_number_of_people_are_found_at_once(open_uow: OpenUow, count: int) -> None:
    people = [f"p{number}" for number in range(count)]
    with open_uow() as uow:
        move_in(uow, *people, "besides")

        assert sorted(uow.people.some([*people, *people, "nobody"])) == sorted(people)


def test_strangers_are_refused(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        with pytest.raises(Refusal, match="person-not-found"):
            uow.people.get("nobody")
        with pytest.raises(Refusal, match="office-not-found"):
            uow.people.office("nowhere")


def test_a_team_is_all_who_play_a_part_or_did(open_uow: OpenUow) -> None:
    lead, focal = make_member("lead"), make_member("focal", role=Role.RISK_OWNER)
    with open_uow() as uow:
        move_in(uow, cases=("c1", "c2"))
        uow.people.join([lead, focal])
        uow.people.join([make_member("lead", case_id="c2")])
        uow.people.add_acting(ACTING)
        uow.people.add_recusal(RECUSAL)

        team = Team(members=(lead, focal), acting=(ACTING,), recusals=(RECUSAL,))
        assert uow.people.team("c1") == team


def test_a_team_is_confirmed_as_it_stands(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.people.join([make_member("lead"), make_member("focal")])
        uow.people.leave(make_member("lead").id, at=NOW, note="")
        uow.people.confirm_team("c1")

        provisional = [each.provisional for each in uow.people.team("c1").members]
        assert provisional == [True, False]


def test_somebody_leaves_once(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.people.join([make_member()])
        uow.commit()

    def leave(number: int) -> bool:
        with open_uow() as uow:
            left = uow.people.leave(make_member().id, at=NOW, note=str(number))
            uow.commit()
            return left

    assert press_at_once(leave).count(True) == 1


def test_acting_for_somebody_ends_once(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.people.add_acting(ACTING)

        assert uow.people.end_acting(ACTING.id, at=NOW)
        assert not uow.people.end_acting(ACTING.id, at=NOW + timedelta(hours=1))
        assert uow.people.team("c1").acting == (replace(ACTING, ended_at=NOW),)
