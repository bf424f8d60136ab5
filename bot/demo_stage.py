"""Plays a story on a desk, on a clock of its own, and tells what is said."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from bot.demo_script import Line, Scene
from cards.elements import Card, Form
from cards.plain import as_plain
from cards.wording.dates import long_day
from dialogs.conversation import Incoming, Reply, Upload
from domain.news import direct_with
from domain.people import Actor

Answer = Callable[[Incoming], Reply]
Tell = Callable[[str], None]

# The middle of the working day in New York and in the demo offices.
_MORNING = time(14, tzinfo=UTC)
_BETWEEN_LINES = timedelta(minutes=5)
_FILE = "demo.txt"
_WIDTH = 76
_HELD_BACK = "[words that the identity wall held back]"
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


class Stage:
    """Where a story is played: *deliver* shows in the rooms what was queued."""

    def __init__(
        self,
        *,
        answer: Answer,
        deliver: Callable[[], Awaitable[None]],
        clock: StoryClock,
        names: dict[str, str],
        tell: Tell,
    ) -> None:
        self._answer = answer
        self._deliver = deliver
        self._clock = clock
        self._names = names
        self._tell = tell
        self._room = ""

    async def play(self, story: Iterable[Scene]) -> None:
        """Play all scenes; refusals belong to the story, errors end it."""
        for scene in story:
            self._clock.go_to(scene.day)
            self._tell(f"\n== {long_day(scene.day)}: {scene.title} ==")
            for line in scene.lines:
                await self._say(line)

    async def _say(self, line: Line) -> None:
        self._clock.go_on()
        reply = self._answered(line, text=line.says)
        # Never the words as typed: what may be shown of them has no walled name in it.
        self._tell(
            f"\n{self._names[line.who]}:\n{_indented(reply.echo or _HELD_BACK, '  > ')}"
        )
        form = _form_in(reply)
        if form and (line.fills or line.file):
            reply = self._filled(line, form)
        self._tell_cards(reply)
        if line.presses:
            self._tell_cards(self._pressed(line, reply))
        self._room = reply.go_to or self._room
        await self._deliver()

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
        return self._answer(incoming)

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
