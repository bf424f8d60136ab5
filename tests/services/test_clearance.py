"""Clearances (12, 18, 20, 26, 28) and their submission to SECU."""

from datetime import date
from itertools import permutations

import pytest

from domain.actions import ActionState
from domain.cases import Case
from domain.documents import Key, Verdict
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.finish_action import Shown
from services.approvals.decide_coordinator import decide_coordinator
from services.approvals.stop_approval import stop_approval
from services.approvals.submit_action import submit_action
from services.reading.read_action import read_action
from services.team.act_for import recuse
from tests.services.cast import (
    BUREAU,
    COORDINATOR,
    FOCAL,
    LEAD,
    POLICY,
    RR,
    Desk,
    K,
)

CLEARERS = (BUREAU, POLICY)
FUND_CLEARERS = (BUREAU, POLICY, COORDINATOR)


def decide(desk: Desk, case: Case, label: str, *, by: Actor = FOCAL) -> None:
    action = desk.action(case, label)
    decide_coordinator(
        action.id, needed=False, reason="No fund matter.", by=by, ports=desk.ports
    )


@pytest.mark.parametrize("order", list(permutations(CLEARERS)), ids=["RBx", "BPPS"])
def test_rbx_and_bpps_clear_in_any_order(desk: Desk, order: tuple[Actor, ...]) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    version = desk.asked(case, "12")

    first = desk.sign(case, "12", version, by=order[0])
    second = desk.sign(case, "12", version, by=order[1])

    assert first.action.state is ActionState.IN_APPROVAL
    assert second.action.state is ActionState.CLEARED
    assert second.action.waits_on == (
        Role.BUREAU_CLEARER,
        Role.RESIDENT_REPRESENTATIVE,
    )
    assert second.action.done_at is None


@pytest.mark.parametrize(
    "order",
    [
        (COORDINATOR, BUREAU, POLICY),
        (POLICY, COORDINATOR, BUREAU),
    ],
    ids=["first", "between"],
)
def test_with_a_vertical_fund_the_coordinator_clears_too(
    desk: Desk, order: tuple[Actor, ...]
) -> None:
    case = desk.opened_until(K.TOR_POSTED, vertical_fund=True)
    version = desk.asked(case, "12")

    signed = [desk.sign(case, "12", version, by=who) for who in order]

    assert signed[0].progress.needed == (Key.BUREAU, Key.POLICY, Key.COORDINATOR)
    assert [len(each.progress.given) for each in signed] == [1, 2, 3]
    assert signed[-1].action.state is ActionState.CLEARED


def test_a_cleared_text_waits_for_a_person_to_submit_it(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "12", by=CLEARERS)

    action = desk.action(case, "12")
    chats = [n.conversation for n in desk.news(case) if n.subject == action.id]
    assert f"direct:{RR.person_id}" in chats
    told = {n.conversation for n in desk.news(case) if n.subject == "yours-to-submit"}
    assert told == {f"direct:{who.person_id}" for who in (BUREAU, RR)}
    assert action.is_open


@pytest.mark.parametrize("submitter", [BUREAU, RR])
def test_rbx_or_the_rr_submits_it(desk: Desk, submitter: Actor) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    version = desk.signed(case, "12", by=CLEARERS)

    done = desk.submit(case, "12", by=submitter)

    assert (done.state, done.done_by) == (ActionState.DONE, submitter.person_id)
    with desk.ports.read_uow() as uow:
        [submission] = [
            s for s in uow.documents.signatures_of(done.id) if s.key is Key.SUBMISSION
        ]
    assert submission.fingerprint == version.fingerprint
    assert "approval.submit" in desk.verbs(case)


def test_submitting_twice_submits_once(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "12", by=CLEARERS)
    desk.submit(case, "12", by=RR)
    before = desk.state(case)

    again = desk.submit(case, "12", by=BUREAU)

    assert again.done_by == RR.person_id
    assert desk.state(case) == before


def test_how_it_went_to_secu_may_be_shown(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "12", by=CLEARERS)
    action = desk.action(case, "12")

    shown = Shown(note="E-mailed to SECU.")
    version_id = action.document_version_id
    submit_action(
        action.id, version_id=version_id, shown=shown, by=RR, ports=desk.ports
    )

    sheet = read_action(action.id, reader=LEAD.person_id, ports=desk.ports)
    assert [evidence.note for evidence in sheet.evidence] == ["E-mailed to SECU."]


def test_what_is_not_cleared_is_not_submitted(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "12", by=[BUREAU])

    with pytest.raises(Refusal, match="not-cleared"):
        desk.submit(case, "12", by=RR)


