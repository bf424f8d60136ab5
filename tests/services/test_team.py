"""Who plays which part: given, taken back, agreed; who leaves loses sight."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.cases import Case
from domain.people import Actor, Person
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.move_action import assign_action
from services.cases.open_case import open_case
from services.reading.list_actions import late_actions, my_actions
from services.reading.read_action import read_action
from services.reading.read_case import read_case, visible_cases
from services.reading.read_files import read_files
from services.reading.read_log import read_log
from services.record.verify_case import verify_case
from services.team.change_team import agree_team, give_role, take_role
from tests.services.cast import (
    ADVISER,
    BUREAU,
    COORDINATOR,
    EXO,
    FINANCE,
    FOCAL,
    HELP_DESK,
    LEAD,
    MANAGER,
    OUTSIDER,
    POLICY,
    RR,
    Desk,
    K,
    make_new_case,
)


def give(
    desk: Desk, case: Case, person: Actor, role: Role, *, by: Actor = FOCAL
) -> str:
    member = give_role(
        case.id, person_id=person.person_id, role=role, by=by, ports=desk.ports
    )
    return member.id


def take(
    desk: Desk,
    case: Case,
    person: Actor,
    role: Role,
    *,
    by: Actor = FOCAL,
    note: str = "",
) -> bool:
    return take_role(
        case.id,
        person_id=person.person_id,
        role=role,
        note=note,
        by=by,
        ports=desk.ports,
    )


# --- Give -------------------------------------------------------------------------


def test_a_part_lets_somebody_see_and_do(desk: Desk) -> None:
    case = desk.open()

    give(desk, case, OUTSIDER, Role.PROJECT_MANAGER)

    assert case.id in {
        each.id for each in visible_cases(OUTSIDER.person_id, ports=desk.ports)
    }
    assert desk.finish(case, "5", by=OUTSIDER).done_by == OUTSIDER.person_id
    joined = [row for row in desk.record(case) if row.verb == "team.join"][-1]
    assert (joined.subject, joined.content) == (
        OUTSIDER.person_id,
        {"role": "project-manager"},
    )
    assert "team-joined" in desk.codes(case)


def test_a_part_given_twice_is_one_part(desk: Desk) -> None:
    case = desk.open()

    with ThreadPoolExecutor(4) as presses:
        ids = presses.map(
            lambda _: give(desk, case, OUTSIDER, Role.PROJECT_MANAGER), range(4)
        )

    assert len(set(ids)) == 1
    assert desk.verbs(case)[-1] == "team.join"


def test_the_risk_owner_is_one_person(desk: Desk) -> None:
    case = desk.open()

    give(desk, case, BUREAU, Role.RISK_OWNER)

    assert Role.RISK_OWNER in desk.roles(case, BUREAU)
    assert desk.roles(case, RR) == {Role.RESIDENT_REPRESENTATIVE}
    assert desk.verbs(case)[-2:] == ["team.leave", "team.join"]


def test_a_new_risk_owner_sees_what_waits_for_them_and_signs(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    give(desk, case, HELP_DESK, Role.RISK_OWNER)

    chat = f"direct:{HELP_DESK.person_id}"
    action = desk.action(case, "10")
    assert action.id in {n.subject for n in desk.news(case) if n.conversation == chat}
    with pytest.raises(Refusal, match="not-a-signer"):
        desk.sign(case, "10", version, by=RR)
    assert desk.sign(case, "10", version, by=HELP_DESK).progress.is_complete


@pytest.mark.parametrize("person", [LEAD, MANAGER, ADVISER, POLICY, EXO, OUTSIDER])
def test_only_the_rr_or_rbx_can_be_risk_owner(desk: Desk, person: Actor) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="not-a-risk-owner"):
        give(desk, case, person, Role.RISK_OWNER)


def test_who_was_rr_once_is_not_risk_owner_for_ever(desk: Desk) -> None:
    case = desk.open()
    give(desk, case, OUTSIDER, Role.RESIDENT_REPRESENTATIVE)
    take(desk, case, OUTSIDER, Role.RESIDENT_REPRESENTATIVE)

    with pytest.raises(Refusal, match="not-a-risk-owner"):
        give(desk, case, OUTSIDER, Role.RISK_OWNER)


@pytest.mark.parametrize(
    "role",
    [Role.BUREAU_CLEARER, Role.POLICY_CLEARER, Role.EXECUTIVE_COORDINATOR],
)
def test_nobody_gives_a_key_to_themselves(desk: Desk, role: Role) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="not-for-oneself"):
        give(desk, case, FOCAL, role)


@pytest.mark.parametrize("role", [Role.RESPONSE_TEAM, Role.SECU, Role.ADMINISTRATOR])
def test_what_acts_outside_the_desk_is_nobodys_part(desk: Desk, role: Role) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="role-not-given"):
        give(desk, case, LEAD, role)


def test_a_real_person_plays_no_part_in_a_rehearsal(desk: Desk) -> None:
    with desk.ports.open_uow() as uow:
        real = Person(
            id="real", name="Real", title="", office_id="demo-headquarters", demo=False
        )
        uow.people.add(real)
        uow.commit()
    case = desk.open()

    with pytest.raises(Refusal, match="demo-and-real"):
        give(desk, case, Actor(person_id="real", via="desk"), Role.PROJECT_MANAGER)
    with pytest.raises(Refusal, match="person-not-found"):
        give(desk, case, Actor(person_id="nobody", via=""), Role.PROJECT_MANAGER)


# --- Take back --------------------------------------------------------------------


def test_who_leaves_loses_sight_of_the_case(desk: Desk) -> None:
    case = desk.open()
    ports, gone = desk.ports, MANAGER.person_id
    action = desk.action(case, "5")

    assert take(desk, case, MANAGER, Role.PROJECT_MANAGER, note=" Moved on. ")

    assert case.id not in {each.id for each in visible_cases(gone, ports=ports)}
    for look in (
        lambda: read_case(case.id, reader=gone, ports=ports),
        lambda: read_action(action.id, reader=gone, ports=ports),
        lambda: read_log(case.id, reader=gone, page=1, size=5, ports=ports),
        lambda: read_files(case.id, reader=gone, ports=ports),
        lambda: verify_case(case.id, reader=gone, ports=ports),
        lambda: desk.finish(case, "5", by=MANAGER),
    ):
        with pytest.raises(Refusal, match="not-on-case"):
            look()
    row = desk.record(case)[-1]
    assert row.content == {"role": "project-manager", "note": "Moved on."}


@pytest.mark.usefixtures("alone")
def test_late_actions_of_a_case_left_are_not_listed(desk: Desk) -> None:
    case = desk.open()
    ports = desk.ports

    def listed(person: Actor) -> set[str]:
        late = late_actions(person.person_id, page=1, ports=ports).lines
        mine = my_actions(person.person_id, page=1, ports=ports).lines
        return {line.reference for line in (*late, *mine)}

    assert case.facts.reference in listed(LEAD)
    take(desk, case, LEAD, Role.COUNTRY_LEAD)
    assert case.facts.reference not in listed(LEAD)


def test_who_has_another_part_stays_on_the_case(desk: Desk) -> None:
    case = desk.open()

    take(desk, case, RR, Role.RISK_OWNER)

    assert read_case(case.id, reader=RR.person_id, ports=desk.ports).standing


def test_nothing_stays_assigned_to_who_has_left(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    assign_action(action.id, to=MANAGER.person_id, by=LEAD, ports=desk.ports)

    take(desk, case, MANAGER, Role.PROJECT_MANAGER)

    assert desk.action(case, "5").assignee_id == ""
    mine = my_actions(MANAGER.person_id, page=1, ports=desk.ports)
    assert case.facts.reference not in {line.reference for line in mine.lines}
    assert "action.unassign" in desk.verbs(case)


def test_anybody_may_lay_down_their_own_part(desk: Desk) -> None:
    case = desk.open()

    assert take(desk, case, ADVISER, Role.POLICY_BUREAU, by=ADVISER)
    assert not take(desk, case, ADVISER, Role.POLICY_BUREAU)
    assert desk.verbs(case).count("team.leave") == 1


def test_the_last_of_the_ses_team_stays(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="last-keeper"):
        take(desk, case, FOCAL, Role.CORPORATE_SES_TEAM)

    give(desk, case, ADVISER, Role.CORPORATE_SES_TEAM)
    assert take(desk, case, FOCAL, Role.CORPORATE_SES_TEAM)


def test_a_hand_over_note_is_not_endless(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="text-too-long"):
        take(desk, case, MANAGER, Role.PROJECT_MANAGER, note="x" * 100_000)

    assert desk.roles(case, MANAGER) == {Role.PROJECT_MANAGER}


def test_who_left_keeps_their_name_on_what_they_did(desk: Desk) -> None:
    case = desk.open()
    action = desk.finish(case, "5", by=LEAD)
    take(desk, case, LEAD, Role.COUNTRY_LEAD)

    sheet = read_action(action.id, reader=FOCAL.person_id, ports=desk.ports)

    assert sheet.people[LEAD.person_id].name == "Demo CO Lead"


# --- Agree ------------------------------------------------------------------------


def test_the_team_is_agreed_once(desk: Desk) -> None:
    case = desk.open()

    counts = [agree_team(case.id, by=FOCAL, ports=desk.ports) for _ in range(2)]

    assert counts == [10, 10]
    assert desk.verbs(case).count("team.agree") == 1
    with desk.ports.read_uow() as uow:
        members = uow.people.team(case.id).members
    assert not any(member.provisional for member in members)


def test_who_joins_an_agreed_team_is_not_provisional(desk: Desk) -> None:
    case = desk.open()
    agree_team(case.id, by=FOCAL, ports=desk.ports)

    give(desk, case, OUTSIDER, Role.PROJECT_MANAGER)

    with desk.ports.read_uow() as uow:
        joined = uow.people.team(case.id).members[-1]
    assert (joined.person_id, joined.provisional) == (OUTSIDER.person_id, False)


def test_finance_that_opened_a_case_keeps_its_team(desk: Desk) -> None:
    new = make_new_case(vertical_fund=True)
    case = open_case(new, by=FINANCE, ports=desk.ports)

    assert give(desk, case, OUTSIDER, Role.PROJECT_MANAGER, by=FINANCE)
    with pytest.raises(Refusal, match="not-a-team-keeper"):
        give(desk, case, OUTSIDER, Role.COUNTRY_LEAD, by=COORDINATOR)
