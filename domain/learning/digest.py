"""The Monday digest: what members of the community are told once a week (000, 001)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.learning.resources import Resource

MOST_ITEMS = 5
LEAST_ASKED = 3  # People: what fewer asked could tell who they are.
UNDO_WITHIN = timedelta(minutes=2)  # Between the yes and the first message.
SENT_KEPT = timedelta(days=90)  # To whom a digest went; only numbers stay.
LONGEST_INTRO = 600
LONGEST_LINE = 200


class DigestKind(StrEnum):
    """What an item is; the value is stored for ever."""

    NEW = "new"  # A resource that was added.
    EDITED = "edited"
    ASKED = "asked"  # A resource that answered what was asked most.
    OPEN = "open"  # What nobody could answer, as numbers.
    ANSWER = "answer"  # A public answer.
    EVENT = "event"
    RESOURCE = "resource"  # One that a facilitator put in.
    LINE = "line"  # What a facilitator says, with a link.


OF_RESOURCES = frozenset(
    {DigestKind.NEW, DigestKind.EDITED, DigestKind.ASKED, DigestKind.RESOURCE}
)
BY_HAND = (DigestKind.RESOURCE, DigestKind.EVENT, DigestKind.LINE)


class DigestState(StrEnum):
    """How far a digest is; the value is stored for ever."""

    DRAFT = "draft"
    APPROVED = "approved"  # It can still be taken back.
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    LAPSED = "lapsed"  # Nobody approved it until the next was drafted.


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItem:
    """
    One thing in a digest; *about* is a resource's or a public answer's id, or a topic.

    *title* and *address* are as they were when it was put in; those of a public answer
    stay with it, so that it can be taken back. *language* is what it is in, *times* how
    often it was asked, *day* when an event is.
    """

    kind: DigestKind
    about: str = ""
    title: str = ""
    address: str = ""
    language: str = ""
    times: int = 0
    day: date | None = None

    @property
    def subject(self) -> str:
        """By which it is known again: a resource is one, however it got in."""
        if self.kind in OF_RESOURCES:
            return f"resource:{self.about}"
        if self.kind in {DigestKind.EVENT, DigestKind.LINE}:
            return f"{self.kind}:{self.title}"
        return f"{self.kind}:{self.about}:{self.language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """
    The digest of a *week*, which is named by its Monday.

    *edition* rises with each thing that somebody does to it: a yes is to the one that
    was read. *look_at* is when the sweep goes on with it. *by_id* approved or skipped
    it. Once it is sent, *reached*, *missed* and *gone* say how it went: to how many, to
    how many not, and who left before.
    """

    id: str
    week: date
    drafted_at: datetime
    items: tuple[DigestItem, ...]
    intro: str = ""
    state: DigestState = DigestState.DRAFT
    edition: int = 1
    look_at: datetime | None = None
    by_id: str = ""
    decided_at: datetime | None = None
    reached: int = 0
    missed: int = 0
    gone: int = 0

    @property
    def can_be_edited(self) -> bool:
        """Whether somebody may still change what it says."""
        return self.state is DigestState.DRAFT

    @property
    def can_be_undone(self) -> bool:
        """Whether a yes or a skipping can still be taken back."""
        return self.state in {DigestState.APPROVED, DigestState.SKIPPED}

    @property
    def is_full(self) -> bool:
        """Whether something must be taken out before more is put in."""
        return len(self.items) >= MOST_ITEMS

    @property
    def is_over(self) -> bool:
        """Whether it went out, or goes out just now."""
        return self.state in {DigestState.SENDING, DigestState.SENT}

    def holding(self, items: Sequence[DigestItem]) -> "Digest":
        """Return it with other items."""
        return replace(self, items=tuple(items))


class Move(StrEnum):
    """Where an item goes; the value is on the wire."""

    UP = "up"
    DOWN = "down"
    OUT = "out"


def moved(
    items: Sequence[DigestItem], place: int, move: Move
) -> tuple[DigestItem, ...]:
    """Return items with the one at a *place* (from 0) moved; the ends stay ends."""
    rest = [each for at, each in enumerate(items) if at != place]
    if move is Move.OUT:
        return tuple(rest)
    to = place - 1 if move is Move.UP else place + 1
    rest.insert(max(0, to), items[place])
    return tuple(rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEntry:
    """What happened to a digest: *edition* is the one that it happened to."""

    digest_id: str
    at: datetime
    who: str
    verb: str
    edition: int
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """How far its messages are: how many there are, and what became of them."""

    all: int = 0
    sent: int = 0
    missed: int = 0
    gone: int = 0

    @property
    def waiting(self) -> int:
        """How many are still to be sent."""
        return self.all - self.sent - self.missed - self.gone


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLine:
    """
    An item as it can be said: a public answer has its *title* and *words* here.

    The *resource* is as it is now: its reader should know what to think of a link.
    """

    item: DigestItem
    title: str
    words: str = ""
    resource: Resource | None = None
    is_gone: bool = False  # It was taken back or withdrawn since: nobody is told of it.


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSheet:
    """
    A digest for its reader; *lines* are of all its items, in their order.

    *by* is the name of who approved or skipped it, *members* how many get it.
    """

    digest: Digest
    lines: tuple[DigestLine, ...]
    members: int = 0
    by: str = ""
    posted: Posted = Posted()

    @property
    def said(self) -> tuple[DigestLine, ...]:
        """What members are told."""
        return tuple(each for each in self.lines if not each.is_gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestDesk:
    """
    Where the digest stands for somebody: whether they get it, and what is there.

    *latest* is the newest that was sent. To a facilitator *current* is the newest of
    all; *next_at* is when the next is drafted.
    """

    is_member: bool
    facilitates: bool
    next_at: datetime
    latest: DigestSheet | None = None
    current: DigestSheet | None = None
