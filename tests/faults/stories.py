"""A whole case as its people play it: each line may come again, and changes once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import cache

from bot.demo.lines import Line, Scene
from bot.demo.story import STORY
from cards.elements import Button, Form
from cards.verbs import Verb
from dialogs.conversation import Incoming, Reply, Upload
from dialogs.router import answer
from domain.news import direct_with, room_of
from domain.people import Actor
from services.ports import Ports

REFERENCE = "DEMO-0001"
_MIDDAY = time(15, tzinfo=UTC)
_BETWEEN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line of the story, and when it is said."""

    line: Line
    at: datetime


@cache
def story_lines() -> tuple[Said, ...]:
    """Return the demo's story, from registration to closure."""
    return tuple(_lines(STORY))


def _lines(story: tuple[Scene, ...]) -> Iterator[Said]:
    for scene in story:
        for number, line in enumerate(scene.lines):
            if line.presses == Verb.STOPPED_DROP:
                continue  # What the wall stops is stopped again each time it is said.
            at = datetime.combine(scene.day, _MIDDAY) + number * _BETWEEN
            yield Said(line=line, at=at)


def press_line(said: Said, ports: Ports) -> Reply:
    """Say a line, fill the form that it is asked with, press what it is offered."""
    line = said.line
    reply = answer(_incoming(line, ports, text=line.says), ports=ports)
    form = _form_in(reply)
    if form and (line.fills or line.file):
        reply = _fill(line, form, ports)
    if line.presses:
        reply = _press(line, reply, ports)
    return reply


def _fill(line: Line, form: Form, ports: Ports) -> Reply:
    """Fill a form: what it shows already stays, unless the line says otherwise."""
    shown = {field.name: field.value for field in form.fields if field.value}
    incoming = _incoming(line, ports, verb=form.verb, target=form.target)
    files: tuple[Upload, ...] = ()
    if line.file:
        content = line.file.encode()
        upload = Upload(name="demo.txt", media_type="text/plain", content=content)
        files = (upload,)
    inputs = {**shown, **line.fills}
    return answer(replace(incoming, inputs=inputs, files=files), ports=ports)


def _press(line: Line, reply: Reply, ports: Ports) -> Reply:
    """Press what the line says, where it is still offered."""
    button = next((b for b in _buttons(reply) if b.verb == line.presses), None)
    if button is None:
        return reply
    incoming = _incoming(line, ports, verb=button.verb, target=button.target)
    return answer(incoming, ports=ports)


def _buttons(reply: Reply) -> Iterator[Button]:
    for card in (*reply.cards, *filter(None, (reply.form,))):
        yield from card.buttons


def _form_in(reply: Reply) -> Form | None:
    elements = reply.form.elements if reply.form else ()
    return next((each for each in elements if isinstance(each, Form)), None)


def _incoming(
    line: Line, ports: Ports, *, text: str = "", verb: str = "", target: str = ""
) -> Incoming:
    with ports.read_uow() as uow:
        case = uow.cases.named(REFERENCE)
    own = direct_with(line.who)
    return Incoming(
        actor=Actor(person_id=line.who, via="desk"),
        conversation=own if line.alone or case is None else room_of(case.id),
        text=text,
        verb=verb,
        target=target,
    )
