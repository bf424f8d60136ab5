"""More time: it moves what the SOP counts, on by working days, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actions import Action, ActionState
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.deadlines import WithinMonths, WithinWorkingDays
from domain.due import Due, DueKind
from domain.events import EventKind
from domain.extensions import (
    MOST_DAYS,
    can_be_extended,
    deciders_of,
    extended,
    refuse_days,
    refuse_unextendable,
)
from domain.people import ActingFor, Membership, Recusal, Team
from domain.reckoning import reckon
from domain.refusals import Refusal
from domain.roles import Role
from tests.domain.strategies import anchors, calendars, counts

START = EventKind.REGISTERED
TODAY = date(2024, 9, 2)
KEEPER, POLICY = Role.CORPORATE_SES_TEAM, Role.POLICY_CLEARER
PLAIN = WorkingCalendar(name="Demo Office", weekend=Weekend.SATURDAY_SUNDAY)
extras = st.integers(min_value=1, max_value=MOST_DAYS)
rules = st.one_of(
    st.builds(WithinWorkingDays, count=counts, of=st.just(START)),
    st.builds(WithinMonths, count=st.integers(1, 6), of=st.just(START)),
)


@st.composite
def dated(draw: st.DrawFn) -> tuple[Due, WorkingCalendar]:
    """Draw a date that the SOP counts, with the calendar that it is counted on."""
    calendar = draw(calendars)
    due = reckon(draw(rules), days={START: draw(anchors)}, binding=calendar)
    return due, calendar


def day_of(due: Due) -> date:
    assert due.day is not None
    return due.day


@given(found=dated(), extra=extras)
def test_it_never_ends_on_a_day_nobody_works(
    found: tuple[Due, WorkingCalendar], extra: int
) -> None:
    due, calendar = found

    assert calendar.is_working_day(day_of(extended(due, extra, binding=calendar)))


@given(found=dated(), extra=extras)
def test_one_day_more_is_always_later(
    found: tuple[Due, WorkingCalendar], extra: int
) -> None:
    due, calendar = found

    shorter = extended(due, extra, binding=calendar)
    longer = extended(due, extra + 1, binding=calendar)

    assert day_of(due) < day_of(shorter) < day_of(longer)


@given(found=dated(), first=extras, second=extras)
def test_what_is_granted_adds_up(
    found: tuple[Due, WorkingCalendar], first: int, second: int
) -> None:
    due, calendar = found
    then = replace(due, day=extended(due, first, binding=calendar).day)

    at_once = extended(due, first + second, binding=calendar)

    assert at_once.day == extended(then, second, binding=calendar).day


@given(found=dated(), extra=extras)
def test_the_original_day_and_its_reasons_stay(
    found: tuple[Due, WorkingCalendar], extra: int
) -> None:
    due, calendar = found

    later = extended(due, extra, binding=calendar)

    assert (later.original_day, later.extra_days) == (due.day, extra)
    assert (later.kind, later.why, later.sop_day) == (due.kind, due.why, due.sop_day)


@given(found=dated(), extra=extras)
def test_the_days_that_did_not_count_add_up_to_the_new_day(
    found: tuple[Due, WorkingCalendar], extra: int
) -> None:
    due, calendar = found

    later = extended(due, extra, binding=calendar)

    passed = timedelta(days=extra + len(later.extra_skipped))
    assert day_of(due) + passed == day_of(later)


def test_the_other_offices_reading_moves_along() -> None:
    other = WorkingCalendar(name="Demo Annex", weekend=Weekend.FRIDAY_SATURDAY)
    rule = WithinWorkingDays(count=1, of=START)
    due = reckon(rule, days={START: date(2024, 9, 2)}, binding=PLAIN, other=other)

    later = extended(due, 3, binding=PLAIN, other=other)

    assert later.day == date(2024, 9, 6)
    assert later.other is not None
    assert later.other.day == date(2024, 9, 8)


@pytest.mark.parametrize(
    "due, code",
    [
        (Due(kind=DueKind.EXTERNAL, day=TODAY), "only-secu-moves-date"),
        (Due(kind=DueKind.SUGGESTED, day=TODAY), "no-date-to-extend"),
        (Due(kind=DueKind.OPEN, day=TODAY), "no-date-to-extend"),
        (Due(kind=DueKind.UNSET), "no-date-to-extend"),
        (Due(kind=DueKind.END), "no-date-to-extend"),
    ],
)
def test_what_the_desk_does_not_count_is_left_alone_and_refused(
    due: Due, code: str
) -> None:
    assert not can_be_extended(due)
    assert extended(due, 5, binding=PLAIN) == due
    with pytest.raises(Refusal, match=code):
        refuse_unextendable(due, action="12")


@pytest.mark.parametrize("days", [-1, 0, MOST_DAYS + 1])
def test_days_are_at_least_one_and_not_endless(days: int) -> None:
    action = make_action()
    refuse_days(1, action=action)
    refuse_days(MOST_DAYS, action=action)

    with pytest.raises(Refusal, match="extension-days"):
        refuse_days(days, action=action)


@given(granted=st.integers(0, MOST_DAYS), days=extras)
def test_what_is_granted_in_all_never_passes_the_bound(granted: int, days: int) -> None:
    action = make_action(extra_days=granted)

    if granted + days <= MOST_DAYS:
        return refuse_days(days, action=action)
    with pytest.raises(Refusal, match="extension-total"):
        refuse_days(days, action=action)
    return None


def make_action(*, extra_days: int = 0) -> Action:
    return Action(
        id="a1",
        case_id="c1",
        row_key="prepare-fact-sheet",
        number=5,
        round=1,
        state=ActionState.PENDING,
        due=Due(kind=DueKind.FIXED, day=TODAY),
        extra_days=extra_days,
    )


def member(person_id: str, role: Role) -> Membership:
    return Membership(
        id=f"m-{person_id}",
        case_id="c1",
        person_id=person_id,
        role=role,
        provisional=False,
        since=datetime(2024, 9, 2, tzinfo=UTC),
    )


def deputy(deputy_id: str, principal_id: str) -> ActingFor:
    return ActingFor(
        id=f"a-{deputy_id}",
        case_id="c1",
        principal_id=principal_id,
        deputy_id=deputy_id,
        role=KEEPER,
        first_day=TODAY,
        last_day=TODAY,
        reason="Leave",
        named_by=principal_id,
    )


def team(
    *members: Membership,
    acting: tuple[ActingFor, ...] = (),
    recused: tuple[str, ...] = (),
) -> Team:
    at = datetime(2024, 9, 2, tzinfo=UTC)
    recusals = tuple(
        Recusal(id=f"r-{each}", case_id="c1", person_id=each, reason="So.", at=at)
        for each in recused
    )
    return Team(members=members, acting=acting, recusals=recusals)


ONE, TWO = member("one", KEEPER), member("two", KEEPER)
ABOVE = member("above", POLICY)
DECIDERS = {
    "whoever keeps the case": (team(ONE, TWO, ABOVE), "lead", {"one", "two"}),
    "but not for themselves": (team(ONE, TWO, ABOVE), "one", {"two"}),
    "who acts for a keeper too": (
        team(ONE, ABOVE, acting=(deputy("dep", "one"),)),
        "lead",
        {"one", "dep"},
    ),
    "but not for who they act for": (
        team(ONE, ABOVE, acting=(deputy("dep", "one"),)),
        "one",
        {"above"},
    ),
    "nobody who stepped back": (team(ONE, TWO, recused=("two",)), "lead", {"one"}),
    "else the line above": (team(ONE, ABOVE), "one", {"above"}),
    "else nobody": (team(ONE), "one", set()),
}


@pytest.mark.parametrize("who", DECIDERS)
def test_who_decides(who: str) -> None:
    found, asker, expected = DECIDERS[who]

    assert set(deciders_of(found, asker=asker, day=TODAY)) == expected
