"""Whoever gets a role is sent its brief, once, and reads it while they have it."""

import pytest

from domain.cases import Case
from domain.learning.brief_parts import BriefSheet
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.learning.read_brief import read_brief, read_sent_brief, roles_of
from services.team.change_team import agree_team, give_role, take_role
from tests.services.cast import FOCAL, LEAD, MANAGER, OUTSIDER, RR, Desk

pytestmark = pytest.mark.usefixtures("alone", "shipped_catalogue")
LEADS = Role.COUNTRY_LEAD


def give(desk: Desk, case: Case, person: Actor, role: Role = LEADS) -> None:
    give_role(
        case.id, person_id=person.person_id, role=role, by=FOCAL, ports=desk.ports
    )


def take(desk: Desk, case: Case, person: Actor) -> None:
    who = person.person_id
    take_role(case.id, person_id=who, role=LEADS, note="", by=FOCAL, ports=desk.ports)


def briefed(desk: Desk, case: Case) -> list[tuple[str, str]]:
    news = (each for each in desk.news(case) if each.kind == "brief")
    return [(each.conversation.removeprefix("direct:"), each.subject) for each in news]


def sent(desk: Desk, case: Case) -> BriefSheet | None:
    who = OUTSIDER.person_id
    return read_sent_brief(LEADS, case_id=case.id, reader=who, ports=desk.ports)


def test_who_is_put_on_a_case_is_sent_the_brief_of_their_role(desk: Desk) -> None:
    case = desk.open()

    give(desk, case, OUTSIDER)
    give(desk, case, OUTSIDER)

    assert briefed(desk, case) == [(OUTSIDER.person_id, LEADS)]


def test_the_same_role_again_brings_no_second_brief(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    give(desk, first, OUTSIDER)

    give(desk, second, OUTSIDER)
    take(desk, first, OUTSIDER)
    give(desk, first, OUTSIDER)
    give(desk, second, OUTSIDER, Role.PROJECT_MANAGER)

    assert briefed(desk, first) == [(OUTSIDER.person_id, LEADS)]
    assert briefed(desk, second) == [(OUTSIDER.person_id, Role.PROJECT_MANAGER)]


def test_the_first_team_is_briefed_when_it_is_agreed(desk: Desk) -> None:
    case = desk.open()
    desk.clock.advance(hours=1)
    give(desk, case, OUTSIDER)
    before = briefed(desk, case)

    agree_team(case.id, by=FOCAL, ports=desk.ports)
    agree_team(case.id, by=FOCAL, ports=desk.ports)

    told = briefed(desk, case)
    assert before == [(OUTSIDER.person_id, LEADS)]
    assert len(told) == len(set(told))
    assert {(LEAD.person_id, LEADS), (RR.person_id, Role.RISK_OWNER)} <= set(told)


def test_a_sent_brief_is_read_with_its_pages_while_the_role_is_theirs(
    desk: Desk,
) -> None:
    case = desk.open()
    give(desk, case, OUTSIDER)

    sheet = sent(desk, case)
    take(desk, case, OUTSIDER)

    assert sheet is not None
    assert [page.id for page in sheet.pages] == list(sheet.brief.pages)
    assert sheet.case == case
    assert sent(desk, case) is None


def test_somebodys_roles_are_those_of_all_their_cases(desk: Desk) -> None:
    desk.open()
    give(desk, desk.open(), MANAGER)

    mine = roles_of(MANAGER.person_id, ports=desk.ports)

    assert set(mine) == {Role.PROJECT_MANAGER, LEADS}
    assert roles_of(OUTSIDER.person_id, ports=desk.ports) == ()


def test_what_is_nobodys_role_has_no_brief(desk: Desk) -> None:
    with pytest.raises(Refusal, match="role-not-given"):
        read_brief(Role.ADMINISTRATOR, ports=desk.ports)
