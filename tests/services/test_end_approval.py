"""A newer draft ends an approval: only when that was asked, and all concerned know."""

import pytest

from domain.actions import ActionState
from domain.cases import Case
from domain.news import NewsKind, direct_with, room_of
from domain.people import Actor
from domain.record import RecordRow
from domain.refusals import Refusal
from services.approvals.end_approval import read_approval_out
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


def shown_to(desk: Desk, case: Case, person: Actor, label: str) -> bool:
    """Whether an action's card was drawn anew in somebody's chat."""
    chat, action_id = direct_with(person.person_id), desk.action(case, label).id
    return any(
        news.conversation == chat and news.subject == action_id
        for news in desk.news(case)
        if news.kind is NewsKind.ACTION_CARD
    )


def told(desk: Desk, case: Case) -> dict[str, dict[str, str]]:
    """Return who was told that an approval ended, and in which words."""
    return {
        news.conversation: news.words
        for news in desk.news(case)
        if news.subject == "approval-ended"
    }


def ended(desk: Desk, case: Case) -> list[RecordRow]:
    return [row for row in desk.record(case) if row.verb == "approval.end"]


@pytest.fixture(name="case")
def _case(desk: Desk) -> Case:
    """Return a case whose plan is out for two keys, one of them given."""
    case = desk.opened_until(K.MISSION_ENDED, vertical_fund=True)
    version = desk.asked(case, "10", b"First.")
    desk.sign(case, "10", version, by=RR)
    return case


def test_it_is_asked_first_with_how_far_it_is(desk: Desk, case: Case) -> None:
    before = desk.state(case)

    for label in ("10", "16"):
        with pytest.raises(Refusal, match="approval-would-end") as refused:
            desk.draft(case, label, b"Second.", confirmed=False)

        assert refused.value.details == {
            "actions": "10",
            "version": "1",
            "given": "1",
            "needed": "2",
        }
    assert desk.state(case) == before


def test_the_same_draft_again_ends_nothing(desk: Desk, case: Case) -> None:
    desk.draft(case, "10", b"First.", confirmed=False)

    assert desk.action(case, "10").state is ActionState.IN_APPROVAL


def test_where_nothing_is_out_nothing_is_asked(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.draft(case, "10", b"First.", confirmed=False)

    version = desk.draft(case, "10", b"Second.", confirmed=False)

    assert read_approval_out(version.document_id, ports=desk.ports) is None
    assert ended(desk, case) == []


def test_what_is_signed_already_is_not_out(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.signed(case, "10", by=[RR])

    assert desk.draft(case, "10", b"Second.", confirmed=False).number == 2
    assert read_approval_out(version.document_id, ports=desk.ports) is None


def test_that_it_ended_stands_in_the_record(desk: Desk, case: Case) -> None:
    with desk.ports.read_uow() as uow:
        [first] = uow.documents.versions_of_case(case.id)

    desk.draft(case, "10", b"Second.")

    [row] = ended(desk, case)
    assert (row.who, row.subject) == (FOCAL.person_id, desk.action(case, "10").id)
    assert row.content == {
        "action": "10",
        "version": "1",
        "newer": "2",
        "fingerprint": first.fingerprint,
    }


def test_each_action_that_shares_the_plan_has_a_row_of_its_own(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    desk.asked(case, "13", b"First.")
    desk.send(case, "16")

    desk.draft(case, "10", b"Second.", by=LEAD)

    assert [(row.content or {})["action"] for row in ended(desk, case)] == ["13", "16"]
    states = [desk.action(case, label).state for label in ("13", "16")]
    assert states == [ActionState.STARTED, ActionState.STARTED]


def test_who_was_asked_and_who_had_signed_are_told_with_their_cards_drawn_anew(
    desk: Desk, case: Case
) -> None:
    before = len(desk.news(case))

    desk.draft(case, "16", b"Second.")

    words = told(desk, case)
    assert set(words) == {direct_with(each.person_id) for each in (RR, COORDINATOR)}
    assert all(each["action"] == "10" for each in words.values())
    cards = [
        (news.conversation, news.subject)
        for news in desk.news(case)[before:]
        if news.kind is NewsKind.ACTION_CARD
    ]
    ten = desk.action(case, "10").id
    for chat in (*words, room_of(case.id)):
        assert (chat, ten) in cards


def test_who_drafts_is_not_told_what_they_did(desk: Desk, case: Case) -> None:
    desk.draft(case, "10", b"Second.", by=RR)

    assert set(told(desk, case)) == {direct_with(COORDINATOR.person_id)}


def test_who_was_to_submit_a_cleared_text_is_told_too(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.signed(case, "12", by=[BUREAU, POLICY])

    with pytest.raises(Refusal, match="approval-would-end"):
        desk.draft(case, "12", b"Second.", confirmed=False)
    desk.draft(case, "12", b"Second.")

    asked = {direct_with(each.person_id) for each in (BUREAU, POLICY, RR)}
    assert set(told(desk, case)) == asked
    assert shown_to(desk, case, RR, "12")