def test_who_stepped_back_neither_clears_nor_submits(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    version = desk.asked(case, "12")
    recuse(case.id, reason="My cousin's firm.", by=BUREAU, ports=desk.ports)
    recuse(case.id, reason="Mine too.", by=RR, ports=desk.ports)

    with pytest.raises(Refusal, match="recused"):
        desk.sign(case, "12", version, by=BUREAU)
    desk.sign(case, "12", version, by=POLICY)
    with pytest.raises(Refusal, match="not-cleared"):
        desk.submit(case, "12", by=RR)


def test_a_submitter_who_stepped_back_is_refused(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "12", by=CLEARERS)
    recuse(case.id, reason="My cousin's firm.", by=RR, ports=desk.ports)

    with pytest.raises(Refusal, match="recused"):
        desk.submit(case, "12", by=RR)


@pytest.mark.parametrize("submitter", [RR, BUREAU])
def test_a_cleared_text_can_still_be_sent_back(desk: Desk, submitter: Actor) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    version = desk.signed(case, "12", by=CLEARERS)

    stopped = stop_approval(
        desk.action(case, "12").id,
        version_id=version.id,
        verdict=Verdict.SENT_BACK,
        reason="One fact is wrong.",
        by=submitter,
        ports=desk.ports,
    )

    assert stopped.state is ActionState.STARTED
    assert stopped.reason == "One fact is wrong."


def test_a_new_version_is_cleared_from_the_beginning(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "12", by=CLEARERS, content=b"First.")

    second = desk.asked(case, "12", b"Second.")

    signed = desk.sign(case, "12", second, by=POLICY)
    assert signed.progress.missing == (Key.BUREAU,)


def test_each_round_of_fact_checking_is_cleared_by_itself(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)
    desk.happen(case, K.FACT_CHECK_RECEIVED, date(2024, 6, 10))

    first = desk.signed(case, "18.1", by=CLEARERS, content=b"First.")
    second = desk.draft(case, "18.2", b"Second.")

    code = case.facts.reference
    assert first.path == f"07-fact-checking/{code}-fact-check-18-v1.docx"
    assert second.path == f"07-fact-checking/{code}-fact-check-18.2-v1.docx"
    assert desk.action(case, "18.1").state is ActionState.CLEARED
    assert desk.action(case, "18.2").state is ActionState.STARTED


def test_an_annual_report_that_is_submitted_opens_the_next_year(desk: Desk) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)
    assert desk.action(case, "28").due.day == date(2025, 8, 12)
    desk.clock.now = desk.clock.now.replace(year=2025)
    desk.signed(case, "28", by=CLEARERS)

    desk.submit(case, "28", by=RR)

    following = desk.action(case, "28.2")
    assert desk.action(case, "28.1").state is ActionState.DONE
    assert following.state is ActionState.PENDING
    assert following.due.day == date(2026, 8, 12)
    assert following.opened_on == date(2025, 9, 2)


def test_the_years_go_on_being_counted_from_the_plan(desk: Desk) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)
    for year, label in ((2025, "28.1"), (2026, "28.2"), (2027, "28.3")):
        desk.clock.now = desk.clock.now.replace(year=year)
        desk.signed(case, label, by=CLEARERS, content=label.encode())
        desk.submit(case, label, by=RR)

    assert desk.action(case, "28.4").due.day == date(2028, 8, 11)  # A Saturday before.


# --- "When relevant" --------------------------------------------------------------


def test_the_coordinators_clearance_is_a_decision_for_the_case(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED, vertical_fund=True)
    action = desk.action(case, "12")

    decide_coordinator(
        action.id, needed=False, reason="No fund matter.", by=FOCAL, ports=desk.ports
    )
    desk.signed(case, "12", by=CLEARERS)

    assert desk.action(case, "12").state is ActionState.CLEARED
    row = next(row for row in desk.record(case) if row.verb == "case.relevance")
    assert row.content == {
        "action": "12",
        "needed": "false",
        "reason": "No fund matter.",
    }


def test_a_decision_on_one_row_leaves_the_others(desk: Desk) -> None:
    case = desk.opened_until(K.DRAFT_POSTED, vertical_fund=True)
    decide(desk, case, "12", by=FOCAL)

    version = desk.asked(case, "20")

    signed = desk.sign(case, "20", version, by=BUREAU)
    assert Key.COORDINATOR in signed.progress.needed


def test_deciding_twice_is_recorded_once(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED, vertical_fund=True)
    for _ in range(2):
        decide(desk, case, "12", by=FOCAL)

    assert desk.verbs(case).count("case.relevance") == 1


@pytest.mark.parametrize(
    "code, label", [("part-is-a-rule", "10"), ("needs-no-approval", "8")]
)
def test_a_sign_off_is_a_rule_and_no_decision(
    desk: Desk, code: str, label: str
) -> None:
    case = desk.opened_until(K.TOR_POSTED, vertical_fund=True)

    with pytest.raises(Refusal, match=code):
        decide(desk, case, label, by=FOCAL)


def test_nothing_is_decided_about_what_is_out_for_clearance(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED, vertical_fund=True)
    desk.asked(case, "12")

    with pytest.raises(Refusal, match="approval-under-way"):
        decide(desk, case, "12", by=FOCAL)
