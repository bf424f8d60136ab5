"""What SECU asked for, and whom the case's notices must reach."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuRequest:
    """A request of SECU's: only SECU moves its date (rows 6, 14, 17, 18, 20, 29)."""

    id: str
    case_id: str
    action_id: str
    words: str
    received_on: date
    due_on: date | None
    answerer_id: str = ""
    answered_on: date | None = None
    answered_by: str = ""


class StakeholderKind(StrEnum):
    """Which notifier reaches them: the country office, BERA or the funds' team."""

    DONOR = "donor"
    DONOR_HEADQUARTERS = "donor-headquarters"
    PROJECT_BOARD = "project-board"
    VERTICAL_FUND = "vertical-fund"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder:
    """An institution to be notified; never a complainant."""

    id: str
    case_id: str
    name: str
    kind: StakeholderKind
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notified:
    """That a stakeholder was told, for one action."""

    stakeholder_id: str
    action_id: str
    by: str
    at: datetime
