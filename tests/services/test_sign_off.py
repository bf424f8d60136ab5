"""Sign-offs (10, 13, 16, 21): one version, one fingerprint, two people where funds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256

import pytest

from domain.actions import Action, ActionState
from domain.cases import Case
from domain.documents import (
    DecisionKind,
    DocumentKind,
    DocumentVersion,
    Key,
    Signature,
    Verdict,
)
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.approvals.draft_document import (
    DecisionTaken,
    draft_document,
    send_for_approval,
)
from services.approvals.sign_action import sign_action
from services.approvals.stop_approval import stop_approval
from services.paper import Paper
from services.team.act_for import recuse
from services.team.change_team import give_role, take_role
from tests.services.cast import (
    ADVISER,
    BUREAU,
    COORDINATOR,
    DOCX,
    EXO,
    FINANCE,
    FOCAL,
    HELP_DESK,
    LEAD,
    OUTSIDER,
    POLICY,
    RR,
    Desk,
    K,
)


def stop(
    desk: Desk,
    case: Case,
    label: str,
    version: DocumentVersion,
    *,
    by: Actor,
    verdict: Verdict = Verdict.SENT_BACK,
    reason: str = "The mission is missing.",
) -> Action:
    return stop_approval(
        desk.action(case, label).id,
        version_id=version.id,
        verdict=verdict,
        reason=reason,
        by=by,
        ports=desk.ports,
    )


def signatures(desk: Desk, case: Case) -> list[Signature]:
    with desk.ports.read_uow() as uow:
        return uow.documents.signatures_of_case(case.id)


def status(choice: str) -> tuple[DecisionTaken, ...]:
    return (DecisionTaken(kind=DecisionKind.PROJECT_STATUS, choice=choice),)


# --- One key ----------------------------------------------------------------------


def test_the_risk_owner_alone_signs_an_ordinary_plan(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    signed = desk.sign(case, "10", version, by=RR)

    assert signed.progress.needed == (Key.RISK_OWNER,)
    assert signed.action.state is ActionState.DONE
    assert (signed.action.done_by, signed.action.document_version_id) == (
        RR.person_id,
        version.id,
    )


def test_a_signature_belongs_to_one_version_and_its_fingerprint(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    version = desk.signed(case, "10", by=[RR], content=b"What was read.")

    [signature] = signatures(desk, case)
    assert version.fingerprint == sha256(b"What was read.").hexdigest()
    assert (signature.version_id, signature.fingerprint) == (
        version.id,
        version.fingerprint,
    )
    assert (signature.by, signature.at) == (RR.person_id, desk.clock.now)
    given = next(row for row in desk.record(case) if row.verb == "approval.give")
    assert (given.content or {})["fingerprint"] == version.fingerprint


def test_those_who_sign_get_the_card_in_their_own_chat(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)

    desk.asked(case, "10")

    action = desk.action(case, "10")
    chats = {n.conversation for n in desk.news(case) if n.subject == action.id}
    assert chats >= {f"direct:{RR.person_id}", f"direct:{COORDINATOR.person_id}"}
    assert action.waits_on == (Role.RISK_OWNER, Role.EXECUTIVE_COORDINATOR)


def test_a_signed_plan_begins_the_six_months_anew(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)

    desk.signed(case, "10", by=[RR])

    with desk.ports.read_uow() as uow:
        [update] = [e for e in uow.cases.events(case.id) if e.kind is K.PLAN_UPDATED]
    assert (update.day, update.note) == (date(2024, 9, 2), "10")
    assert desk.action(case, "13").due.day == date(2025, 2, 28)


# --- Two keys ---------------------------------------------------------------------


@pytest.mark.parametrize("first, second", [(RR, COORDINATOR), (COORDINATOR, RR)])
def test_a_vertical_fund_needs_two_people_in_any_order(
    desk: Desk, first: Actor, second: Actor
) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.asked(case, "10")

    one = desk.sign(case, "10", version, by=first)
    assert (len(one.progress.given), len(one.progress.needed)) == (1, 2)
    assert one.action.state is ActionState.IN_APPROVAL
    assert len(one.action.waits_on) == 1

    two = desk.sign(case, "10", version, by=second)
    assert two.progress.is_complete
    assert two.action.state is ActionState.DONE


def test_signing_twice_is_one_signature(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.asked(case, "10")
    desk.sign(case, "10", version, by=RR)
    before = desk.state(case)

    again = desk.sign(case, "10", version, by=RR)

    assert len(again.progress.given) == 1
    assert desk.state(case) == before


def test_a_storm_of_presses_signs_once_and_finishes_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.asked(case, "10")

    with ThreadPoolExecutor(8) as presses:
        list(
            presses.map(
                lambda who: desk.sign(case, "10", version, by=who),
                [RR, COORDINATOR] * 4,
            )
        )

    assert desk.action(case, "10").state is ActionState.DONE
    assert [s.key for s in signatures(desk, case)].count(Key.RISK_OWNER) == 1
    assert len(signatures(desk, case)) == 2
    assert desk.verbs(case).count("approval.give") == 2
    assert desk.verbs(case).count("action.finish") == 1


def test_one_person_with_both_keys_turns_one_of_them(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    role = Role.EXECUTIVE_COORDINATOR
    give_role(case.id, person_id=RR.person_id, role=role, by=FOCAL, ports=desk.ports)
    version = desk.asked(case, "10")

    for _ in range(2):
        signed = desk.sign(case, "10", version, by=RR)

    assert set(signed.progress.given) == {Key.RISK_OWNER}
    assert signed.action.state is ActionState.IN_APPROVAL


def test_without_environmental_funds_a_vertical_fund_still_has_two_keys(
    desk: Desk,
) -> None:
    for environmental in (False, True):
        case = desk.opened_until(
            K.ELIGIBLE, vertical_fund=True, environmental=environmental
        )
        version = desk.asked(case, "10")
        signed = desk.sign(case, "10", version, by=RR)
        assert signed.progress.missing == (Key.COORDINATOR,)


# --- Who may not ------------------------------------------------------------------


@pytest.mark.parametrize("other", [FOCAL, LEAD, HELP_DESK, BUREAU, POLICY, EXO])
def test_only_whom_the_sop_names_signs(desk: Desk, other: Actor) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.asked(case, "10")
    before = desk.state(case)

    with pytest.raises(Refusal, match="not-a-signer") as refused:
        desk.sign(case, "10", version, by=other)

    assert refused.value.details["signers"] == "risk-owner, executive-coordinator"
    assert desk.state(case) == before


def test_an_outsider_with_a_copied_button_does_not_sign(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    with pytest.raises(Refusal, match="not-on-case"):
        desk.sign(case, "10", version, by=OUTSIDER)


def test_who_stepped_back_does_not_sign(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.asked(case, "10")
    recuse(case.id, reason="My cousin's firm.", by=RR, ports=desk.ports)

    with pytest.raises(Refusal, match="recused"):
        desk.sign(case, "10", version, by=RR)
    with pytest.raises(Refusal, match="recused"):
        stop(desk, case, "10", version, by=RR)


def test_a_second_holder_of_a_turned_key_is_told(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    role = Role.EXECUTIVE_COORDINATOR
    give_role(
        case.id, person_id=POLICY.person_id, role=role, by=FOCAL, ports=desk.ports
    )
    version = desk.asked(case, "10")
    desk.sign(case, "10", version, by=POLICY)

    with pytest.raises(Refusal, match="signed-already"):
        desk.sign(case, "10", version, by=COORDINATOR)


# --- Which version ----------------------------------------------------------------


def test_a_card_of_an_older_version_signs_nothing(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    old = desk.asked(case, "10", b"First.")
    desk.draft(case, "10", b"Second.")

    with pytest.raises(Refusal, match="version-replaced"):
        desk.sign(case, "10", old, by=RR)

    desk.send(case, "10")
    with pytest.raises(Refusal, match="version-replaced"):
        desk.sign(case, "10", old, by=RR)


def test_a_half_signed_plan_starts_again_with_its_next_version(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    desk.signed(case, "10", by=[RR], content=b"First.")

    new = desk.draft(case, "10", b"Second.")

    assert desk.action(case, "10").state is ActionState.STARTED
    assert desk.action(case, "10").waits_on == (Role.CORPORATE_SES_TEAM,)
    desk.send(case, "10")
    signed = desk.sign(case, "10", new, by=COORDINATOR)
    assert signed.progress.missing == (Key.RISK_OWNER,)


def test_what_was_signed_stands_while_a_newer_version_is_unsigned(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    signed = desk.signed(case, "10", by=[RR], content=b"Signed.")

    newer = desk.draft(case, "10", b"Newer.")

    action = desk.action(case, "10")
    assert (action.state, action.document_version_id) == (ActionState.DONE, signed.id)
    assert newer.number == signed.number + 1
    assert {s.version_id for s in signatures(desk, case)} == {signed.id}
    with pytest.raises(Refusal, match="action-not-pending"):
        desk.send(case, "10")
    with pytest.raises(Refusal, match="not-in-approval"):
        desk.sign(case, "10", newer, by=RR)


def test_another_fingerprint_than_the_cards_is_refused(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    with pytest.raises(Refusal, match="fingerprint-differs"):
        sign_action(
            desk.action(case, "10").id,
            version_id=version.id,
            fingerprint="0" * 64,
            by=RR,
            ports=desk.ports,
        )


def test_a_version_of_another_case_is_no_version_here(desk: Desk) -> None:
    case, other = desk.opened_until(K.ELIGIBLE), desk.opened_until(K.ELIGIBLE)
    desk.asked(case, "10")
    elsewhere = desk.asked(other, "10")

    with pytest.raises(Refusal, match="document-not-found"):
        desk.sign(case, "10", elsewhere, by=RR)


def test_a_draft_that_was_not_sent_is_not_signed(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.draft(case, "10")

    with pytest.raises(Refusal, match="not-in-approval"):
        desk.sign(case, "10", version, by=RR)


def test_a_revisit_that_changes_nothing_is_signed_as_it_stands(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    plan = desk.signed(case, "10", by=[RR])

    sent = desk.send(case, "16")
    signed = desk.sign(case, "16", plan, by=RR)

    assert sent.document_version_id == plan.id
    assert signed.action.state is ActionState.DONE
    assert [s.action_id for s in signatures(desk, case)] == [
        desk.action(case, "10").id,
        desk.action(case, "16").id,
    ]


def test_a_newer_plan_ends_what_is_out_for_signature_elsewhere(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    old = desk.asked(case, "13", b"First.")

    desk.draft(case, "16", b"Second.")

    assert desk.action(case, "13").state is ActionState.STARTED
    with pytest.raises(Refusal, match="version-replaced"):
        desk.sign(case, "13", old, by=RR)


def test_all_plans_of_a_case_are_versions_of_one_document(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)

    numbers = [desk.draft(case, n, n.encode()).number for n in ("10", "13", "16")]

    assert numbers == [1, 2, 3]
    with desk.ports.read_uow() as uow:
        [plan] = uow.documents.of_case(case.id)
        paths = [v.path for v in uow.documents.versions(plan.id)]
    code = case.facts.reference
    assert plan.kind is DocumentKind.INTERIM_PLAN
    assert paths == [
        f"03-eligible/{code}-interim-action-plan-v1.docx",
        f"05-launch/{code}-interim-action-plan-v2.docx",
        f"06-mission/{code}-interim-action-plan-v3.docx",
    ]


# --- Draft and send ---------------------------------------------------------------


def test_the_same_draft_twice_is_one_version(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    first = desk.asked(case, "10", b"Same.", status("continue"))
    before = desk.state(case)[:-1]

    again = desk.draft(case, "10", b"Same.", decisions=status("continue"))

    assert again.id == first.id
    assert desk.state(case)[:-1] == before
    assert desk.action(case, "10").state is ActionState.IN_APPROVAL


def test_the_same_words_with_other_decisions_are_another_version(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    first = desk.draft(case, "10", b"Same.", decisions=status("continue"))

    other = desk.draft(case, "10", b"Same.", decisions=status("cancel"))

    assert other.number == first.number + 1
    assert other.fingerprint == first.fingerprint


def test_eight_drafts_at_once_are_eight_versions(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with ThreadPoolExecutor(8) as presses:
        drafts = presses.map(
            lambda n: desk.draft(case, "10", b"%d" % n).number, range(8)
        )

    assert sorted(drafts) == list(range(1, 9))


def test_sending_twice_asks_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.asked(case, "10")
    before = desk.state(case)

    desk.send(case, "10", by=LEAD)

    assert desk.state(case) == before
    assert desk.verbs(case).count("approval.ask") == 1


def test_an_older_version_is_not_sent(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    old = desk.draft(case, "10", b"First.")
    desk.draft(case, "10", b"Second.")

    with pytest.raises(Refusal, match="version-replaced"):
        send_for_approval(
            desk.action(case, "10").id, version_id=old.id, by=FOCAL, ports=desk.ports
        )


def test_what_cannot_be_sent_is_refused_with_what_is_missing(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    for code, label in (
        ("nothing-drafted", "10"),
        ("needs-no-approval", "8"),
        ("action-not-pending", "12"),
    ):
        with pytest.raises(Refusal, match=code):
            desk.send(case, label)


def test_a_plan_without_anybody_to_sign_it_does_not_go_out(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.draft(case, "10")
    take_role(
        case.id,
        person_id=RR.person_id,
        role=Role.RISK_OWNER,
        note="",
        by=FOCAL,
        ports=desk.ports,
    )

    with pytest.raises(Refusal, match="no-signer") as refused:
        desk.send(case, "10")

    assert refused.value.details["role"] == "risk-owner"


def test_a_signer_who_stepped_back_is_no_signer(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.draft(case, "10")
    recuse(case.id, reason="My cousin's firm.", by=RR, ports=desk.ports)

    with pytest.raises(Refusal, match="no-signer"):
        desk.send(case, "10")


@pytest.mark.parametrize("other", [EXO, OUTSIDER])
def test_who_is_not_on_the_team_drafts_and_sends_nothing(
    desk: Desk, other: Actor
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.draft(case, "10")
    before = desk.state(case)

    with pytest.raises(Refusal, match=r"not-your-action|not-on-case"):
        desk.draft(case, "10", b"Mine.", by=other)
    with pytest.raises(Refusal, match=r"not-your-action|not-on-case"):
        desk.send(case, "10", by=other)

    assert desk.state(case) == before


@pytest.mark.parametrize("label", ["1", "8", "9"])
def test_rows_without_a_document_draft_none(desk: Desk, label: str) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    with pytest.raises(Refusal, match="drafts-nothing"):
        desk.draft(case, label)


def test_a_fact_sheet_is_drafted_anew_when_it_is_done(desk: Desk) -> None:
    case = desk.open()
    desk.draft(case, "5", b"First.", by=LEAD)
    desk.finish(case, "5", by=LEAD)

    second = desk.draft(case, "5", b"Second.", by=LEAD)

    assert second.number == 2
    assert desk.action(case, "5").state is ActionState.DONE


def test_a_decision_of_endless_words_is_refused(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    endless = DecisionTaken(kind=DecisionKind.OTHER, choice="yes", words="x" * 9999)

    with pytest.raises(Refusal, match="text-too-long"):
        draft_document(
            desk.action(case, "10").id,
            paper=Paper(name="p.docx", media_type=DOCX, content=b"Plan."),
            decisions=[endless],
            by=FOCAL,
            ports=desk.ports,
        )


# --- Sent back, refused -----------------------------------------------------------


@pytest.mark.parametrize("verdict", [Verdict.SENT_BACK, Verdict.REFUSED])
def test_either_key_stops_an_approval_with_a_reason(
    desk: Desk, verdict: Verdict
) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.signed(case, "10", by=[RR])

    stopped = stop(desk, case, "10", version, by=COORDINATOR, verdict=verdict)

    assert stopped.state is ActionState.STARTED
    assert stopped.reason == "The mission is missing."
    assert stopped.waits_on == (Role.CORPORATE_SES_TEAM,)
    row = desk.record(case)[-1]
    assert (row.verb, (row.content or {})["verdict"]) == ("approval.stop", verdict)


def test_those_who_draft_and_sign_see_what_was_stopped(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.signed(case, "10", by=[RR])
    before = len(desk.news(case))

    stop(desk, case, "10", version, by=COORDINATOR)

    chats = {news.conversation for news in desk.news(case)[before:]}
    for person in (FOCAL, RR, COORDINATOR):
        assert f"direct:{person.person_id}" in chats


def test_what_was_stopped_is_not_asked_again_as_it_is(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10", b"First.")
    stop(desk, case, "10", version, by=RR)

    with pytest.raises(Refusal, match="version-stopped"):
        desk.send(case, "10")

    desk.signed(case, "10", by=[RR], content=b"Better.")
    assert desk.action(case, "10").state is ActionState.DONE


def test_stopping_twice_stops_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")
    stop(desk, case, "10", version, by=RR, reason="First.")
    before = desk.state(case)

    again = stop(desk, case, "10", version, by=RR, reason="Second.")

    assert again.reason == "First."
    assert desk.state(case) == before


def test_a_key_that_was_turned_stays_turned(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.signed(case, "10", by=[RR])
    before = desk.state(case)

    with pytest.raises(Refusal, match="signed-already"):
        stop(desk, case, "10", version, by=RR)

    assert desk.state(case) == before


def test_stopping_needs_a_reason_and_a_key(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    with pytest.raises(Refusal, match="reason-missing"):
        stop(desk, case, "10", version, by=RR, reason=" ")
    with pytest.raises(Refusal, match="text-too-long"):
        stop(desk, case, "10", version, by=RR, reason="x" * 100_000)
    with pytest.raises(Refusal, match="not-a-signer") as refused:
        stop(desk, case, "10", version, by=ADVISER)
    assert refused.value.details["signers"] == "risk-owner"


def test_what_is_signed_is_not_stopped_afterwards(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.signed(case, "10", by=[RR])

    with pytest.raises(Refusal, match="not-in-approval"):
        stop(desk, case, "10", version, by=RR)


# --- Decisions --------------------------------------------------------------------


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
