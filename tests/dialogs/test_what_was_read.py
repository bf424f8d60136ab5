"""Nobody signs, sends or submits a version that they have not read."""

from collections.abc import Callable

import pytest

from cards.verbs import Verb, versioned
from dialogs.conversation import Reply
from domain.actions import Action, ActionState
from domain.news import room_of
from services.ports import Ports
from services.reading.read_action import find_action, read_action
from tests.dialogs.cast import OPENING
from tests.talking import Talk, form_in, words_in

FOCAL = "demo-ses-focal-point"
LEAD = "demo-co-lead"
RR = "demo-resident-representative"
CLEARERS = (
    "demo-rbx-director",
    "demo-bpps-director",
    "demo-environmental-finance-coordinator",
)
PLAN = {"status": "continue", "escalation": "none"}

Say = Callable[..., Reply]
Draft = Callable[..., str]
Now = Callable[[str], Action]


@pytest.fixture(name="case_id")
def _case_id(talk: Talk) -> str:
    case_id = talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=OPENING).case_id
    room = room_of(case_id)
    for line in ("event eligible today", "event tor posted today"):
        talk.say(FOCAL, line, conversation=room)
    return case_id


@pytest.fixture(name="now")
def _now(ports: Ports, case_id: str) -> Callable[[str], Action]:
    return lambda label: find_action(case_id, label, ports=ports)


@pytest.fixture(name="draft")
def _draft(at: Say, now: Callable[[str], Action], ports: Ports) -> Callable[..., str]:
    """Draft a version, send it unless told otherwise, and return its id."""

    def draft(label: str, **inputs: str) -> str:
        inputs = {"send": "yes", "confirmed": "yes"} | inputs
        at(FOCAL, verb=Verb.DRAFT, target=now(label).id, inputs=inputs)
        sheet = read_action(now(label).id, reader="", ports=ports)
        return sheet.versions[-1].id

    return draft


def keys_in(reply: Reply, verb: Verb) -> list[str]:
    """Return what the buttons of an answer mean."""
    buttons = [button for card in reply.cards for button in card.buttons]
    return [button.target for button in buttons if button.verb == verb]


def files_in(reply: Reply) -> list[str]:
    return [link.address for card in reply.cards for link in card.links]


def test_sign_without_a_version_shows_it_and_signs_nothing(
    at: Say, draft: Draft, now: Now
) -> None:
    version = draft("10", **PLAN)

    reply = at(RR, "sign 10")

    assert reply.refusal == ""
    assert keys_in(reply, Verb.SIGN) == [versioned(now("10").id, version)]
    assert files_in(reply) == [f"/files/{version}"]
    assert "read version 1 first" in words_in(reply)
    assert "1 of 2" not in words_in(at(RR, "show 10"))


@pytest.mark.parametrize(
    "typed", ["sign 10 v2", "sign version 2 of 10", "sign off 10: v. 2"]
)
def test_sign_with_the_version_out_now_signs_it(
    typed: str, at: Say, draft: Draft
) -> None:
    draft("10", **PLAN)
    draft("10", **PLAN, other="More.")

    assert "Version 2: 1 of 2 signed." in words_in(at(RR, typed))


@pytest.mark.parametrize("typed", ["sign 10 v1", "press"])
def test_an_older_version_is_not_signed_and_the_one_out_now_is_shown(
    typed: str, at: Say, draft: Draft, now: Now
) -> None:
    old = draft("10", **PLAN)
    new = draft("10", **PLAN, other="More.")
    press = {"verb": Verb.SIGN, "target": versioned(now("10").id, old)}

    reply = at(RR, **press) if typed == "press" else at(RR, typed)

    assert reply.refusal == "version-replaced"
    assert "it is version 2" in words_in(reply)
    assert keys_in(reply, Verb.SIGN) == [versioned(now("10").id, new)]


def test_a_version_that_is_not_there_is_not_signed(at: Say, draft: Draft) -> None:
    draft("10", **PLAN)

    assert "read version 1 first" in words_in(at(RR, "sign 10 v9"))


def test_who_signs_nothing_is_told_so_rather_than_shown_a_card(
    at: Say, draft: Draft
) -> None:
    draft("10", **PLAN)

    assert at(LEAD, "sign 10").refusal == "not-a-signer"


def test_a_signed_version_typed_again_answers_with_what_stands(
    at: Say, draft: Draft
) -> None:
    draft("10", **PLAN)
    at(RR, "sign 10 v1")

    assert "Version 1: 1 of 2 signed." in words_in(at(RR, "sign 10"))


def test_send_without_a_version_shows_it_and_sends_nothing(
    at: Say, draft: Draft, now: Now
) -> None:
    version = draft("10", **PLAN | {"send": "no"})

    reply = at(FOCAL, "send for approval 10")

    assert keys_in(reply, Verb.APPROVAL_ASK) == [versioned(now("10").id, version)]
    assert now("10").state is ActionState.STARTED
    assert "Version 1 is out for approval." in words_in(at(FOCAL, "send 10 v1"))


def test_what_is_out_stays_out_when_it_is_sent_again(at: Say, draft: Draft) -> None:
    draft("10", **PLAN)

    assert "Version 1 is out for approval." in words_in(at(FOCAL, "send 10"))


def test_what_is_signed_is_not_said_to_be_out(at: Say, draft: Draft, now: Now) -> None:
    draft("10", **PLAN)
    for person in (RR, "demo-environmental-finance-coordinator"):
        at(person, "sign 10 v1")
    assert now("10").state is ActionState.DONE

    told = words_in(at(FOCAL, "send 10"))

    assert "Action 10 is done already." in told
    assert "signed version 1 on" in told
    assert "is out for approval" not in told


