"""What ends with a part or with acting in one: nothing waits on who is not there."""

from datetime import date

import pytest

from domain.cases import Case
from domain.people import ActingFor, Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.move_action import assign_action
from services.reading.list_actions import my_actions
from services.reading.read_action import read_action
from services.team.act_for import Deputising, act_for, end_acting, recuse
from services.team.change_team import give_role, take_role
from tests.services.cast import BUREAU, FOCAL, LEAD, OUTSIDER, RR, Desk

TODAY = date(2024, 9, 2)
LAST = date(2024, 9, 6)


def depute(
    desk: Desk, case: Case, *, principal: Actor = LEAD, role: Role = Role.COUNTRY_LEAD
) -> ActingFor:
    wanted = Deputising(
        principal_id=principal.person_id,
        deputy_id=OUTSIDER.person_id,
        role=role,
        first_day=TODAY,
        last_day=LAST,
        reason="Leave.",
    )
    return act_for(case.id, wanted, by=principal, ports=desk.ports)


def assign(desk: Desk, case: Case, label: str, *, to: Actor = OUTSIDER) -> None:
    action = desk.action(case, label)
    assign_action(action.id, to=to.person_id, by=LEAD, ports=desk.ports)


def listed(desk: Desk, person: Actor) -> set[str]:
    found = my_actions(person.person_id, page=1, ports=desk.ports)
    return {line.action.id for line in found.lines}


def test_an_assignment_ends_when_acting_ends_by_hand(desk: Desk) -> None:
    case = desk.open()
    acting = depute(desk, case)
    assign(desk, case, "6")

    end_acting(case.id, acting.id, by=LEAD, ports=desk.ports)

    assert desk.action(case, "6").assignee_id == ""
    assert desk.verbs(case)[-2:] == ["team.end-acting", "action.unassign"]


def test_an_assignment_ends_when_the_principal_leaves(desk: Desk) -> None:
    case = desk.open()
    depute(desk, case)
    assign(desk, case, "6")

    lead, role = LEAD.person_id, Role.COUNTRY_LEAD
    take_role(case.id, person_id=lead, role=role, note="", by=FOCAL, ports=desk.ports)

    assert desk.action(case, "6").assignee_id == ""


def test_an_assignment_ends_when_who_chose_the_deputy_steps_back(desk: Desk) -> None:
    case = desk.open()
    depute(desk, case, principal=RR, role=Role.RISK_OWNER)
    assign(desk, case, "6")

    recuse(case.id, reason="So.", by=RR, ports=desk.ports)

    assert desk.action(case, "6").assignee_id == ""


def test_an_assignment_stays_with_who_has_a_part_of_their_own(desk: Desk) -> None:
    case = desk.open()
    who, role = OUTSIDER.person_id, Role.PROJECT_MANAGER
    give_role(case.id, person_id=who, role=role, by=FOCAL, ports=desk.ports)
    acting = depute(desk, case)
    assign(desk, case, "6")

    end_acting(case.id, acting.id, by=LEAD, ports=desk.ports)

    assert desk.action(case, "6").assignee_id == who


@pytest.mark.usefixtures("alone")
def test_after_the_last_day_an_assignee_counts_as_nobody(desk: Desk) -> None:
    case = desk.open()
    depute(desk, case)
    assign(desk, case, "6")
    action = desk.action(case, "6")
    assert action.id in listed(desk, OUTSIDER)

    desk.clock.advance(days=5)

    assert action.id not in listed(desk, OUTSIDER)
    assert action.id in listed(desk, LEAD)
    sheet = read_action(action.id, reader=LEAD.person_id, ports=desk.ports)
    assert sheet.assignee_id == ""


def test_who_is_assigned_but_gone_is_refused_like_anybody_who_is_gone(
    desk: Desk,
) -> None:
    case = desk.open()
    depute(desk, case)
    assign(desk, case, "6")
    desk.clock.advance(days=5)

    with pytest.raises(Refusal, match="person-not-on-case"):
        assign(desk, case, "6")


def test_replacing_the_risk_owner_says_who_left(desk: Desk) -> None:
    case = desk.open()

    give_role(
        case.id,
        person_id=BUREAU.person_id,
        role=Role.RISK_OWNER,
        by=FOCAL,
        ports=desk.ports,
    )

    assert desk.codes(case)[-2:] == ["team-left", "team-joined"]
    [left] = [news for news in desk.news(case) if news.subject == "team-left"]
    assert left.words["person"] == RR.person_id
