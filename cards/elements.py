"""
The neutral card: what is shown, without a word of how a channel draws it.

A card is headline first, then elements from top to bottom, then buttons and links.
All texts are finished sentences in the reader's language and plain: people's text
goes in as it is and each renderer escapes it for its channel.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Tone(StrEnum):
    """What a colour would say; renderers add a sign and a word to it."""

    NEUTRAL = "neutral"
    GOOD = "good"
    SOON = "soon"
    LATE = "late"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word in a tone: `Due today`, `1 of 2 signed`."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; *strong* for the line that says what to do."""

    text: str
    strong: bool = False
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value pairs: `Owner: CO lead`."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Something folded away until asked for: "Why this date?"."""

    title: str
    lines: tuple[str, ...]


class StepState(StrEnum):
    """Where a phase stands."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    SKIPPED = "skipped"
    UNDONE = "undone"  # It ended, and not all of it was done.


@dataclass(frozen=True, slots=True)
class Step:
    """One phase in the line of phases; *times* counts recurrences above one."""

    label: str
    state: StepState
    times: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """The line of phases; several may be current at once."""

    steps: tuple[Step, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Item:
    """
    A line of a list: lead (`12`), text, a badge, and a button that opens it.

    With an *address* the text is a link to it; only http and https ones.
    """

    lead: str
    text: str
    note: str = ""
    badge: Badge | None = None
    button: "Button | None" = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; *more* says what was left out (`and 12 more: type actions all 2`)."""

    items: tuple[Item, ...]
    title: str = ""
    more: str = ""


class FieldKind(StrEnum):
    """How a form asks."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes-no"
    PERSON = "person"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form; *options* are (value, label) pairs of a choice."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    value: str = ""
    hint: str = ""
    required: bool = True
    options: tuple[tuple[str, str], ...] = ()
    problem: str = ""  # Why the last answer was not taken.
    limit: int = 3000  # Characters at most.


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Questions asked in one go, sent back as *verb* on *target*."""

    verb: str
    target: str
    title: str
    submit: str
    fields: tuple[Field, ...]
    intro: str = ""


class ButtonStyle(StrEnum):
    """How much a button asks for attention."""

    DEFAULT = "default"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """
    A press that comes back as *verb* on *target*, both decided by the server.

    A *secondary* one is seldom wanted: it stands behind "More" where a channel can
    fold it away, else after the others.
    """

    verb: str
    target: str
    label: str
    style: ButtonStyle = ButtonStyle.DEFAULT
    secondary: bool = False


def by_weight(
    buttons: tuple[Button, ...],
) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
    """Part buttons into what is shown at once and what stands behind "More"."""
    first = tuple(each for each in buttons if not each.secondary)
    more = tuple(each for each in buttons if each.secondary)
    if not first:  # Something is always shown.
        first, more = more[:1], more[1:]
    # Folding away a single button would hide more than it tidies.
    return (first, more) if len(more) > 1 else ((*first, *more), ())


@dataclass(frozen=True, slots=True)
class Link:
    """A named address; only http and https ones, or `/files/…` of the desk."""

    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnViews:
    """
    Who sees a card in a room otherwise than all others, most in need of it first.

    A channel that can show people cards of their own asks for each as *verb* on
    *target*.
    """

    verb: str
    target: str
    people: tuple[str, ...]


Element = Text | Facts | Fold | Progress | Items | Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """
    Something said by the desk.

    *eyebrow* is the small line above (`DEMO-0001 · Eligible`), *plain* the one line
    for notifications, e-mail and screen readers. *tells_of* are the ids of the cases
    that a card over several tells of: it disappears for who leaves one of them.
    *beside* is the id of the case that it is about, whose own card is another one, and
    *card_of* that of the case whose own card it is; empty for none.
    """

    title: str
    plain: str
    eyebrow: str = ""
    badges: tuple[Badge, ...] = ()
    elements: tuple[Element, ...] = ()
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    tone: Tone = Tone.NEUTRAL
    footer: str = ""
    language: str = field(default="en")
    tells_of: tuple[str, ...] = ()
    beside: str = ""
    card_of: str = ""
    own_views: OwnViews | None = None
