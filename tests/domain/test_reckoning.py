"""Each kind of deadline becomes a due date of its own kind, or says what it awaits."""

from datetime import date, timedelta

import pytest

from domain.calendars.new_york import NEW_YORK
from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.deadlines import (
    Annually,
    Deadline,
    EmptyCell,
    EndState,
    OpenEnded,
    Pace,
    SecuSets,
    WithinMonths,
    WithinWorkingDays,
)
from domain.due import Due, DueKind, Explanation, OtherReading, Unit
from domain.events import EventKind
from domain.reckoning import reckon
from domain.refusals import Refusal

REGISTERED = EventKind.REGISTERED
THREE_DAYS = WithinWorkingDays(count=3, of=REGISTERED)
REVISIT = OpenEnded(pace=Pace.AS_NEEDED, of=EventKind.TOR_FINAL, revisit_months=6)
WEDNESDAY = date(2024, 5, 8)
OFFICE = WorkingCalendar(name="Demo Office", weekend=Weekend.FRIDAY_SATURDAY)


def due(deadline: Deadline, **days: date) -> Due:
    recorded = {EventKind(kind.replace("_", "-")): day for kind, day in days.items()}
    return reckon(deadline, days=recorded, binding=NEW_YORK)


def test_a_counted_date_says_how_it_came_about() -> None:
    found = due(THREE_DAYS, registered=WEDNESDAY)

    assert (found.kind, found.day) == (DueKind.FIXED, date(2024, 5, 13))
    assert found.why == Explanation(
        anchor=REGISTERED,
        anchor_day=WEDNESDAY,
        count=3,
        unit=Unit.WORKING_DAYS,
        calendar="New York",
        skipped=found.why.skipped if found.why else (),
    )


@pytest.mark.parametrize(
    "deadline",
    [
        THREE_DAYS,
        WithinMonths(count=1, of=REGISTERED),
        SecuSets(otherwise=THREE_DAYS),
        EmptyCell(suggestion=THREE_DAYS),
    ],
)
def test_a_date_without_its_event_is_unset_and_says_what_it_awaits(
    deadline: Deadline,
) -> None:
    assert due(deadline) == Due(kind=DueKind.UNSET, waits_for=REGISTERED)


def test_an_annual_date_awaits_its_event_and_still_recurs() -> None:
    assert due(Annually(of=EventKind.PLAN_ISSUED)) == Due(
        kind=DueKind.UNSET, waits_for=EventKind.PLAN_ISSUED, recurs=True
    )


def test_an_annual_date_recurs_year_after_year() -> None:
    rule, days = Annually(of=REGISTERED), {REGISTERED: WEDNESDAY}

    years = [reckon(rule, days=days, binding=NEW_YORK, turn=turn) for turn in (1, 2, 3)]

    assert all(found.recurs and found.kind is DueKind.FIXED for found in years)
    assert [found.day for found in years] == [
        date(2025, 5, 8),  # A Thursday.
        date(2026, 5, 8),  # A Friday.
        date(2027, 5, 7),  # 8 May 2027 is a Saturday: the Friday before.
    ]


def test_secus_date_wins_and_the_sops_own_stays_beside_it() -> None:
    secus = date(2024, 6, 1)  # A Saturday: SECU's dates are taken as they are.

    found = reckon(
        SecuSets(otherwise=THREE_DAYS),
        days={REGISTERED: WEDNESDAY},
        binding=NEW_YORK,
        secu_day=secus,
    )

    assert found == Due(kind=DueKind.EXTERNAL, day=secus, sop_day=date(2024, 5, 13))


def test_the_sops_own_date_holds_until_secu_names_one() -> None:
    deadline = SecuSets(otherwise=THREE_DAYS)

    assert due(deadline, registered=WEDNESDAY) == due(THREE_DAYS, registered=WEDNESDAY)


def test_a_date_only_secu_can_set_is_unset_until_it_does() -> None:
    assert due(SecuSets(), registered=WEDNESDAY) == Due(kind=DueKind.UNSET)


def test_secus_date_needs_nothing_else_recorded() -> None:
    deadline = SecuSets(otherwise=THREE_DAYS)

    found = reckon(deadline, days={}, binding=NEW_YORK, secu_day=WEDNESDAY)

    assert found == Due(kind=DueKind.EXTERNAL, day=WEDNESDAY)


