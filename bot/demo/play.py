"""Plays a story on a desk, on a clock of its own, and tells what is said."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from bot.demo.lines import Line, Scene
from bot.demo.story import STORY
from cards.elements import Card, Form
from cards.plain import as_plain
from cards.wording.dates import long_day
from dialogs.conversation import Incoming, Reply, Upload
from dialogs.router import answer
from domain.news import direct_with
from domain.people import Actor
from services.ports import Ports

Say = Callable[[str], None]

# The middle of the working day in New York and in the demo offices.
_MORNING = time(14, tzinfo=UTC)
_BETWEEN_LINES = timedelta(minutes=5)
_FILE = "demo.txt"
_WIDTH = 76
_HELD = "[words that the identity wall held back]"
_NOTHING: Mapping[str, str] = MappingProxyType({})


class StoryClock:
    """A clock that stands still until the story goes on."""

    def __init__(self) -> None:
        self._now = datetime.combine(date(2024, 1, 1), _MORNING)

    def __call__(self) -> datetime:
        """Return the story's time."""
        return self._now

    def go_to(self, day: date) -> None:
        """Begin another day."""
        self._now = datetime.combine(day, _MORNING)

    def go_on(self) -> None:
        """Let a few minutes pass."""
        self._now += _BETWEEN_LINES


class StoryDiffers(Exception):
    """The desk answered a line otherwise than the story says: *refusal* is its code."""

    def __init__(self, line: Line, refusal: str) -> None:
        super().__init__(f"{line.who}: {line.says}: {refusal or 'not refused'}")


def play(
    ports: Ports,
    *,
    clock: StoryClock,
    after: Callable[[], None],
    say: Say,
    story: Iterable[Scene] = STORY,
) -> None:
    """
    Play a story through the dialogs and tell it with *say*.

    *clock* is also the one of *ports*. *after* delivers what a line has queued.

    :raises StoryDiffers: where the desk refuses a line that it should not, or takes
        one that it should refuse.
    """
    stage = _Stage(ports, say=say)
    for scene in story:
        clock.go_to(scene.day)
        say(f"\n== {long_day(scene.day)}: {scene.title} ==")
        for line in scene.lines:
            clock.go_on()
            stage.play(line)
            after()


class _Stage:
    def __init__(self, ports: Ports, *, say: Say) -> None:
        self._ports = ports
        self._tell = say
        self._room = ""
        with ports.read_uow() as uow:
            self._names = {person.id: person.name for person in uow.people.everybody()}

    def play(self, line: Line) -> None:
        reply = self._answered(line, text=line.says)
        # Never the words as typed: what may be shown of them has no walled name in it.
        self._tell(
            f"\n{self._names[line.who]}:\n{_indented(reply.echo or _HELD, '  > ')}"
        )
        form = _form_in(reply)
        if form and (line.fills or line.file):
            reply = self._filled(line, form)
        self._tell_cards(reply)
        if line.presses:
            reply = self._pressed(line, reply)
            self._tell_cards(reply)
        if reply.refusal != line.refused:
            raise StoryDiffers(line, reply.refusal)
        self._room = reply.go_to or self._room

    def _filled(self, line: Line, form: Form) -> Reply:
        """Fill a form: what it shows already stays, unless the line says otherwise."""
        shown = {field.name: field.value for field in form.fields if field.value}
        said = [
            f"{field.label}: {line.fills[field.name]}"
            for field in form.fields
            if field.name in line.fills
        ]
        self._tell(_indented("\n".join([f"[{form.title}]", *said]), "  > "))
        return self._answered(
            line, verb=form.verb, target=form.target, inputs={**shown, **line.fills}
        )

    def _pressed(self, line: Line, reply: Reply) -> Reply:
        buttons = [button for card in _cards(reply) for button in card.buttons]
        button = next(button for button in buttons if button.verb == line.presses)
        self._tell(f"{self._names[line.who]} presses [{button.label}]")
        return self._answered(line, verb=button.verb, target=button.target)

    def _answered(
        self,
        line: Line,
        *,
        text: str = "",
        verb: str = "",
        target: str = "",
        inputs: Mapping[str, str] = _NOTHING,
    ) -> Reply:
        handed_in = Upload(
            name=_FILE, media_type="text/plain", content=line.file.encode()
        )
        incoming = Incoming(
            actor=Actor(person_id=line.who, via="desk"),
            conversation=direct_with(line.who) if line.alone else self._room,
            text=text,
            verb=verb,
            target=target,
            inputs=inputs,
            files=(handed_in,) if line.file and verb else (),
        )
        return answer(incoming, ports=self._ports)

    def _tell_cards(self, reply: Reply) -> None:
        for card in _cards(reply):
            self._tell(_indented(as_plain(card, width=_WIDTH), "  | "))


def _cards(reply: Reply) -> tuple[Card, ...]:
    return (*reply.cards, reply.form) if reply.form else reply.cards


def _form_in(reply: Reply) -> Form | None:
    elements = reply.form.elements if reply.form else ()
    return next((each for each in elements if isinstance(each, Form)), None)


def _indented(text: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.splitlines())
