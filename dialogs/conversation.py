"""What comes in from a channel, and what goes back: the same for every channel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cards.elements import Card
from domain.letters import Letter
from domain.news import room_of
from domain.people import Actor
from services.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that somebody handed in; its own name is never used as a path."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """
    Words, a press or a filled form from *actor* in *conversation*.

    Words have *text*; a press or a form has *verb*, *target* and *inputs*. Nothing in
    it is trusted but the actor, whom the channel has identified, and *on_own_card*,
    which it has looked up: whether the pressed card is shown to the actor alone.
    *has_dialog* says that a form in the answer is shown in a dialog, and kept nowhere.
    """

    actor: Actor
    conversation: str  # `room:<case id>` or `direct:<person id>`.
    text: str = ""
    verb: str = ""
    target: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()
    on_own_card: bool = False
    has_dialog: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """
    The desk's answer.

    *echo* is what may be shown as the person's own words: None for nothing at all (a
    press), else the typed text, with names of complainants taken out. *private* cards
    are for the asker alone. *form* asks in a dialog of its own where a channel has
    one. *instead* takes the place of the card that was pressed, where that card is the
    asker's own. *go_to* names a conversation to open. *case_id* says what the answer is
    about, *case_ids* of which cases a list or a refusal tells, so that it disappears
    for who leaves one of them. *refusal* is the code of what was refused, empty when
    the thing was done. *names* went behind the wall just now: the channel takes them
    out of what it shows the person already. A *letter* goes into the asker's own
    Drafts, and the channel says so instead.
    """

    cards: tuple[Card, ...] = ()
    echo: str | None = None
    private: bool = True
    form: Card | None = None
    instead: Card | None = None
    go_to: str = ""
    case_id: str = ""
    case_ids: tuple[str, ...] = ()
    refusal: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)
    letter: Letter | None = None


class Answer(Protocol):
    """What answers all that comes in, in whatever channel."""

    def __call__(self, incoming: Incoming, *, ports: Ports) -> Reply:
        """Answer through *ports*; a refusal is a card too."""


def case_of_room(conversation: str) -> str:
    """Return the case of a room, empty for a direct chat."""
    prefix = room_of("")
    in_room = conversation.startswith(prefix)
    return conversation.removeprefix(prefix) if in_room else ""