def test_an_open_row_has_its_pace_and_no_day() -> None:
    deadline = OpenEnded(pace=Pace.IMMEDIATELY, of=REGISTERED)

    assert due(deadline, registered=WEDNESDAY) == Due(
        kind=DueKind.OPEN, pace=Pace.IMMEDIATELY
    )


def test_an_open_row_says_which_event_it_awaits() -> None:
    deadline = OpenEnded(pace=Pace.IMMEDIATELY, of=REGISTERED)

    assert due(deadline).waits_for is REGISTERED
    assert due(OpenEnded(pace=Pace.AS_NEEDED)).waits_for is None


def test_a_revisit_is_suggested_six_months_after_the_last_plan_update() -> None:
    found = due(REVISIT, tor_final=WEDNESDAY, plan_updated=date(2024, 5, 14))

    assert (found.kind, found.pace) == (DueKind.OPEN, Pace.AS_NEEDED)
    assert found.day == date(2024, 11, 14)  # A Thursday.
    assert found.why is not None
    assert (found.why.anchor, found.why.count) == (EventKind.PLAN_UPDATED, 6)
    assert not found.can_be_late


def test_without_a_plan_update_no_revisit_is_suggested() -> None:
    assert due(REVISIT, tor_final=WEDNESDAY) == Due(
        kind=DueKind.OPEN, pace=Pace.AS_NEEDED, waits_for=EventKind.PLAN_UPDATED
    )


def test_an_empty_cell_with_twins_gets_a_day_that_is_only_suggested() -> None:
    found = due(EmptyCell(suggestion=THREE_DAYS), registered=WEDNESDAY)

    assert (found.kind, found.day) == (DueKind.SUGGESTED, date(2024, 5, 13))
    assert not found.can_be_late


def test_an_empty_cell_without_twins_stays_empty() -> None:
    assert due(EmptyCell(), registered=WEDNESDAY) == Due(kind=DueKind.UNSET)


def test_an_end_state_is_never_due() -> None:
    assert due(EndState(), registered=WEDNESDAY) == Due(kind=DueKind.END)


def test_the_other_offices_reading_stands_beside_the_binding_one() -> None:
    found = reckon(
        THREE_DAYS, days={REGISTERED: WEDNESDAY}, binding=NEW_YORK, other=OFFICE
    )

    # Thursday 9, then Sunday 12 and Monday 13: the list of 2024 is not loaded.
    assert found.other == OtherReading(
        calendar="Demo Office", day=date(2024, 5, 13), unverified_years=(2024,)
    )


def test_one_calendar_is_not_shown_twice() -> None:
    days = {REGISTERED: WEDNESDAY}

    found = reckon(THREE_DAYS, days=days, binding=NEW_YORK, other=NEW_YORK)

    assert found.other is None


@pytest.mark.parametrize("deadline", [THREE_DAYS, WithinMonths(count=1, of=REGISTERED)])
def test_a_calendar_on_which_nobody_works_is_refused(deadline: Deadline) -> None:
    closed = {WEDNESDAY + timedelta(days=n): "Closed" for n in range(1, 800)}
    office = WorkingCalendar(
        name="Closed Office", weekend=Weekend.SUNDAY_MONDAY, holidays=closed
    )

    with pytest.raises(Refusal) as refused:
        reckon(deadline, days={REGISTERED: WEDNESDAY}, binding=office)

    assert refused.value.code == "calendar-never-works"
    assert refused.value.details == {"calendar": "Closed Office", "after": "2024-05-08"}


@pytest.mark.parametrize(
    "deadline",
    [THREE_DAYS, WithinMonths(count=1, of=REGISTERED), Annually(of=REGISTERED)],
)
def test_a_date_past_the_last_year_is_refused(deadline: Deadline) -> None:
    with pytest.raises(Refusal) as refused:
        due(deadline, registered=date(9999, 12, 30))

    assert refused.value.code == "date-out-of-range"
    assert refused.value.details == {"after": "9999-12-30"}


@pytest.mark.parametrize(
    "deadline",
    [
        WithinWorkingDays(count=0, of=REGISTERED),
        WithinMonths(count=-1, of=REGISTERED),
    ],
)
def test_a_rule_that_counts_nothing_is_a_mistake_in_the_table(
    deadline: Deadline,
) -> None:
    with pytest.raises(ValueError, match="at least one"):
        due(deadline, registered=WEDNESDAY)
