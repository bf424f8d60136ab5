"""A file that comes in a message: put where its words say, else asked about."""

from collections.abc import Callable

import pytest

from cards.verbs import Verb
from dialogs.conversation import Reply, Upload
from domain.documents import DocumentVersion
from domain.news import direct_with
from services.paper import MOST_BYTES
from services.ports import Ports
from services.reading.read_action import find_action, read_action
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER
from tests.talking import Talk, form_in, words_in

SHEET = Upload(name="Facts of Demo.docx", media_type="x/y", content=b"Facts")

At = Callable[..., Reply]


def versions(ports: Ports, case_id: str, label: str) -> list[DocumentVersion]:
    action = find_action(case_id, label, ports=ports)
    return list(read_action(action.id, reader="", ports=ports).versions)


def send(talk: Talk, who: str, text: str = "", file: Upload = SHEET) -> Reply:
    """Send a file in somebody's own chat."""
    return talk.say(who, text, files=(file,), conversation=direct_with(who))


def test_draft_with_a_file_makes_it_the_next_version(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    reply = send(talk, LEAD, "draft 5")

    (version,) = versions(ports, case_id, "5")
    assert "Version 1 is in the case folder" in words_in(reply)
    assert version.path.endswith("DEMO-0001-fact-sheet-v1.docx")
    assert version.size == len(SHEET.content)


def test_the_same_file_twice_is_one_version(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    for _ in range(2):
        send(talk, LEAD, "draft 5")

    assert len(versions(ports, case_id, "5")) == 1


def test_draft_without_a_file_asks_with_its_form(at: At) -> None:
    assert form_in(at(LEAD, "draft 5")).verb == Verb.DRAFT


@pytest.mark.usefixtures("case_id")
def test_who_may_not_draft_an_action_stores_nothing_by_sending_a_file(
    talk: Talk,
) -> None:
    assert send(talk, OUTSIDER, "draft 5").refusal == "no-case-yet"
    assert send(talk, LEAD, "draft 3").refusal == "drafts-nothing"


def test_done_with_a_file_needs_no_other_word(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    reply = send(talk, LEAD, "done 5")

    assert "Action 5 is done" in words_in(reply)
    assert len(versions(ports, case_id, "5")) == 1


def test_a_file_without_words_is_asked_about_over_all_of_ones_cases(
    talk: Talk, case_id: str, open_case: Callable[[str], str], ports: Ports
) -> None:
    other = open_case("DEMO-0002")

    form = form_in(send(talk, LEAD))
    asked = {field.name: field for field in form.fields}
    labels = [label for _id, label in asked["action"].options]
    five = find_action(other, "5", ports=ports).id
    inputs = {"action": five, "purpose": "version", "note": ""}
    talk.say(LEAD, verb=form.verb, target=form.target, inputs=inputs)

    assert {label.split(" ")[0] for label in labels} == {"DEMO-0001", "DEMO-0002"}
    assert len(versions(ports, other, "5")) == 1
    assert versions(ports, case_id, "5") == []


def test_only_what_is_theirs_to_do_is_offered(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    lead, focal = (
        [id_ for id_, _label in form_in(send(talk, who)).fields[0].options]
        for who in (LEAD, FOCAL)
    )

    one = find_action(case_id, "1", ports=ports).id
    assert one in focal
    assert one not in lead
    assert find_action(case_id, "5", ports=ports).id in lead


@pytest.mark.usefixtures("case_id")
@pytest.mark.parametrize(
    "content, code", [(b"", "file-empty"), (b"x" * (MOST_BYTES + 1), "file-too-large")]
)
def test_what_could_not_be_stored_is_not_asked_about(
    content: bytes, code: str, talk: Talk
) -> None:
    file = Upload(name="a.pdf", media_type="x/y", content=content)

    assert send(talk, LEAD, file=file).refusal == code


def test_somebody_elses_file_is_placed_by_nobody(talk: Talk, case_id: str) -> None:
    form = form_in(send(talk, LEAD))
    inputs = {"action": "a", "purpose": "keep"}

    reply = talk.say(FOCAL, verb=form.verb, target=form.target, inputs=inputs)

    assert reply.refusal == "draft-gone"
    del case_id
