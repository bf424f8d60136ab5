"""What is shown of a question to a person: to whoever answers, or to its asker."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.learning.connect import Peer, PrivateQuestion, Said
from domain.learning.routing import Candidate
from domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message of a thread in words; *author* is a name, empty for the asker."""

    said: Said
    author: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSheet:
    """
    A question as whoever answers sees it: without what may be somebody's own.

    *asker* is a name where the reader may know it, else the pseudonym. *handles* says
    that its reader answers or hands it on, *facilitates* that they are a facilitator,
    *own* that they asked it themselves: then they see no more than whoever asks, and
    *goes_back* says that it was handed to them. *has_it* says that it is with its
    reader already. *public* is whether an answer to it stands for everybody. *missed*
    are, of who has it and who is asked to help, those who were not reached;
    *asker_missed* is whether whoever asks was not. At *lapses_at* it is closed without
    an answer, unless something happens.
    """

    question: PrivateQuestion
    asker: str
    lines: tuple[Line, ...]
    facilitator: str
    holder: str
    peers: tuple[tuple[Peer, str], ...]
    now: datetime
    handles: bool
    facilitates: bool
    own: bool = False
    goes_back: bool = False
    has_it: bool = False
    public: bool = False
    missed: frozenset[str] = frozenset()
    asker_missed: bool = False
    lapses_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """That somebody is asked to help with a question; *own*: they asked it."""

    question: PrivateQuestion
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """
    A question as its asker sees it; *handle* is known to them alone.

    *others* facilitate too, the holder may be *away* now, or was *missed*: not reached.
    At *lapses_at* it is closed without an answer, unless something happens.
    """

    question: PrivateQuestion
    handle: str
    lines: tuple[Line, ...]
    holder: str
    now: datetime
    others: bool = True
    away: bool = False
    missed: bool = False
    lapses_at: datetime | None = None

    @property
    def words(self) -> str:
        """What they asked first."""
        return next((each.words for each in self.lines), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """A question in a list, with the beginning of its words."""

    question: PrivateQuestion
    words: str
    holder: str
    asked_of_me: bool = False  # Into a small group, and not answered yet.


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOnSheet:
    """Who a question may be handed to, the fittest first."""

    question: PrivateQuestion
    candidates: tuple[Candidate, ...]
    people: Mapping[str, Person]
    today: date
