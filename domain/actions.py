"""An action: one row of the procedure on one case, in one round."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.due import Due
from domain.roles import Role


class ActionState(StrEnum):
    """Where an action stands."""

    WAITING = "waiting"  # Its event has not happened.
    PENDING = "pending"
    STARTED = "started"
    IN_APPROVAL = "in-approval"  # A version is out for signatures or clearances.
    CLEARED = "cleared"  # Cleared, not yet submitted to SECU.
    DONE = "done"
    WAIVED = "waived"
    LAPSED = "lapsed"  # The SECU track ended before it was done.


OPEN_STATES = frozenset(
    {
        ActionState.PENDING,
        ActionState.STARTED,
        ActionState.IN_APPROVAL,
        ActionState.CLEARED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """
    An action as it stands; *version* grows with every change.

    *waits_on* are the roles whose move it is now. *document_version_id* is the version
    out for approval, or the one that was approved. *due_on* repeats `due.day` where
    it can be late, for the question of what is due. *extra_days* are the working days
    of the extensions granted so far.
    """

    id: str
    case_id: str
    row_key: str
    number: int
    round: int
    state: ActionState
    due: Due
    waits_on: tuple[Role, ...] = ()
    opened_on: date | None = None
    opened_by_event: str = ""
    secu_day: date | None = None
    assignee_id: str = ""
    document_version_id: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""
    done_at: datetime | None = None
    done_by: str = ""
    reason: str = ""  # Of a waiver, a reopening, a sending back.
    version: int = 1
    extra_days: int = 0

    @property
    def label(self) -> str:
        """How people name it: `12`, or `17.2` for a later round."""
        return f"{self.number}.{self.round}" if self.round > 1 else str(self.number)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN_STATES

    @property
    def due_on(self) -> date | None:
        """The day after which it is late; None where it never is."""
        return self.due.day if self.due.can_be_late else None

    def is_late(self, today: date) -> bool:
        """Whether its day has passed and it is still open."""
        return self.is_open and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class PartState:
    """One doer's part of an action, done apart from the others'."""

    action_id: str
    key: str
    needed: bool
    done_at: datetime | None = None
    done_by: str = ""
    reason: str = ""  # Why it is not needed, or a note on how it was done.


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows that an action was done: a link, or a version of a document."""

    id: str
    action_id: str
    by: str
    at: datetime
    link: str = ""
    document_version_id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """Somebody's words on an action."""

    id: str
    action_id: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An open action in a list over cases: the action and its case's reference."""

    action: Action
    reference: str
    procedure: str
