"""A case: the facts that decide how the procedure runs on it, and its events."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.events import EventKind


class CaseState(StrEnum):
    """Where the SECU track stands; only SECU's own word ends it."""

    OPEN = "open"
    NOT_ELIGIBLE = "not-eligible"
    CLOSED = "closed"


# The events that end the SECU track, and how the case stands then (rows 7 and 30).
ENDED_BY = {
    EventKind.NOT_ELIGIBLE: CaseState.NOT_ELIGIBLE,
    EventKind.CLOSED_BY_SECU: CaseState.CLOSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """
    What is known of a case when it is opened, without anybody's name.

    Two facts on funds, since sign-offs turn on the first and the interim rule for the
    Corporate SES Team on the second. *fund_parts* and *parts* override, per case, what
    the SOP leaves to "when relevant": part or clearance key to whether it is needed.
    """

    reference: str
    country: str
    project: str
    office_id: str
    bureau: str = ""
    project_number: str = ""
    vertical_fund: bool = False
    environmental: bool = False
    fund_name: str = ""
    secu: bool = True
    srm: bool = False
    registry_link: str = ""
    confidential: bool = False
    synopsis: str = ""
    risk_category: str = ""
    implementing_partner: str = ""
    donors: str = ""
    filed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as it stands; *country_calendar* and *headquarters_calendar* are names."""

    id: str
    facts: CaseFacts
    procedure: str
    state: CaseState
    country_calendar: str
    headquarters_calendar: str
    opened_by: str
    opened_at: datetime
    demo: bool
    relevant: tuple[tuple[str, bool], ...] = ()  # "when relevant", decided per case.
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """
    Something that happened on a *day*; a correction replaces it and keeps it.

    *note* says where it is known from, SECU's notice for a closure. *round* counts
    events of one kind on a case, from 1.
    """

    id: str
    case_id: str
    kind: EventKind
    day: date
    round: int
    recorded_by: str
    recorded_at: datetime
    note: str = ""
    replaced_by: str = ""  # The correcting event's id, or "withdrawn".

    @property
    def stands(self) -> bool:
        """Whether no correction has replaced it."""
        return not self.replaced_by
