"""Sending a draft back, or refusing it: either stops the approval."""

import pytest

from domain.actions import ActionState
from domain.documents import (
    Verdict,
)
from domain.refusals import Refusal
from domain.roles import Role
from tests.services.cast import (
    ADVISER,
    COORDINATOR,
    FOCAL,
    RR,
    Desk,
    K,
)
from tests.services.presses import stop


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
