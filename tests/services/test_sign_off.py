"""Sign-offs (10, 13, 16, 21): whom the SOP names, two people where there is a fund."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256

import pytest

from domain.actions import ActionState
from domain.cases import Case
from domain.documents import (
    Key,
    Signature,
)
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.team.act_for import recuse
from services.team.change_team import give_role
from tests.services.cast import (
    COORDINATOR,
    FOCAL,
    LEAD,
    OUTSIDER,
    POLICY,
    RR,
    Desk,
    K,
)
from tests.services.presses import stop


def signatures(desk: Desk, case: Case) -> list[Signature]:
    with desk.ports.read_uow() as uow:
        return uow.documents.signatures_of_case(case.id)


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


def test_who_cannot_sign_is_told_whom_it_waits_for(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    version = desk.asked(case, "10")
    before = desk.state(case)

    with pytest.raises(Refusal, match="not-a-signer") as refused:
        desk.sign(case, "10", version, by=LEAD)

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


def test_who_signs_and_the_room_are_told_as_the_turn_passes(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    before = len(desk.news(case))

    desk.signed(case, "10", by=[RR, COORDINATOR])

    told = [n for n in desk.news(case)[before:] if n.kind == "note"]
    room = [n.subject for n in told if n.conversation == f"room:{case.id}"]
    assert [code for code in room if code != "event-recorded"] == [
        "approval-asked",
        "key-given",
        "key-given",
        "action-done",
    ]
    assert {n.conversation for n in told if n.subject == "yours-to-approve"} == {
        f"direct:{RR.person_id}",
        f"direct:{COORDINATOR.person_id}",
    }
    given = [n.words for n in told if n.subject == "key-given"]
    assert [(words["given"], words["needed"]) for words in given] == [
        ("1", "2"),
        ("2", "2"),
    ]


def test_the_room_is_told_that_somebody_did_not_agree(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    stop(desk, case, "10", version, by=RR)

    last = [n for n in desk.news(case) if n.kind == "note"][-1]
    assert (last.subject, last.words["person"]) == ("approval-stopped", RR.person_id)
    assert "The mission is missing." not in str(last.words)  # It stands on the card.
