"""More time for an action: asked for, and decided by whoever keeps the case."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.actions import Action
from domain.calendars.counting import count_working_days
from domain.calendars.working_calendar import WorkingCalendar
from domain.due import Due, DueKind, OtherReading
from domain.nudging.lines import line_of
from domain.people import Team
from domain.refusals import Refusal
from domain.rights import TEAM_KEEPERS
from domain.roles import Role
from domain.standing import Standing, standing_of

# A quarter of a year of working days, of all that one action is granted together. Who
# needs more has another plan to make.
MOST_DAYS = 60


class ExtensionState(StrEnum):
    """Where a request for more time stands; the value is stored for ever."""

    ASKED = "asked"
    GRANTED = "granted"  # As asked, or with another number of days.
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    # Nobody decided on it: what it was asked for had ended.
    ACTION_DONE = "action-done"
    ACTION_WAIVED = "action-waived"
    CASE_ENDED = "case-ended"


# Decided by somebody: the same asked again right after is a second press.
DECIDED = frozenset({ExtensionState.GRANTED, ExtensionState.DENIED})


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

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.state is ExtensionState.ASKED


def open_one(extensions: Iterable[Extension]) -> Extension | None:
    """Return the request that waits for a decision; an action has one at most."""
    return next((each for each in extensions if each.is_open), None)


def can_be_extended(due: Due) -> bool:
    """Whether more time means anything: a day that the SOP counts, and not SECU's."""
    return due.kind is DueKind.FIXED and due.day is not None


def refuse_unextendable(due: Due, *, action: str) -> None:
    """
    Refuse more time where no date of the desk's own could move.

    :raises Refusal: `only-secu-moves-date`, or `no-date-to-extend` for what is
        open-ended, suggested, or without a day.
    """
    if due.kind is DueKind.EXTERNAL and due.day is not None:
        raise Refusal("only-secu-moves-date", action=action, day=due.day.isoformat())
    if not can_be_extended(due):
        raise Refusal("no-date-to-extend", action=action)


def days_left(action: Action) -> int:
    """Return how many working days more an action can still be granted."""
    return max(0, MOST_DAYS - action.extra_days)


def refuse_days(days: int, *, action: Action) -> None:
    """
    Refuse a number of days that is none or too many.

    :raises Refusal: `extension-days`, or `extension-total` where only what was granted
        before makes it too many.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Refusal("extension-days", most=str(MOST_DAYS))
    if days > days_left(action):
        raise Refusal(
            "extension-total",
            action=action.label,
            most=str(MOST_DAYS),
            granted=str(action.extra_days),
            left=str(days_left(action)),
        )


def extended(
    due: Due,
    extra_days: int,
    *,
    binding: WorkingCalendar,
    other: WorkingCalendar | None = None,
) -> Due:
    """
    Move a date that the SOP counts on by *extra_days* working days, on both calendars.

    It ends on a working day, keeps the original day, and leaves any other date alone.
    """
    if extra_days < 1 or due.day is None or not can_be_extended(due):
        return due
    counted = count_working_days(due.day, count=extra_days, calendar=binding)
    reasons = (binding.skip_reason(day) for day in counted.passed)
    return replace(
        due,
        day=counted.day,
        extra_days=extra_days,
        original_day=due.day,
        extra_skipped=tuple(reason for reason in reasons if reason),
        extra_unverified=counted.unverified_years,
        other=_other_extended(due.other, extra_days, other),
    )


def _other_extended(
    reading: OtherReading | None, extra_days: int, calendar: WorkingCalendar | None
) -> OtherReading | None:
    if reading is None or calendar is None:
        return reading
    counted = count_working_days(reading.day, count=extra_days, calendar=calendar)
    years = sorted({*reading.unverified_years, *counted.unverified_years})
    return replace(reading, day=counted.day, unverified_years=tuple(years))


def deciders_of(team: Team, *, asker: str, day: date) -> tuple[str, ...]:
    """
    Return who may decide on a request for more time: who keeps the case that day.

    Nobody decides on their own request, nor on that of whom they act for, nor after
    stepping back. Where nobody is left, the first of the keepers' own line decides.
    """
    above = [role for keeper in TEAM_KEEPERS for role in line_of(keeper).lead]
    return _deciding(TEAM_KEEPERS, team, asker, day) or _deciding(
        above, team, asker, day
    )


def _deciding(
    roles: Iterable[Role], team: Team, asker: str, day: date
) -> tuple[str, ...]:
    wanted = tuple(roles)
    held = [member.person_id for member in team.members if member.until is None]
    deputies = [acting.deputy_id for acting in team.acting]
    standings = (
        standing_of(
            person_id,
            members=team.members,
            acting=team.acting,
            recusals=team.recusals,
            day=day,
        )
        for person_id in dict.fromkeys([*held, *deputies])
    )
    principals = {
        each.principal_id
        for each in team.acting
        if each.deputy_id == asker and each.holds_on(day)
    }
    return tuple(
        each.person_id
        for each in standings
        # Who asks in somebody's stead asks for them.
        if each.person_id not in principals and _decides(each, wanted, asker=asker)
    )


def _decides(standing: Standing, roles: tuple[Role, ...], *, asker: str) -> bool:
    mine = [role for role in roles if standing.plays([role])]
    if standing.recused or standing.person_id == asker:
        return False
    return any(standing.acts_for(role) != asker for role in mine)
