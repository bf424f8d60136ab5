"""Drafting: what it would end is asked, a plan decides what the SOP lets it decide."""

from collections.abc import Callable

import pytest

from cards.verbs import Verb
from cards.wording.states import ALL_CHOICES, ESCALATION_CHOICES, STATUS_CHOICES
from dialogs.conversation import Reply, Upload
from domain.actions import ActionState
from domain.documents import CHOICES, DecisionKind
from domain.news import direct_with, room_of
from services.ports import Ports
from services.reading.read_action import find_action, read_action
from tests.dialogs.cast import OPENING
from tests.talking import Talk, form_in, words_in

FOCAL = "demo-ses-focal-point"
RR = "demo-resident-representative"
COORDINATOR = "demo-environmental-finance-coordinator"
PLAN = {
    "status": "continue",
    "escalation": "none",
    "communications": "no",
    "mission": "no",
}

Say = Callable[..., Reply]


@pytest.fixture(name="case_id")
def _case_id(talk: Talk) -> str:
    case_id = talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=OPENING).case_id
    for line in ("event eligible today", "event tor posted today"):
        talk.say(FOCAL, line, conversation=room_of(case_id))
    return case_id


@pytest.fixture(name="plan")
def _plan(at: Say, case_id: str, ports: Ports) -> Callable[..., Reply]:
    """Draft a plan for action 10."""
    ten = find_action(case_id, "10", ports=ports).id
    return lambda **said: at(FOCAL, verb=Verb.DRAFT, target=ten, inputs=PLAN | said)


def test_the_form_asks_whether_what_is_out_may_end(
    at: Say, plan: Callable[..., Reply]
) -> None:
    plan(send="yes")
    at(RR, "sign 10 v1")

    fields = {field.name: field for field in form_in(at(FOCAL, "draft 10")).fields}

    assert fields["confirmed"].label == "End the approval of version 1?"
    assert "with 1 of 2 keys given" in fields["confirmed"].hint


def test_a_plan_shared_with_another_action_asks_there_too(
    at: Say, plan: Callable[..., Reply]
) -> None:
    plan(send="yes")
    at(FOCAL, "event launch today")

    names = [field.name for field in form_in(at(FOCAL, "draft 13")).fields]

    assert "confirmed" in names


def test_where_nothing_is_out_the_form_does_not_ask(
    at: Say, plan: Callable[..., Reply]
) -> None:
    plan()

    names = [field.name for field in form_in(at(FOCAL, "draft 10")).fields]

    assert "confirmed" not in names


def test_an_approval_ends_only_when_that_is_said(
    at: Say, talk: Talk, plan: Callable[..., Reply]
) -> None:
    plan(send="yes")
    at(RR, "sign 10 v1")

    refused = plan(other="More.", confirmed="no")
    assert refused.refusal == "approval-would-end"
    assert "with 1 of 2 keys given" in words_in(refused)
    assert plan(other="More.", confirmed="yes").refusal == ""

    standing = [
        card
        for chat, card in talk.channel.standing.values()
        if chat in {direct_with(RR), direct_with(COORDINATOR)}
    ]
    buttons = [button.verb for card in standing for button in card.buttons]
    assert Verb.SIGN not in buttons
    assert sum("no longer out" in card.title for card in standing) == len({RR, FOCAL})


def test_a_plan_decides_only_what_it_may(
    at: Say, plan: Callable[..., Reply], case_id: str, ports: Ports
) -> None:
    reply = plan(status="BANANA", send="yes")

    assert reply.refusal == "no-such-choice"
    assert "The project is cancelled" in words_in(reply)
    with ports.read_uow() as uow:
        assert uow.documents.versions_of_case(case_id) == []


@pytest.mark.parametrize("field", ["escalation", "communications", "mission"])
def test_every_choice_of_a_plan_is_checked(
    field: str, plan: Callable[..., Reply]
) -> None:
    assert plan(**{field: "BANANA"}).refusal == "no-such-choice"


def test_the_form_offers_just_what_may_be_decided() -> None:
    assert tuple(STATUS_CHOICES) == CHOICES[DecisionKind.PROJECT_STATUS]
    assert tuple(ESCALATION_CHOICES) == CHOICES[DecisionKind.RISK_ESCALATION]
    assert {each for some in CHOICES.values() for each in some} == set(ALL_CHOICES)


def test_a_text_in_another_encoding_is_not_offered_as_text_to_edit(
    at: Say, case_id: str, ports: Ports
) -> None:
    twelve = find_action(case_id, "12", ports=ports).id
    file = Upload(
        name="draft.md",
        media_type="text/markdown",
        content="Éléments".encode("latin-1"),
    )
    drafted = at(FOCAL, verb=Verb.DRAFT, target=twelve, files=(file,))
    assert drafted.refusal == "", words_in(drafted)

    text = form_in(at(FOCAL, "draft 12")).fields[0]

    assert (text.name, text.value) == ("text", "")
    assert "Version 1 cannot be shown here as text to edit" in text.problem


# --- A version that was stored meanwhile ----------------------------------------------


def versions(ports: Ports, case_id: str, label: str) -> list[str]:
    action = find_action(case_id, label, ports=ports)
    sheet = read_action(action.id, reader="", ports=ports)
    return [version.id for version in sheet.versions]


@pytest.mark.parametrize("stored_before", [True, False])
def test_a_form_does_not_write_over_a_version_that_it_did_not_show(
    at: Say, case_id: str, ports: Ports, *, stored_before: bool
) -> None:
    if stored_before:
        first = form_in(at(FOCAL, "draft 12"))
        at(FOCAL, verb=first.verb, target=first.target, inputs={"text": "First."})
    mine, theirs = (form_in(at(who, "draft 12")) for who in (FOCAL, RR))
    at(RR, verb=theirs.verb, target=theirs.target, inputs={"text": "Theirs."})
    before = versions(ports, case_id, "12")

    reply = at(FOCAL, verb=mine.verb, target=mine.target, inputs={"text": "Mine."})

    assert reply.refusal == "draft-outdated"
    assert versions(ports, case_id, "12") == before
    again = form_in(reply)
    [text] = [field for field in again.fields if field.name == "text"]
    assert text.value == "Mine."
    assert "was stored meanwhile" in text.problem
    assert [link.address for card in reply.cards for link in card.links] == [
        f"/files/{before[-1]}"
    ]
    at(FOCAL, verb=again.verb, target=again.target, inputs={"text": "Both."})
    assert len(versions(ports, case_id, "12")) == len(before) + 1


def test_the_end_of_an_approval_that_was_not_shown_is_asked_anew(
    at: Say, case_id: str, ports: Ports, plan: Callable[..., Reply]
) -> None:
    plan(send="yes")
    mine = form_in(at(FOCAL, "draft 10"))
    plan(other="More.", send="yes", confirmed="yes")
    inputs = PLAN | {"confirmed": "yes", "mission": "yes"}

    reply = at(FOCAL, verb=mine.verb, target=mine.target, inputs=inputs)

    assert find_action(case_id, "10", ports=ports).state is ActionState.IN_APPROVAL
    fields = {field.name: field for field in form_in(reply).fields}
    assert fields["confirmed"].label == "End the approval of version 2?"
    assert fields["confirmed"].value == "no"
    assert fields["mission"].value == "yes"


def test_the_same_form_pressed_twice_stores_one_version(
    at: Say, case_id: str, ports: Ports
) -> None:
    form = form_in(at(FOCAL, "draft 12"))
    for _ in range(2):
        at(FOCAL, verb=form.verb, target=form.target, inputs={"text": "Once."})

    assert len(versions(ports, case_id, "12")) == 1
