"""What the sweep knows of an action that it looks at, and who is to hear of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.nudging.ladder_names import LadderName
from domain.nudging.lines import NEVER_CHASED, line_of
from domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """An open action, as far as nudging goes; *day* is None without a due date."""

    id: str
    case_id: str
    row_key: str
    procedure: str
    ladder: LadderName
    opened_on: date
    day: date | None
    waits_on: tuple[Role, ...]
    assignee_id: str
    demo: bool

    @property
    def base(self) -> date:
        """The first day on which it can have been missed."""
        return max(self.day, self.opened_on) if self.day else self.opened_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """
    Who hears of an action: its *owners*, then their *lead*, then the *top* of the line.

    Nobody is in two of them: who owes it is not told once more as its lead.
    """

    owners: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    top: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """
    Who plays which part on a case now: *holders* by role, deputies among them.

    *deputies* are, by role and principal, those who act for somebody today on their
    own clock, and hear instead. *recused* people hear nothing of the case.
    *changes_at* is when somebody next begins or ceases to act for somebody.
    """

    holders: Mapping[Role, tuple[str, ...]]
    deputies: Mapping[tuple[Role, str], tuple[str, ...]]
    recused: frozenset[str]
    changes_at: datetime | None = None

    def players(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """Return who plays one of the *roles* today, in order, each once."""
        found = (
            person
            for role in roles
            for person in self.holders.get(role, ())
            if (role, person) not in self.deputies
        )
        return tuple(p for p in dict.fromkeys(found) if p not in self.recused)

    def stand_for(self, person_id: str, roles: Iterable[Role]) -> tuple[str, ...]:
        """Return who does what somebody was given: their deputies, else they alone."""
        found = [d for role in roles for d in self.deputies.get((role, person_id), ())]
        there = tuple(d for d in dict.fromkeys(found) if d not in self.recused)
        return there or (person_id,)

    def has(self, person_id: str) -> bool:
        """Whether somebody plays any part, and has not stepped back."""
        playing = any(person_id in people for people in self.holders.values())
        return playing and person_id not in self.recused


def audience_of(action: LookedAt, cast: Cast) -> Audience:
    """
    Return who is nudged of an action, and up whose line it goes when it is late.

    It was given to somebody: they alone owe it, or who acts for them. ExO, SECU and
    the Administrator are informed and never chased.
    """
    chased = [role for role in action.waits_on if role not in NEVER_CHASED]
    owners = cast.players(chased)
    if action.assignee_id and cast.has(action.assignee_id):
        owners = cast.stand_for(action.assignee_id, chased)
    lead = _others(cast.players(r for w in chased for r in line_of(w).lead), owners)
    top = _others(
        cast.players(r for w in chased for r in line_of(w).top), (*owners, *lead)
    )
    return Audience(owners=owners, lead=lead, top=top)


def _others(people: tuple[str, ...], but: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(person for person in people if person not in but)