def test_what_is_cleared_is_not_said_to_be_out(at: Say, cleared: list[str]) -> None:
    del cleared

    told = words_in(at(FOCAL, "send 12"))

    assert "It is cleared" in told
    assert "is out for approval" not in told


def test_what_the_end_of_the_case_stopped_is_not_said_to_be_out(
    at: Say, draft: Draft, now: Now
) -> None:
    draft("12", text="One comment.")
    asked = at(FOCAL, "event closed today SECU's notice of today")
    [end] = keys_in(asked, Verb.EVENT_END_CONFIRM)
    at(FOCAL, verb=Verb.EVENT_END_CONFIRM, target=end)

    assert now("12").state is ActionState.LAPSED
    assert at(FOCAL, "send 12").refusal == "action-not-pending"


def test_an_older_version_is_not_sent(at: Say, draft: Draft, now: Now) -> None:
    old = draft("10", **PLAN | {"send": "no"})
    draft("10", **PLAN | {"send": "no"}, other="More.")
    target = versioned(now("10").id, old)

    reply = at(FOCAL, verb=Verb.APPROVAL_ASK, target=target)

    assert reply.refusal == "version-replaced"
    assert now("10").state is not ActionState.IN_APPROVAL


@pytest.fixture(name="cleared")
def _cleared(at: Say, draft: Draft, now: Now) -> list[str]:
    """Clear a first text, then a second, and return both versions."""
    versions = []
    for text in ("One comment.", "Another comment."):
        versions.append(draft("12", text=text))
        target = versioned(now("12").id, versions[-1])
        for person in CLEARERS:
            at(person, verb=Verb.SIGN, target=target)
    return versions


def test_an_older_version_is_not_submitted(
    cleared: list[str], at: Say, now: Now
) -> None:
    target = versioned(now("12").id, cleared[0])

    for verb in (Verb.SUBMIT, Verb.SUBMIT_FORM):
        reply = at(RR, verb=verb, target=target, inputs={"note": "E-mailed."})

        assert reply.refusal == "version-replaced"
        assert "it is version 2" in words_in(reply)
    assert now("12").state is ActionState.CLEARED


def test_submit_without_a_version_shows_it_and_submits_nothing(
    cleared: list[str], at: Say, now: Now
) -> None:
    reply = at(RR, "submit 12 E-mailed.")

    assert keys_in(reply, Verb.SUBMIT_FORM) == [versioned(now("12").id, cleared[1])]
    assert files_in(reply) == [f"/files/{cleared[1]}"]
    assert now("12").state is ActionState.CLEARED


def test_submit_with_its_version_is_recorded_with_the_words_behind_it(
    cleared: list[str], at: Say, now: Now, ports: Ports
) -> None:
    at(RR, "submit 12 v2: E-mailed.")

    assert now("12").state is ActionState.DONE
    sheet = read_action(now("12").id, reader=RR, ports=ports)
    assert [each.note for each in sheet.evidence] == ["E-mailed."]


def test_submit_with_its_version_alone_asks_how_it_went(
    cleared: list[str], at: Say, now: Now
) -> None:
    reply = at(RR, "submit 12 v2")

    assert reply.form is not None
    assert now("12").state is ActionState.CLEARED


# --- Sending back and refusing -------------------------------------------------------


@pytest.mark.parametrize("line", ["send back", "refuse"])
def test_words_that_stop_no_version_by_name_show_the_one_out_and_stop_nothing(
    at: Say, draft: Draft, now: Now, line: str
) -> None:
    draft("10", **PLAN)
    unseen = draft("10", **PLAN, other="More.")

    reply = at(RR, f"{line} 10 the mission is missing")

    assert now("10").state is ActionState.IN_APPROVAL
    form = form_in(reply)
    assert form.target == versioned(now("10").id, unseen)
    assert [field.value for field in form.fields] == ["the mission is missing"]
    assert files_in(reply) == [f"/files/{unseen}"]
    at(RR, verb=form.verb, target=form.target, inputs={"reason": "It is missing."})
    assert now("10").state is ActionState.STARTED


@pytest.mark.parametrize("line", ["send back", "refuse"])
def test_a_version_named_before_the_reason_is_the_one_that_is_stopped(
    at: Say, draft: Draft, now: Now, line: str
) -> None:
    draft("10", **PLAN)
    draft("10", **PLAN, other="More.")

    older = at(RR, f"{line} 10 v1: the mission is missing")
    assert older.refusal == "version-replaced"
    assert now("10").state is ActionState.IN_APPROVAL
    at(RR, f"{line} 10 v2: the mission is missing")

    assert now("10").state is ActionState.STARTED
    assert now("10").reason == "the mission is missing"


def test_a_reason_that_begins_with_a_version_is_kept_whole(
    at: Say, draft: Draft, now: Now
) -> None:
    draft("10", **PLAN)

    reply = at(RR, "send back 10 version 1 of the plan omits the annex")

    [reason] = form_in(reply).fields
    assert reason.value == "version 1 of the plan omits the annex"
    assert now("10").state is ActionState.IN_APPROVAL


def test_who_stops_nothing_is_told_so_rather_than_shown_a_form(
    at: Say, draft: Draft
) -> None:
    draft("10", **PLAN)

    assert at(LEAD, "send back 10 the mission is missing").refusal == "not-a-signer"
