"""Promise 6: complainants' names reach no card, file name, log line or table."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.demo.lines import Scene
from bot.demo.play import StoryClock, play
from bot.demo.story import STORY
from bot.demo_office import move_in
from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card
from cards.html import as_html
from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Upload
from domain.news import direct_with, room_of
from services.ports import Ports
from tests.clock import FakeClock
from tests.talking import Talk

# Plainly made up, and unlike any word of the product.
NAMES = ("Zebulon Quillfeather", "Mirabel Thornapple")
TRACES = ("zebulon", "quillfeather", "mirabel", "thornapple")
FOCAL = "demo-ses-focal-point"
LEAD = "demo-co-lead"

NOTICE = f"""Registration Card - DEMO-0002
Case Number: DEMO-0002
Project Name: Demo Wetlands Restoration
Country: Demo Country
Date Filed: 20 May 2024
Date Registered: 28 May 2024
Requestor(s): {NAMES[0]}; {NAMES[1]}
Synopsis: {NAMES[0]} writes that dikes closed the landing sites.
"""


@pytest.fixture(name="desk")
def _desk(ports: Ports) -> Talk:
    move_in(ports.open_uow, ports.read_uow)
    return Talk(ports)


def traces_in(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text.casefold()]


def payloads(cards: Iterator[Card]) -> str:
    return "\n".join(map(payloads_of, cards))


def payloads_of(card: Card) -> str:
    drawn = json.dumps(as_adaptive_card(card)), json.dumps(as_blocks(card))
    return "\n".join((*drawn, str(as_html(card)), as_plain(card), card.plain))


def dump(engine: Engine) -> str:
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        return "\n".join(raw.iterdump())


def with_names() -> Iterator[Scene]:
    """Tell the demo's story of other people: a name that nothing else resembles."""
    for scene in STORY:
        lines = [
            replace(line, says=line.says.replace("Invented Person One", NAMES[0]))
            for line in scene.lines
        ]
        yield replace(scene, lines=tuple(lines))


def open_from_notice(desk: Talk) -> str:
    reply = desk.say(FOCAL, NOTICE)
    assert reply.form is not None
    form = reply.form.elements[-1]
    known = {field.name: field.value for field in form.fields}  # type: ignore[union-attr]
    decided = {"vertical_fund": "no", "environmental": "no", "confidential": "no"}
    inputs = {**known, **decided, "tracks": "secu"}
    opened = desk.say(
        FOCAL,
        verb=Verb.CASE_OPEN,
        target=form.target,  # type: ignore[union-attr]
        inputs=inputs,
    )
    assert opened.go_to
    return opened.case_id


def test_a_whole_case_shows_and_stores_no_complainants_name(
    desk: Talk, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    clock = StoryClock()
    talk = Talk(replace(desk.ports, clock=clock))

    told: list[str] = []
    play(
        talk.ports, story=with_names(), clock=clock, after=talk.deliver, say=told.append
    )

    answers = "\n".join(told)
    everything = answers + payloads(talk.cards()) + dump(engine) + caplog.text
    everything += "\n".join(str(path) for path in tmp_path.rglob("*"))
    assert "Demo Wetlands" in everything
    assert traces_in(everything) == []


def test_requestors_of_a_pasted_notice_go_straight_behind_the_wall(
    desk: Talk, engine: Engine
) -> None:
    open_from_notice(desk)

    assert traces_in(payloads(desk.cards())) == []
    assert traces_in("\n".join(reply.echo or "" for reply in desk.replies)) == []
    assert traces_in(dump(engine)) == []


def test_the_names_are_shown_for_a_reason_and_each_look_is_on_record(
    desk: Talk,
) -> None:
    case_id = open_from_notice(desk)

    reply = desk.say(FOCAL, "requestors to invite them to the debrief")

    assert reply.form is not None
    assert all(name in as_plain(reply.form) for name in NAMES)
    with desk.ports.read_uow() as uow:
        looks = [r for r in uow.record.rows(case_id) if r.verb == "wall.reveal"]
    assert [look.content for look in looks] == [
        {"reason": "to invite them to the debrief"}
    ]


@pytest.mark.parametrize("where", ["room", "direct"])
def test_a_comment_that_names_a_complainant_is_stopped_and_asked_about(
    desk: Talk, engine: Engine, where: str
) -> None:
    case_id = open_from_notice(desk)
    chat = room_of(case_id) if where == "room" else direct_with(LEAD)

    words = f"comment 5 I met {NAMES[0]} yesterday"
    reply = desk.say(LEAD, words, conversation=chat)

    assert reply.echo is None
    assert [button.verb for button in reply.cards[0].buttons]
    assert traces_in(payloads(iter(reply.cards)) + dump(engine)) == []


def test_a_file_that_names_a_complainant_is_stopped(desk: Talk, tmp_path: Path) -> None:
    case_id = open_from_notice(desk)
    upload = Upload(
        name="facts.txt",
        media_type="text/plain",
        content=f"Statement of {NAMES[1]}".encode(),
    )

    reply = desk.say(LEAD, "done 5", conversation=room_of(case_id), files=(upload,))

    assert reply.cards
    assert not list(tmp_path.rglob("DEMO-0002-*"))


def test_a_stopped_comment_goes_on_without_the_name(desk: Talk, engine: Engine) -> None:
    case_id = open_from_notice(desk)
    words = f"comment 5 I met {NAMES[0]} yesterday"
    stopped = desk.say(LEAD, words, conversation=room_of(case_id))
    draft = stopped.cards[0].buttons[0].target

    desk.say(
        LEAD,
        verb=Verb.STOPPED_SEND,
        target=draft,
        conversation=room_of(case_id),
    )

    stored = dump(engine)
    assert "I met [name withheld] yesterday" in stored
    assert traces_in(stored) == []


def test_an_outsider_is_shown_no_names(desk: Talk, clock: FakeClock) -> None:
    case_id = open_from_notice(desk)
    clock.advance(hours=1)

    reply = desk.say(
        "demo-colleague-elsewhere",
        verb=Verb.NAMES_REVEAL,
        target=case_id,
        inputs={"reason": "curious"},
    )

    assert reply.refusal == "not-on-case"
    assert traces_in(payloads(desk.cards())) == []
