"""Decisions in a plan: they hold once it is signed, and a new status is told."""

from domain.actions import ActionState
from domain.documents import (
    DecisionKind,
)
from services.approvals.draft_document import (
    DecisionTaken,
)
from tests.services.cast import (
    EXO,
    FINANCE,
    RR,
    Desk,
    K,
)


def status(choice: str) -> tuple[DecisionTaken, ...]:
    return (DecisionTaken(kind=DecisionKind.PROJECT_STATUS, choice=choice),)


def test_decisions_hold_once_their_plan_is_signed(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10", b"Plan.", status("partial-suspension"))
    with desk.ports.read_uow() as uow:
        [proposed] = uow.documents.decisions_of_case(case.id)
    assert proposed.in_force_since is None

    desk.sign(case, "10", version, by=RR)

    with desk.ports.read_uow() as uow:
        [holding] = uow.documents.decisions_of_case(case.id)
    assert holding.in_force_since == desk.clock.now
    assert desk.verbs(case).count("decision.hold") == 1


def test_a_change_of_status_is_told_to_exo_and_asked_to_be_told_to_secu(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    desk.signed(case, "10", by=[RR], decisions=status("full-suspension"))

    told = {n.conversation: n for n in desk.news(case) if "status" in n.subject}
    assert told[f"room:{case.id}"].subject == "status-changed"
    to_exo = told[f"direct:{EXO.person_id}"]
    assert to_exo.subject == "status-changed-told"
    assert to_exo.words["after"] == "full-suspension"


def test_a_project_that_goes_on_as_before_is_no_change(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    desk.signed(case, "10", by=[RR], decisions=status("continue"))
    assert "status-changed" not in desk.codes(case)

    desk.signed(case, "13", by=[RR], content=b"2", decisions=status("cancel"))
    assert desk.codes(case).count("status-changed") == 1


def test_a_plan_signed_as_it_stands_decides_nothing_anew(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    plan = desk.signed(case, "10", by=[RR], decisions=status("cancel"))
    desk.clock.advance(days=1)

    desk.send(case, "16")
    desk.sign(case, "16", plan, by=RR)

    assert desk.codes(case).count("status-changed") == 1
    assert desk.verbs(case).count("decision.hold") == 1


def test_environmental_finance_drafts_on_environmental_cases(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True, environmental=True)

    version = desk.draft(case, "10", by=FINANCE)
    desk.send(case, "10", by=FINANCE)

    assert version.by == FINANCE.person_id
    assert desk.action(case, "10").state is ActionState.IN_APPROVAL
