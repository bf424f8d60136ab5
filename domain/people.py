"""People, the offices they sit in, and the parts they play on a case."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.roles import Office, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePlace:
    """An office: *calendar* names its working calendar, *bureau* its regional one."""

    id: str
    name: str
    kind: Office
    calendar: str
    country: str = ""
    bureau: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who uses the desk; *duties* are the roles that their office gives."""

    id: str
    name: str
    title: str
    office_id: str
    email: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    demo: bool = False
    duties: tuple[Role, ...] = ()


# On record, who does what none of the people does.
AT_COMMAND_LINE = "administrator"
THE_DESK = "ses-desk"
LINK_CHECK = "link-check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks, and from where: `desk`, `teams`, `slack` or `command-line`."""

    person_id: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """
    A person's part on a case; *until* is set when they leave.

    Provisional until action 3 agrees the team (SOP row 3).
    """

    id: str
    case_id: str
    person_id: str
    role: Role
    provisional: bool
    since: datetime
    until: datetime | None = None
    note: str = ""  # The hand-over note of a rotation.


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingFor:
    """*deputy_id* acts for *principal_id* in one role, both days included."""

    id: str
    case_id: str
    principal_id: str
    deputy_id: str
    role: Role
    first_day: date
    last_day: date
    reason: str
    named_by: str
    ended_at: datetime | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.ended_at is None and self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """A person steps back from deciding on a case, for a conflict of interest."""

    id: str
    case_id: str
    person_id: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Who plays which part on a case, also those who have left."""

    members: tuple[Membership, ...]
    acting: tuple[ActingFor, ...]
    recusals: tuple[Recusal, ...]
