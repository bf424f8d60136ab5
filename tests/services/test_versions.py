"""A signature belongs to one version: drafts, sending, and what is newer."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.actions import ActionState
from domain.cases import Case
from domain.documents import (
    DecisionKind,
    DocumentKind,
    Key,
    Signature,
)
from domain.refusals import Refusal
from domain.roles import Role
from services.approvals.draft_document import (
    DecisionTaken,
    draft_document,
    send_for_approval,
)
from services.approvals.sign_action import sign_action
from services.paper import Paper
from services.team.act_for import recuse
from services.team.change_team import take_role
from tests.services.cast import (
    COORDINATOR,
    DOCX,
    FOCAL,
    LEAD,
    RR,
    Desk,
    K,
)


def signatures(desk: Desk, case: Case) -> list[Signature]:
    with desk.ports.read_uow() as uow:
        return uow.documents.signatures_of_case(case.id)


def status(choice: str) -> tuple[DecisionTaken, ...]:
    return (DecisionTaken(kind=DecisionKind.PROJECT_STATUS, choice=choice),)


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
