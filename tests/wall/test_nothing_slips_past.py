"""Promise 6: what was tried to get a complainant's name past the wall, and fails."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine

from bot.demo_office import move_in
from cards.verbs import Verb
from dialogs.conversation import Reply, Upload
from domain.cases import Case
from domain.learning.roster import RosterPart, RosterWords
from domain.news import direct_with, room_of
from domain.record import RecordRow
from services.cases.open_case import open_case
from services.learning.roster.name_part import name_part
from services.ports import Ports
from services.reading.read_action import find_action
from tests.conftest import DATABASES
from tests.services.cast import FOCAL, LEAD, make_new_case
from tests.talking import Talk, words_in

JANE, PEDRO = "Jane Doering", "Pedro Almodovarez"
CO_LEAD, CHAIR = LEAD.person_id, FOCAL.person_id
CLEAN = b"Nothing of interest."


@pytest.fixture(name="desk")
def _desk(ports: Ports) -> Talk:
    move_in(ports.open_uow, ports.read_uow)
    return Talk(ports)


def opened(desk: Talk, reference: str, *requestors: str) -> Case:
    new = make_new_case(reference=reference, requestors=requestors)
    return open_case(new, by=FOCAL, ports=desk.ports)


@pytest.fixture(name="one")
def _one(desk: Talk) -> Case:
    return opened(desk, "DEMO-0001", JANE)


@pytest.fixture(name="two")
def _two(desk: Talk) -> Case:
    return opened(desk, "DEMO-0002", PEDRO)


def fifth(desk: Talk, case: Case) -> str:
    return find_action(case.id, "5", ports=desk.ports).id


def comment(desk: Talk, case: Case, words: str, *, conversation: str = "") -> Reply:
    return desk.say(
        CO_LEAD,
        verb=Verb.ACTION_COMMENT,
        target=fifth(desk, case),
        inputs={"words": words},
        conversation=conversation,
    )


def send(
    desk: Talk, stopped: Reply, reason: str = "", *, conversation: str = ""
) -> Reply:
    return desk.say(
        CO_LEAD,
        verb=Verb.STOPPED_SEND,
        target=draft_of(stopped),
        inputs={"reason": reason},
        conversation=conversation,
    )


def draft_of(stopped: Reply) -> str:
    assert [button.verb for button in stopped.cards[0].buttons] == [Verb.STOPPED_DROP]
    return stopped.cards[0].buttons[0].target


def is_stopped(reply: Reply) -> bool:
    buttons = [button.verb for card in reply.cards for button in card.buttons]
    return Verb.STOPPED_DROP in buttons


def record(desk: Talk, case: Case) -> list[RecordRow]:
    with desk.ports.read_uow() as uow:
        return uow.record.rows(case.id)


def passes(desk: Talk, case: Case) -> list[object]:
    return [row.content for row in record(desk, case) if row.verb == "wall.pass"]


def comments(desk: Talk, case: Case) -> list[str]:
    with desk.ports.read_uow() as uow:
        return [each.text for each in uow.actions.comments_of(fifth(desk, case))]


def docx_with(part: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<d><t>Words</t></d>")
        packed.writestr(part, b"\x89PNG")
    return file.getvalue()


def test_a_reason_with_the_name_is_refused_and_the_text_kept(
    desk: Talk, one: Case
) -> None:
    stopped = comment(desk, one, f"{JANE} called")

    refused = send(desk, stopped, f"{JANE} is public already")

    assert refused.refusal == "reason-names-somebody"
    assert (passes(desk, one), comments(desk, one)) == ([], [])
    send(desk, stopped, "She is public already")
    assert passes(desk, one) == [{"reason": "She is public already"}]
    assert comments(desk, one) == [f"{JANE} called"]


@pytest.mark.parametrize("engine", DATABASES, indirect=True)
def test_what_passed_stands_in_the_record_of_its_own_case_alone(
    desk: Talk, one: Case, two: Case
) -> None:
    stopped = comment(desk, one, f"{JANE} called")

    send(desk, stopped, "She said that we may")

    assert len(passes(desk, one)) == 1
    assert passes(desk, two) == []


@pytest.mark.parametrize("reason", ["", "Another person"])
def test_where_it_is_sent_from_does_not_choose_whose_names_go(
    desk: Talk, one: Case, two: Case, reason: str
) -> None:
    stopped = comment(desk, one, f"{JANE} phoned")

    send(desk, stopped, reason, conversation=room_of(two.id))

    assert passes(desk, two) == []
    clean = f"{JANE} phoned" if reason else "[name withheld] phoned"
    assert comments(desk, one) == [clean]


def test_a_pass_for_one_case_is_none_for_another(
    desk: Talk, one: Case, two: Case
) -> None:
    room = room_of(two.id)
    words = f"comment 5 in DEMO-0001: {PEDRO} and {JANE} met"
    stopped = desk.say(CO_LEAD, words, conversation=room)

    again = send(desk, stopped, "They met in public", conversation=room)

    assert is_stopped(again)
    assert (passes(desk, one), passes(desk, two), comments(desk, one)) == ([], [], [])
    send(desk, again, "They met in public", conversation=room)
    assert len(passes(desk, one)) == len(passes(desk, two)) == 1


def test_what_is_refused_after_a_pass_leaves_none_and_keeps_the_text(
    desk: Talk, one: Case
) -> None:
    inputs = {"reason": f"{JANE} wants it"}
    stopped = desk.say(
        CO_LEAD, verb=Verb.SEND_BACK, target=fifth(desk, one), inputs=inputs
    )

    for _ in range(2):
        refused = send(desk, stopped, "She is public")
        assert refused.refusal not in {"", "draft-gone"}

    assert passes(desk, one) == []


def test_whatever_goes_wrong_the_stopped_text_is_kept(
    desk: Talk, one: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = comment(desk, one, f"{JANE} called")
    failing = "dialogs.answers.actions.comment_on_action"
    with monkeypatch.context() as broken:
        broken.setattr(failing, lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            send(desk, stopped, "She is public")

    assert passes(desk, one) == []
    send(desk, stopped, "She is public")
    assert comments(desk, one) == [f"{JANE} called"]


def on_the_other(desk: Talk, one: Case, two: Case) -> Iterator[Reply]:
    """Press about one case in the room of another, with the one's name in it."""
    room = room_of(two.id)
    for verb, target, inputs in (
        (Verb.STAKEHOLDER_ADD, one.id, {"name": JANE, "kind": "donor"}),
        (Verb.REQUEST_ADD, one.id, {"words": JANE}),
        (
            Verb.EVENT_RECORD,
            one.id,
            {"event": "eligible", "day": "today", "note": JANE},
        ),
        (Verb.RECUSE, one.id, {"reason": JANE}),
        (Verb.NAMES_REVEAL, one.id, {"reason": JANE}),
        (Verb.ACTION_DONE, fifth(desk, one), {"note": JANE}),
        (Verb.DRAFT, fifth(desk, one), {"text": JANE}),
        ("some.new-verb", "", {"words": JANE}),
    ):
        yield desk.say(
            CO_LEAD, verb=verb, target=target, inputs=inputs, conversation=room
        )


