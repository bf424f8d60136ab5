"""More time for an action: asked for, and decided by whoever keeps the case."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ExtensionState(StrEnum):
    """Where a request for more time stands; the value is stored for ever."""

    ASKED = "asked"
    GRANTED = "granted"  # As asked, or with another number of days.
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """
    A request for *asked_days* more working days, and the *answer* to it.

    Days are working days of the calendar that binds the action, counted from the date
    it has without any extension: if that moves, the extension moves along.
    """

    id: str
    case_id: str
    action_id: str
    asked_by: str
    asked_at: datetime
    asked_days: int
    reason: str
    state: ExtensionState = ExtensionState.ASKED
    decided_by: str = ""
    decided_at: datetime | None = None
    granted_days: int = 0
    answer: str = ""
