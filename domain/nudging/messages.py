"""One message that the sweep queues, and what it tells of."""

from dataclasses import dataclass
from datetime import date

from domain.nudging.ladders import Step
from domain.nudging.looked_at import LookedAt


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One action in a message, and the *step* of its ladder that it is on."""

    action: LookedAt
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """
    What one person is told on one *day* of theirs.

    Of what goes out by itself there is one *subject*, else a message gathers the day
    and has none. It is queued a single time, by the key *once*.
    """

    person_id: str
    day: date
    mentions: tuple[Mention, ...]
    subject: str = ""

    @property
    def once(self) -> str:
        """The key by which no message of a day is queued twice."""
        return f"nudge:{self.person_id}:{self.day.isoformat()}:{self.subject}"

    @property
    def case_id(self) -> str:
        """The case that it is about; empty for what may be about several."""
        return self.mentions[0].action.case_id if self.subject else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An action whose card is drawn anew, since somebody was told of it on *day*."""

    action: LookedAt
    day: date
    only_role: str

    @property
    def once(self) -> str:
        """The key by which it is drawn anew for that once."""
        return f"told:{self.action.id}:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Somebody who hears nudges: on which clock, and in which working calendar."""

    person_id: str
    time_zone: str
    calendar: str
    demo: bool
