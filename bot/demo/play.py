"""Play the demo story through the dialogs, and print it as a readable transcript."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.demo.lines import Line
from bot.demo.story import STORY
from cards.elements import Card
from cards.plain import as_plain
from dialogs.conversation import Incoming, Reply, Upload
from dialogs.router import answer
from domain.news import direct_with, room_of
from domain.people import Actor
from services.ports import Ports
from services.reading.read_action import find_action

VIA = "demo"
HOUR = time(15, 0)  # In the middle of the day in New York and in most offices.
Print = Callable[[str], None]


class StoryRefused(Exception):
    """The desk refused a line of the story: story and procedure disagree."""

    def __init__(self, line: Line, code: str) -> None:
        super().__init__(f"{line.day} {line.who} {line.says or line.verb}: {code}")


class StoryClock:
    """The clock of the story: it stands on the line that is being played."""

    def __init__(self) -> None:
        self._now = _moment(STORY[0])

    def __call__(self) -> datetime:
        """Return the moment of the story, in UTC."""
        return self._now

    def stand_on(self, line: Line) -> None:
        """Go on to a line; lines of one day follow each other by minutes."""
        self._now = max(_moment(line), self._now + timedelta(minutes=1))


def _moment(line: Line) -> datetime:
    return datetime.combine(line.day, HOUR, tzinfo=UTC)


def play(
    ports: Ports,
    *,
    story: Sequence[Line] = STORY,
    after: Callable[[], None],
    say: Print,
) -> str:
    """
    Play the story and return the id of its case; *after* delivers what was queued.

    :raises StoryRefused: the desk refused a line.
    """
    clock = StoryClock()
    ports = replace(ports, clock=clock)
    case_id = ""
    for line in story:
        clock.stand_on(line)
        incoming = _incoming(line, case_id=case_id, ports=ports)
        reply = answer(incoming, ports=ports)
        if reply.refusal:
            raise StoryRefused(line, reply.refusal)
        case_id = case_id or reply.case_id
        after()
        for text in _told(line, reply):
            say(text)
    return case_id


def _incoming(line: Line, *, case_id: str, ports: Ports) -> Incoming:
    room = room_of(case_id) if case_id else direct_with(line.who)
    return Incoming(
        actor=Actor(person_id=line.who, via=VIA),
        conversation=room,
        text=line.says,
        verb=line.verb or "",
        target=_target(line, case_id=case_id, ports=ports),
        inputs=line.inputs,
        files=_files(line),
    )


def _target(line: Line, *, case_id: str, ports: Ports) -> str:
    if line.about:
        return find_action(case_id, line.about, ports=ports).id
    return case_id if line.verb else ""


def _files(line: Line) -> tuple[Upload, ...]:
    if not line.file:
        return ()
    content = line.file.encode()
    return (Upload(name="demo.txt", media_type="text/plain", content=content),)


def _told(line: Line, reply: Reply) -> Iterator[str]:
    """Word a line and its answer for the transcript."""
    if line.heading:
        yield f"\n{line.heading}\n{'─' * len(line.heading)}"
    doing = line.says or _pressed(line)
    yield f"\n{line.day:%a %d %b %Y}  {line.who} > {doing}"
    for card in reply.cards:
        yield _indented(card)


def _pressed(line: Line) -> str:
    words = ", ".join(f"{name}: {value}" for name, value in line.inputs.items())
    about = f" {line.about}" if line.about else ""
    return f"[{line.verb}{about}] {words}"


def _indented(card: Card) -> str:
    return "\n".join(f"    {text}" for text in as_plain(card).splitlines())
