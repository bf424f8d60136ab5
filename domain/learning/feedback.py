"""What questions teach the desk: which were asked, how they went, and what mends it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.learning.answers import Answer, Outcome
from domain.learning.reading import telling_words, words_of

KEPT = timedelta(days=90)  # Of what was asked; nothing of it stays after that.
OFTEN = 3  # From here on a question is a task though it was answered.
_STEM = 6  # Letters of a word that count: `consult`, `consulted`, `consultation`.


class Vote(StrEnum):
    """What an asker said of an answer; the value is stored for ever."""

    NOT_SAID = ""
    HELPED = "helped"
    NOT_NEEDED = "not-needed"  # “Not what I need”.


class Settled(StrEnum):
    """What a facilitator did about a question; the value is stored for ever."""

    SYNONYM = "synonym"
    PIN = "pin"
    DEAD = "dead"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    A question as it is counted: without who asked it.

    *mark* is the same for the same question and for nearly the same. *shown* are the
    ids of the resources that it was answered with first. *sealed* are its words.
    """

    id: str
    at: datetime
    mark: str
    language: str
    outcome: Outcome
    reason: str
    shown: tuple[str, ...]
    sealed: bytes
    vote: Vote = Vote.NOT_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a question went, over all who asked it; *asked* is its newest telling."""

    asked: Asked
    times: int
    unanswered: int
    not_needed: int
    helped: int

    @property
    def is_task(self) -> bool:
        """Whether a facilitator should look at it."""
        return bool(self.unanswered or self.not_needed) or self.times >= OFTEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """
    What a facilitator did about a question, until it is *ended_at*.

    Of a synonym *words* are what people say and *means* what is meant; of a pin and of
    a dead link *means* is the resource's id.
    """

    id: str
    mark: str
    language: str
    kind: Settled
    by: str
    at: datetime
    words: str = ""
    means: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A topic that is asked for in a language in which nothing on it is there."""

    topic: str
    language: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningTask:
    """A question that wants a better answer, in the words of who asked it last."""

    tally: Tally
    question: str

    @property
    def mark(self) -> str:
        """By which it is known."""
        return self.tally.asked.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningTasks:
    """All that facilitators can mend now; those first that went worst."""

    tasks: tuple[LearningTask, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What was done, and how the question is answered *before* it and *now*."""

    fix: Fix
    question: str
    before: Answer
    now: Answer


def mark_of(question: str, language: str) -> str:
    """
    Return the mark of a question: that of its telling words, in whatever order.

    It is kept as long as the question is, and is no secret: words can be tried on it.
    """
    telling = {word[:_STEM] for word in telling_words(question)}
    telling = telling or set(words_of(question))
    together = " ".join((language, *sorted(telling)))
    return hashlib.sha256(together.encode()).hexdigest()[:24]


def tallied(asked: Iterable[Asked]) -> list[Tally]:
    """Count questions by their mark, those first that went worst; newest telling."""
    by_mark: dict[str, list[Asked]] = {}
    for each in asked:
        by_mark.setdefault(each.mark, []).append(each)
    tallies = [_tally(each) for each in by_mark.values()]
    return sorted(
        tallies,
        key=lambda each: (each.not_needed + each.unanswered, each.times, each.asked.at),
        reverse=True,
    )


def _tally(same: list[Asked]) -> Tally:
    return Tally(
        asked=max(same, key=lambda each: each.at),
        times=len(same),
        unanswered=sum(each.outcome is Outcome.HANDED_OVER for each in same),
        not_needed=sum(each.vote is Vote.NOT_NEEDED for each in same),
        helped=sum(each.vote is Vote.HELPED for each in same),
    )