def test_every_verb_is_looked_through_for_the_case_that_it_is_about(
    desk: Talk, one: Case, two: Case
) -> None:
    assert [is_stopped(reply) for reply in on_the_other(desk, one, two)] == [True] * 8


def test_a_typed_line_is_looked_through_for_the_case_that_it_names(
    desk: Talk, one: Case, two: Case
) -> None:
    line = f"comment 5 DEMO-0001: {JANE} called"

    reply = desk.say(CO_LEAD, line, conversation=room_of(two.id))

    assert is_stopped(reply)
    assert reply.echo is None
    assert comments(desk, one) == []


def test_a_file_is_looked_through_for_the_case_into_which_it_is_put(
    desk: Talk, one: Case, two: Case
) -> None:
    upload = Upload(name="x.txt", media_type="text/plain", content=JANE.encode())
    asked = desk.say(CO_LEAD, files=(upload,), conversation=room_of(two.id)).form
    assert asked is not None
    form = asked.elements[-1]
    inputs = {"action": fifth(desk, one), "purpose": "keep", "note": "Kept."}

    reply = desk.say(
        CO_LEAD,
        verb=Verb.FILE_PLACE,
        target=form.target,  # type: ignore[union-attr]
        inputs=inputs,
        conversation=room_of(two.id),
    )

    assert is_stopped(reply)
    assert send(desk, reply).refusal == "reason-missing"
    assert not send(desk, reply, "It is her own public letter").refusal
    assert (len(passes(desk, one)), passes(desk, two)) == (1, [])


def test_an_outsider_is_not_told_whose_names_are_behind_a_wall(
    desk: Talk, one: Case
) -> None:
    replies = [
        desk.say(
            "demo-colleague-elsewhere",
            verb=Verb.EVENT_RECORD,
            target=one.id,
            inputs={"event": "eligible", "day": "today", "note": name},
        )
        for name in (JANE, "Nobody Known")
    ]

    assert [reply.refusal for reply in replies] == ["not-on-case"] * 2


NEW_CASE = {
    "reference": "DEMO-0009",
    "project": "Demo Dam",
    "country": "Demo Country",
    "office": "demo-country-office",
    "registered": "2024-06-03",
    "tracks": "secu",
    "vertical_fund": "no",
    "environmental": "no",
    "confidential": "no",
}


def test_a_new_case_does_not_carry_anothers_walled_name(
    desk: Talk, one: Case, engine: Engine
) -> None:
    inputs = {**NEW_CASE, "synopsis": f"{JANE} of case one complains again"}

    reply = desk.say(CHAIR, verb=Verb.CASE_OPEN, inputs=inputs)

    assert is_stopped(reply)
    with desk.ports.read_uow() as uow:
        assert uow.cases.named("DEMO-0009") is None


