"""Opening a case (row 1): thirty actions, a provisional team, nothing by halves."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.actions import ActionState
from domain.cases import CaseState
from domain.refusals import Refusal
from domain.roles import Role
from domain.rooms import StepState
from services.cases.open_case import NewCase, open_case
from tests.services.cast import (
    ADVISER,
    BUREAU,
    COORDINATOR,
    FINANCE,
    FOCAL,
    LEAD,
    OUTSIDER,
    REGISTERED,
    RR,
    Desk,
    make_new_case,
)


def test_a_new_case_has_thirty_actions_and_the_first_six_are_pending(
    desk: Desk,
) -> None:
    case = desk.open()

    actions = desk.actions(case)
    assert [action.number for action in actions] == list(range(1, 31))
    assert desk.open_labels(case) == ["1", "2", "3", "4", "5", "6"]
    waiting = {action.state for action in actions[6:]}
    assert waiting == {ActionState.WAITING}


def test_the_first_actions_have_the_days_of_their_owners_calendar(desk: Desk) -> None:
    case = desk.open()  # Registered on Monday, 4 March 2024; no holidays near.

    days = [action.due.day for action in desk.actions(case)[:6]]

    assert days == [
        None,
        date(2024, 3, 7),
        date(2024, 3, 11),
        date(2024, 3, 11),
        date(2024, 3, 13),
        date(2024, 3, 22),
    ]


def test_everybody_whose_duty_fits_is_on_the_team_provisionally(desk: Desk) -> None:
    case = desk.open()

    with desk.ports.read_uow() as uow:
        members = uow.people.team(case.id).members
    assert all(member.provisional for member in members)
    assert desk.roles(case, RR) == {Role.RESIDENT_REPRESENTATIVE, Role.RISK_OWNER}
    assert desk.roles(case, FOCAL) == {Role.CORPORATE_SES_TEAM}
    assert desk.roles(case, OUTSIDER) == set()


def test_funds_people_are_on_vertical_fund_cases_only(desk: Desk) -> None:
    ordinary, funded = desk.open(), desk.open(vertical_fund=True)

    assert desk.roles(ordinary, COORDINATOR) == set()
    assert desk.roles(ordinary, FINANCE) == set()
    assert desk.roles(funded, COORDINATOR) == {Role.EXECUTIVE_COORDINATOR}
    assert desk.roles(funded, FINANCE) == {Role.ENVIRONMENTAL_FINANCE}


def test_environmental_finance_plays_the_ses_team_on_environmental_funds(
    desk: Desk,
) -> None:
    case = desk.open(vertical_fund=True, environmental=True)

    assert Role.CORPORATE_SES_TEAM in desk.roles(case, FINANCE)
    assert Role.CORPORATE_SES_TEAM in desk.roles(case, FOCAL)
    assert desk.roles(case, ADVISER) == {Role.POLICY_BUREAU}


def test_an_environmental_fund_where_no_fund_pays_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="fund-contradiction"):
        desk.open(vertical_fund=False, environmental=True)


def test_a_finance_officer_who_opens_a_case_may_keep_its_team(desk: Desk) -> None:
    case = open_case(make_new_case(vertical_fund=True), by=FINANCE, ports=desk.ports)

    assert Role.CORPORATE_SES_TEAM in desk.roles(case, FINANCE)


def test_an_office_of_another_bureau_is_not_asked(desk: Desk) -> None:
    with desk.ports.open_uow() as uow:
        office = uow.people.office("demo-headquarters")
        assert not office.bureau
    case = desk.open(office_id="demo-office-elsewhere")

    assert desk.roles(case, LEAD) == set()
    assert desk.roles(case, BUREAU) == {Role.BUREAU_CLEARER}


def test_the_cards_of_one_to_four_go_to_the_ses_team_alone(desk: Desk) -> None:
    case = desk.open()

    cards = [each for each in desk.news(case) if each.kind == "action-card"]
    labels = {action.id: action.label for action in desk.actions(case)}
    early = {labels[card.subject] for card in cards if card.only_role}
    assert early == {"1", "2", "3", "4"}
    assert {card.only_role for card in cards} == {"", Role.CORPORATE_SES_TEAM}


def test_the_room_is_planned_and_the_case_card_queued(desk: Desk) -> None:
    case = desk.open()

    with desk.ports.read_uow() as uow:
        steps = uow.rooms.steps(case.id)
    assert {step.state for step in steps} == {StepState.WAITING}
    cards = [each for each in desk.news(case) if each.kind == "case-card"]
    assert [card.conversation for card in cards] == [f"room:{case.id}"]


def test_the_opening_stands_in_the_record_with_who_when_and_whence(
    desk: Desk,
) -> None:
    case = desk.open(requestors=("Ada Example",))

    rows = desk.record(case)
    assert {row.who for row in rows} == {FOCAL.person_id}
    assert {row.via for row in rows} == {"desk"}
    assert {row.at for row in rows} == {desk.clock.now}
    assert [row.verb for row in rows if row.verb != "team.join"] == [
        "case.open",
        "wall.seal",
        "event.record",
    ]


def test_a_demo_case_is_marked_from_its_first_row(desk: Desk) -> None:
    case = desk.open()

    first = desk.record(case)[0]
    assert case.demo
    assert first.content is not None
    assert first.content["demo"] == "true"


def test_requestors_are_sealed_and_stand_nowhere_else(desk: Desk) -> None:
    case = desk.open(requestors=("Ada Example", "Ben Example"))

    with desk.ports.read_uow() as uow:
        walled = uow.wall.of_case(case.id)
    assert [each.label for each in walled] == ["Requestor 1", "Requestor 2"]
    assert all(b"Example" not in each.sealed for each in walled)
    assert "Example" not in str([row.content for row in desk.record(case)])


def test_a_requestor_in_the_synopsis_is_taken_out(desk: Desk) -> None:
    case = desk.open(
        requestors=("Ada Example",), synopsis="Ada Example complains of noise."
    )

    assert "Example" not in case.facts.synopsis
    assert case.facts.synopsis.endswith("complains of noise.")


REFUSED = (
    ("reference-unfit", make_new_case(reference="demo 1")),
    ("reference-unfit", make_new_case(reference="../../etc")),
    ("reference-unfit", make_new_case(reference="A" * 25)),
    ("reference-unfit", make_new_case(reference="")),
    ("office-not-found", make_new_case(office_id="nowhere")),
    ("event-in-future", make_new_case(registered_on=date(2024, 9, 3))),
    ("registered-before-filed", make_new_case(filed_on=date(2024, 3, 5))),
    ("facts-missing", make_new_case(project="  ")),
    ("facts-missing", make_new_case(country="")),
    ("text-too-long", make_new_case(project="x" * 100_000)),
    ("text-too-long", make_new_case(synopsis="x" * 100_000)),
    ("text-too-long", make_new_case(requestors=("x" * 100_000,))),
)


@pytest.mark.parametrize("code, new", REFUSED)
def test_what_cannot_be_opened_is_refused_and_leaves_nothing(
    desk: Desk, code: str, new: NewCase
) -> None:
    with pytest.raises(Refusal, match=code):
        open_case(new, by=FOCAL, ports=desk.ports)

    with desk.ports.read_uow() as uow:
        assert uow.cases.named(new.facts.reference) is None


def test_a_calendar_that_is_not_loaded_opens_no_case(desk: Desk) -> None:
    with desk.ports.open_uow() as uow:
        office = uow.people.office("demo-office-elsewhere")
        lost = type(office)(
            id="lost-office", name="Lost", kind=office.kind, calendar="nowhere's"
        )
        uow.people.add_office(lost)
        uow.commit()
    new = make_new_case(office_id="lost-office")

    with pytest.raises(Refusal, match="calendar-not-found"):
        open_case(new, by=FOCAL, ports=desk.ports)


@pytest.mark.parametrize("spelling", [str.upper, str.lower])
def test_a_reference_is_taken_however_it_is_spelt(
    desk: Desk, spelling: type[str]
) -> None:
    case = desk.open()
    again = make_new_case(reference=spelling(case.facts.reference))

    with pytest.raises(Refusal) as refused:
        open_case(again, by=FOCAL, ports=desk.ports)

    assert refused.value.code in {"case-exists", "reference-unfit"}
    assert len(desk.record(case)) == len(desk.record(case))


def test_two_openers_at_once_open_one_case(desk: Desk) -> None:
    new = make_new_case()

    def press(_: int) -> str:
        try:
            return open_case(new, by=FOCAL, ports=desk.ports).id
        except Refusal as refusal:
            return refusal.code

    with ThreadPoolExecutor(8) as presses:
        answers = list(presses.map(press, range(8)))

    assert answers.count("case-exists") == 7
    with desk.ports.read_uow() as uow:
        case = uow.cases.named(new.facts.reference)
    assert case is not None
    assert case.state is CaseState.OPEN
    assert len(desk.actions(case)) == 30
    assert desk.verbs(case).count("case.open") == 1
    assert desk.actions(case)[0].opened_on == REGISTERED
