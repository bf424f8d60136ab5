"""What one row of a procedure says, as a frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.deadlines import Deadline
from domain.events import EventKind
from domain.phases import Phase
from domain.roles import Office, Role


class Approval(StrEnum):
    """How a row is agreed before it counts as done."""

    NONE = "none"
    SIGN_OFF = "sign-off"  # By the Risk Owner, with the coordinator for funds.
    CLEARANCE = "clearance"  # By RBx and BPPS, then submission to SECU by RBx or RR.


class Condition(StrEnum):
    """When a part or a co-signature is needed on a case."""

    ALWAYS = "always"
    VERTICAL_FUND = "vertical-fund"  # A rule: "for cases that involve vertical funds".
    VERTICAL_FUND_WHEN_RELEVANT = (
        "vertical-fund-when-relevant"  # A decision per case, by default as the fund.
    )
    WHEN_RELEVANT = "when-relevant"  # A decision per case, needed until waived.
    SRM = "srm"  # When the Stakeholder Response Mechanism is involved.


class Repeat(StrEnum):
    """Whether the row comes again on one case."""

    NEVER = "never"
    EACH_EVENT = "each-event"  # A new round for each event that opens it.
    AS_NEEDED = "as-needed"  # A new round when somebody revisits it.
    ANNUALLY = "annually"


class Audience(StrEnum):
    """Who gets the card: before the team is agreed, only the Corporate SES Team."""

    CORPORATE_SES_TEAM = "corporate-ses-team"
    RESPONSE_TEAM = "response-team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One doer's part of a row that has several (9, 19, 22, 23, 27)."""

    key: str  # Permanent.
    role: Role
    title: str
    also_from: tuple[Role, ...] = ()  # Who may do it as well.
    condition: Condition = Condition.ALWAYS
    outside: bool = False  # Done by SECU or others outside the desk: shown, not asked.

    @property
    def is_rule(self) -> bool:
        """Whether the SOP wants it on each case that it holds for: nobody drops it."""
        rules = {Condition.ALWAYS, Condition.VERTICAL_FUND}
        return self.condition in rules and not self.outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody whom a message or an invitation goes to, and on which cases."""

    role: Role
    condition: Condition = Condition.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNote:
    """A note that stands only on the cases that its *condition* holds for."""

    text: str
    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A place where the SOP is silent or ambiguous, and how the desk reads it."""

    question: str  # What the SOP leaves open.
    reading: str  # What the desk does, in a sentence a person reads.


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRow:
    """One row: who does what by when, and what must be agreed."""

    number: int
    key: str  # Permanent: stored with every action.
    phase: Phase
    title: str  # One line: what to do.
    detail: str = ""  # The rest of the duty, in a sentence or two.
    owners: tuple[Role, ...]
    support: tuple[Role, ...] = ()
    drafter: Role | None = None  # Who consolidates or drafts for the team.
    deadline: Deadline
    clause: str  # The deadline as the SOP words it, or that its cell is empty.
    calendar: Office
    approval: Approval = Approval.NONE
    co_signer: Condition | None = None  # When the coordinator signs or clears too.
    template: str = ""  # The SOP's template, with its annex where it names one.
    opens_on: tuple[EventKind, ...]
    parts: tuple[Part, ...] = ()
    repeat: Repeat = Repeat.NEVER
    revisit_on: tuple[EventKind, ...] = ()  # Events that suggest one more round.
    audience: Audience = Audience.RESPONSE_TEAM
    addressees: tuple[Addressee, ...] = ()  # Whom the row itself writes to or invites.
    informs: tuple[Role, ...] = ()  # Told of the outcome or of a status change.
    waivable: bool = True
    for_information: bool = False  # Shown, never chased or pressed (25, 30, 7).
    restricted: bool = False  # Fact-checking texts: the CO, the team and ExO only.
    secu_may_date: bool = False  # SECU may name its day, and then only SECU moves it.
    notes: tuple[str, ...] = ()  # The SOP's notes that matter to the doer.
    case_notes: tuple[CaseNote, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def doers(self) -> tuple[Role, ...]:
        """The roles whose work it is now: the drafter for the team, else owners."""
        return (self.drafter,) if self.drafter else self.owners


@dataclass(frozen=True, slots=True)
class Procedure:
    """A named table of rows; duplicates fail when it is made."""

    key: str
    title: str
    source: str
    rows: tuple[ProcedureRow, ...]
    notes: tuple[str, ...] = ()  # What holds for all of its rows.
    choices: tuple[Choice, ...] = ()
    _by_key: Mapping[str, ProcedureRow] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a table in which a key or a number stands twice."""
        by_key = {row.key: row for row in self.rows}
        numbers = {row.number for row in self.rows}
        if len(by_key) != len(self.rows) or len(numbers) != len(self.rows):
            message = f"the procedure {self.key} repeats a key or a number"
            raise ValueError(message)
        object.__setattr__(self, "_by_key", by_key)

    def row(self, key: str) -> ProcedureRow:
        """Return the row of that permanent *key*; KeyError when there is none."""
        return self._by_key[key]

    def numbered(self, number: int) -> ProcedureRow | None:
        """Return the row of that number, or None."""
        return next((row for row in self.rows if row.number == number), None)