def test_the_same_complainant_may_complain_twice(desk: Talk, one: Case) -> None:
    reply = desk.say(
        CHAIR, verb=Verb.CASE_OPEN, inputs={**NEW_CASE, "requestors": JANE}
    )

    assert not is_stopped(reply)
    with desk.ports.read_uow() as uow:
        case = uow.cases.named("DEMO-0009")
        assert case is not None
        assert len(uow.wall.of_case(case.id)) == 1


def test_a_files_media_type_is_the_desks_own_word(desk: Talk, one: Case) -> None:
    upload = Upload(
        name="x.txt", media_type="text/Jane-Doering", content=b"Nothing here."
    )

    desk.say(CO_LEAD, "done 5", conversation=room_of(one.id), files=(upload,))

    with desk.ports.read_uow() as uow:
        kinds = {each.media_type for each in uow.documents.versions_of_case(one.id)}
    assert kinds == {"text/plain"}


@pytest.mark.parametrize(
    "part, said",
    [
        ("word/media/scan.png", "pictures"),
        ("word/embeddings/list.xlsx", "files or objects"),
    ],
)
def test_a_file_that_is_only_partly_readable_is_asked_about(
    desk: Talk, one: Case, part: str, said: str
) -> None:
    upload = Upload(name="x.docx", media_type="", content=docx_with(part))

    reply = desk.say(CO_LEAD, "done 5", conversation=room_of(one.id), files=(upload,))

    assert is_stopped(reply)
    assert "only part of this file" in words_in(reply)
    assert said in str(reply.cards[0])


def test_a_file_sent_from_ones_own_chat_is_asked_about_for_its_case_alone(
    desk: Talk, one: Case, two: Case
) -> None:
    upload = Upload(name="x.docx", media_type="", content=docx_with("word/media/a.png"))
    stopped = desk.say(
        CO_LEAD,
        "done 5 in DEMO-0001",
        conversation=direct_with(CO_LEAD),
        files=(upload,),
    )

    send(desk, stopped, "I looked: a map")

    assert (len(passes(desk, one)), passes(desk, two)) == (1, [])


def test_a_name_that_becomes_known_later_goes_behind_the_wall(
    desk: Talk, one: Case
) -> None:
    added = desk.say(
        CO_LEAD,
        verb=Verb.NAMES_ADD,
        target=one.id,
        inputs={"requestors": f"{PEDRO}\n\n{JANE}"},
    )
    stopped = comment(desk, one, f"{PEDRO} called.")

    assert "2 names stand behind the wall now." in words_in(added)
    assert PEDRO not in f"{added.cards} {added.form} {added.echo}"
    assert added.names == (PEDRO, JANE)  # What they pasted before is cleaned of these.
    assert "may name a complainant" in words_in(stopped)


def test_only_who_may_see_names_adds_them(desk: Talk, one: Case) -> None:
    inputs = {"requestors": PEDRO}

    asked = desk.say(CO_LEAD, verb=Verb.NAMES_ADD_FORM, target=one.id)
    refused = desk.say(
        "demo-bera-officer", verb=Verb.NAMES_ADD, target=one.id, inputs=inputs
    )

    assert asked.form is not None
    assert refused.refusal == "not-a-name-reader"
    assert PEDRO not in f"{refused.cards} {refused.form}"


@pytest.mark.parametrize(
    "verb, field",
    [
        (Verb.EXTENSION_ASK, "reason"),
        (Verb.EXTENSION_GRANT, "answer"),
        (Verb.EXTENSION_DENY, "reason"),
        (Verb.REQUEST_MOVE, "note"),
        (Verb.SECU_DATE, "note"),
    ],
)
def test_reasons_about_dates_are_looked_through_too(
    desk: Talk, one: Case, verb: Verb, field: str
) -> None:
    target = one.id if verb.startswith("request.") else fifth(desk, one)
    inputs = {"days": "5", "day": "1 July 2024", field: f"{JANE} is away"}

    pressed = desk.say(CO_LEAD, verb=verb, target=target, inputs=inputs)

    assert is_stopped(pressed)


def test_a_typed_reason_for_more_time_is_looked_through(desk: Talk, one: Case) -> None:
    room = room_of(one.id)

    typed = desk.say(
        CO_LEAD, f"extend 5 5 days because {JANE} is away", conversation=room
    )

    assert is_stopped(typed)
    assert not any(JANE in str(row) for row in record(desk, one))


def test_a_list_of_resources_is_stopped_before_it_is_even_shown(
    desk: Talk, one: Case
) -> None:
    part = RosterPart.FACILITATOR
    name_part(CO_LEAD, part, words=RosterWords(), by=FOCAL, ports=desk.ports)
    rows = f"id,title,url\nnew-a,The land of {JANE},https://example.org/a\n"
    upload = Upload(name="list.csv", media_type="text/csv", content=rows.encode())

    reply = desk.say(CO_LEAD, files=(upload,), conversation=direct_with(CO_LEAD))

    assert is_stopped(reply)
    assert JANE not in words_in(reply)
    del one
