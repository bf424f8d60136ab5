"""A question to a person: who may know who asks, and how far it is (001)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LANGUAGES = ("en", "fr", "es")  # In which questions are asked.
ASKERS_KEPT = timedelta(days=90)  # Once a question is closed, unless it is set.


class Privacy(StrEnum):
    """Who may know who asks; the value is stored for ever."""

    NAMED = "named"  # Whoever answers.
    FACILITATOR = "facilitator"  # The facilitator who has it, and nobody else.
    ANONYMOUS = "anonymous"  # Nobody.


class QuestionState(StrEnum):
    """How far a question is; the value is stored for ever."""

    OPEN = "open"
    ANSWERED = "answered"  # The asker may ask back, which opens it again.
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # Nobody answered for so long that it was closed.


class Step(StrEnum):
    """What the promise's ladder does next; the value is stored for ever."""

    HALF = "half"  # The holder is reminded when half of the time is gone.
    END = "end"  # The holder is reminded when the promise is due.
    OTHERS = "others"  # The other facilitators are told.
    ASKER = "asker"  # The asker is told that it takes longer.
    SPENT = "spent"


class Consent(StrEnum):
    """What the asker said to a public answer; the value is stored for ever."""

    NOT_SAID = ""
    YES = "yes"
    NO = "no"  # Also once it was taken back.


class Helped(StrEnum):
    """What the asker said of the answer; the value is stored for ever."""

    NOT_SAID = ""
    YES = "yes"
    NO = "no"


class Said(StrEnum):
    """What a message of a question's thread is; the value is stored for ever."""

    QUESTION = "question"
    ANSWER = "answer"
    ASKED_BACK = "asked-back"
    DECLINED = "declined"
    HANDED = "handed"  # For whom it was handed to, not for the asker.
    NOTE = "note"  # What somebody of the small group says to those who answer.


FOR_ASKER = frozenset({Said.QUESTION, Said.ANSWER, Said.ASKED_BACK, Said.DECLINED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateQuestion:
    """
    A question to a person, without its words and without its asker.

    *pseudonym* is what the asker is called, and is used once. *region* is empty where
    they are anonymous. *facilitator_id* has promised an answer by *promised_at*, and
    *holder_id* is who answers now: the same, or an expert. The ladder's next *step* is
    taken at *look_at*. *closed_at* is set while nothing waits.
    """

    id: str
    pseudonym: str
    privacy: Privacy
    topic: str
    language: str
    region: str
    facilitator_id: str
    holder_id: str
    asked_at: datetime
    promised_at: datetime
    state: QuestionState = QuestionState.OPEN
    step: Step = Step.HALF
    look_at: datetime | None = None
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    helped: Helped = Helped.NOT_SAID
    consent: Consent = Consent.NOT_SAID
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether somebody is to answer."""
        return self.state is QuestionState.OPEN

    def is_late(self, now: datetime) -> bool:
        """Whether it waits longer than was promised."""
        return self.is_open and now > self.promised_at


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionMessage:
    """One message of a question's thread; without *author_id* it is the asker's."""

    id: str
    question_id: str
    said: Said
    author_id: str
    sealed: bytes
    at: datetime


class PeerState(StrEnum):
    """Whether somebody helps in a small group; the value is stored for ever."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Somebody who was asked into the small group around a question."""

    question_id: str
    person_id: str
    state: PeerState
    by_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEntry:
    """What happened to a question: *who* is a pseudonym where it is the asker."""

    question_id: str
    at: datetime
    who: str
    verb: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAnswer:
    """
    A question and its answer, in a facilitator's words, for everybody.

    *row_keys* are the SOP's rows that it fits. It is shown until *withdrawn_at*.
    """

    id: str
    question_id: str
    question: str
    answer: str
    language: str
    topics: tuple[str, ...]
    row_keys: tuple[str, ...]
    by_id: str
    made_at: datetime
    withdrawn_at: datetime | None = None
