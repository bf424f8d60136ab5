"""Who keeps the team decides nothing, and whoever acts for a keeper keeps no team."""

from datetime import date

import pytest

from domain.cases import Case
from domain.people import ActingFor, Actor, Person
from domain.refusals import Refusal
from domain.roles import Role
from services.cases.open_case import open_case
from services.team.act_for import Deputising, act_for, end_acting
from services.team.change_team import agree_team, give_role, take_role
from tests.services.cast import (
    ADVISER,
    BERA,
    BUREAU,
    FINANCE,
    FOCAL,
    LEAD,
    OUTSIDER,
    POLICY,
    RR,
    Desk,
    K,
    make_new_case,
)

TODAY = date(2024, 9, 2)
KEEPER = Role.CORPORATE_SES_TEAM
DECIDING = (
    Role.RESIDENT_REPRESENTATIVE,
    Role.BUREAU_CLEARER,
    Role.POLICY_CLEARER,
    Role.EXECUTIVE_COORDINATOR,
)


def give(desk: Desk, case: Case, person: Actor, role: Role, *, by: Actor) -> None:
    give_role(case.id, person_id=person.person_id, role=role, by=by, ports=desk.ports)


def take(desk: Desk, case: Case, person: Actor, role: Role, *, by: Actor) -> None:
    who = person.person_id
    take_role(case.id, person_id=who, role=role, note="", by=by, ports=desk.ports)


def depute(
    desk: Desk,
    case: Case,
    principal: Actor,
    deputy: Actor,
    role: Role,
    *,
    by: Actor | None = None,
    first: date = TODAY,
) -> ActingFor:
    wanted = Deputising(
        principal_id=principal.person_id,
        deputy_id=deputy.person_id,
        role=role,
        first_day=first,
        last_day=date(2024, 9, 20),
        reason="Leave.",
    )
    return act_for(case.id, wanted, by=by or principal, ports=desk.ports)


# --- Keeping the team, and deciding ------------------------------------------------


@pytest.mark.parametrize("role", DECIDING)
def test_nobody_who_changes_the_team_gives_themselves_a_part_that_decides(
    desk: Desk, role: Role
) -> None:
    case = desk.open(vertical_fund=True)
    before = desk.state(case)

    with pytest.raises(Refusal, match="not-for-oneself"):
        give(desk, case, FOCAL, role, by=FOCAL)

    assert desk.state(case) == before


@pytest.mark.parametrize("role", DECIDING)
def test_the_ses_team_gives_nobody_of_its_own_a_part_that_decides(
    desk: Desk, role: Role
) -> None:
    case = desk.open(vertical_fund=True)
    give(desk, case, ADVISER, KEEPER, by=FOCAL)

    with pytest.raises(Refusal, match="keeper-decides-nothing"):
        give(desk, case, ADVISER, role, by=FOCAL)


@pytest.mark.parametrize("decider", [RR, BUREAU, POLICY])
def test_nobody_who_decides_becomes_a_keeper_of_the_team(
    desk: Desk, decider: Actor
) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="keeper-decides-nothing"):
        give(desk, case, decider, KEEPER, by=FOCAL)
    with pytest.raises(Refusal, match="keeper-decides-nothing"):
        depute(desk, case, FOCAL, decider, KEEPER)


def test_the_ses_team_submits_nothing_to_secu_in_anothers_name(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)

    with pytest.raises(Refusal, match="keeper-decides-nothing"):
        depute(desk, case, RR, FOCAL, Role.RESIDENT_REPRESENTATIVE)

    desk.signed(case, "12", by=[BUREAU, POLICY])
    with pytest.raises(Refusal, match="not-a-submitter"):
        desk.submit(case, "12", by=FOCAL)


def test_who_will_act_in_a_part_that_decides_is_given_no_keepers_part(
    desk: Desk,
) -> None:
    case = desk.open()
    depute(desk, case, RR, OUTSIDER, Role.RISK_OWNER, first=date(2024, 9, 9))

    with pytest.raises(Refusal, match="keeper-decides-nothing"):
        give(desk, case, OUTSIDER, KEEPER, by=FOCAL)


def test_an_opener_whose_duty_decides_keeps_the_team_only(desk: Desk) -> None:
    duties = (Role.ENVIRONMENTAL_FINANCE, Role.EXECUTIVE_COORDINATOR)
    with desk.ports.read_uow() as uow:
        both = Person(
            id="demo-both",
            name="Demo Both",
            title="",
            office_id=uow.people.get(FINANCE.person_id).office_id,
            demo=True,
            duties=duties,
        )
    case = open_with(desk, both)

    roles = desk.roles(case, Actor(person_id="demo-both", via="desk"))

    assert roles == {Role.ENVIRONMENTAL_FINANCE, KEEPER}


def open_with(desk: Desk, person: Person) -> Case:
    """Open a vertical-fund case as a person who is new to the desk."""
    with desk.ports.open_uow() as uow:
        uow.people.add(person)
        uow.commit()
    new = make_new_case(vertical_fund=True)
    opener = Actor(person_id=person.id, via="desk")
    return open_case(new, by=opener, ports=desk.ports)


# --- Acting for a keeper ------------------------------------------------------------


def test_who_acts_for_a_keeper_does_the_daily_work(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    depute(desk, case, FOCAL, OUTSIDER, KEEPER)

    desk.happen(case, K.PRESS_COVERAGE, TODAY, by=OUTSIDER)
    desk.draft(case, "10", by=OUTSIDER)
    desk.send(case, "10", by=OUTSIDER)
    agree_team(case.id, by=OUTSIDER, ports=desk.ports)

    assert desk.finish(case, "8", by=OUTSIDER).done_by == OUTSIDER.person_id


def test_who_acts_for_a_keeper_changes_no_part(desk: Desk) -> None:
    case = desk.open()
    depute(desk, case, FOCAL, OUTSIDER, KEEPER)
    acting = depute(desk, case, RR, LEAD, Role.RISK_OWNER)
    before = desk.state(case)

    for change in (
        lambda: give(desk, case, OUTSIDER, KEEPER, by=OUTSIDER),
        lambda: give(desk, case, BERA, Role.PROJECT_MANAGER, by=OUTSIDER),
        lambda: take(desk, case, FOCAL, KEEPER, by=OUTSIDER),
        lambda: depute(desk, case, FOCAL, BERA, KEEPER, by=OUTSIDER),
        lambda: end_acting(case.id, acting.id, by=OUTSIDER, ports=desk.ports),
    ):
        with pytest.raises(Refusal, match="deputy-keeps-no-team"):
            change()

    assert desk.state(case) == before


def test_a_keeper_who_also_acts_for_one_keeps_the_team(desk: Desk) -> None:
    case = desk.open()
    give(desk, case, ADVISER, KEEPER, by=FOCAL)
    depute(desk, case, FOCAL, ADVISER, KEEPER)

    give(desk, case, OUTSIDER, Role.PROJECT_MANAGER, by=ADVISER)

    assert desk.roles(case, OUTSIDER) == {Role.PROJECT_MANAGER}
