"""The ladder by hand: who is told what on which morning."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo

import pytest

from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.deadlines import Pace
from domain.due import Due, DueKind, Explanation, Unit
from domain.events import EventKind
from domain.nudging import ladders
from domain.nudging.climbing import (
    LINE_STEPS,
    OWNER_STEPS,
    Climb,
    Nudge,
    next_nudge,
)
from domain.nudging.ladders import Ladder, Step, ladder_of
from domain.nudging.lines import LINES, NEVER_CHASED, line_of
from domain.nudging.reader_time import ReaderTime
from domain.procedure.secu import SECU
from domain.roles import Role

OPENED = date(2024, 5, 6)  # A Monday.
DUE = date(2024, 5, 15)  # A Wednesday.
CAIRO = ReaderTime(
    calendar=WorkingCalendar(
        name="Cairo",
        weekend=Weekend.FRIDAY_SATURDAY,
        holidays={date(2024, 5, 5): "Labour Day (moved)"},
        listed_years=frozenset({2024}),
    ),
    zone=ZoneInfo("Africa/Cairo"),
)
NEW_YORK = ReaderTime(
    calendar=WorkingCalendar(
        name="New York",
        weekend=Weekend.SATURDAY_SUNDAY,
        holidays={date(2024, 5, 27): "Memorial Day"},
        listed_years=frozenset({2024}),
    ),
    zone=ZoneInfo("America/New_York"),
)


class _Changes(TypedDict, total=False):
    ladder: Ladder
    steps: frozenset[Step]
    opened_on: date
    day: date | None
    told_on: date
    silent_until: date


def climb(**change: Unpack[_Changes]) -> Climb:
    plain = Climb(ladder=ladders.DATED, steps=OWNER_STEPS, opened_on=OPENED, day=DUE)
    return replace(plain, **change)


def told(climb: Climb, reader: ReaderTime, *, until: date) -> list[tuple[str, date]]:
    """Deliver every nudge the moment it is due; return the steps with their days."""
    now = datetime.combine(climb.opened_on, time(0), reader.zone).astimezone(UTC)
    heard: list[tuple[str, date]] = []
    while (nudge := next_nudge(climb, reader=reader, now=now)) is not None:
        day = reader.today(nudge.at)
        if day > until:
            break
        heard.append((nudge.step, day))
        climb, now = replace(climb, told_on=day), nudge.at
    return heard


def at(reader: ReaderTime, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, reader.zone).astimezone(UTC)


def test_the_owner_hears_the_day_before_on_the_day_and_after_it() -> None:
    assert told(climb(), NEW_YORK, until=date(2024, 5, 24)) == [
        (Step.EARLY, date(2024, 5, 14)),
        (Step.DUE, date(2024, 5, 15)),
        (Step.OVERDUE, date(2024, 5, 16)),
        (Step.OVERDUE, date(2024, 5, 21)),
        (Step.OVERDUE, date(2024, 5, 24)),
    ]


def test_then_it_goes_up_their_own_line_and_stays_there() -> None:
    line = climb(steps=LINE_STEPS)

    assert told(line, NEW_YORK, until=date(2024, 5, 24)) == [
        (Step.LEAD, date(2024, 5, 17)),
        (Step.TOP, date(2024, 5, 21)),
    ]


def test_a_lead_hears_again_after_five_working_days() -> None:
    lead = climb(steps=frozenset({Step.LEAD}))

    assert told(lead, NEW_YORK, until=date(2024, 6, 3)) == [
        (Step.LEAD, date(2024, 5, 17)),
        (Step.LEAD, date(2024, 5, 24)),
        (Step.LEAD, date(2024, 6, 3)),  # Memorial Day does not count.
    ]


def test_mornings_are_counted_on_the_readers_own_week() -> None:
    due = climb(day=date(2024, 5, 12))  # A Sunday: the first day of Cairo's week.

    assert told(due, CAIRO, until=date(2024, 5, 13)) == [
        (Step.EARLY, date(2024, 5, 9)),
        (Step.DUE, date(2024, 5, 12)),
        (Step.OVERDUE, date(2024, 5, 13)),
    ]


def test_a_due_day_on_the_readers_own_day_of_rest_is_told_the_day_before() -> None:
    due = climb(day=date(2024, 5, 10))  # A Friday: New York works, Cairo does not.

    assert told(due, CAIRO, until=date(2024, 5, 12)) == [
        (Step.EARLY, date(2024, 5, 8)),
        (Step.DUE, date(2024, 5, 9)),
        (Step.OVERDUE, date(2024, 5, 12)),
    ]


def test_an_early_word_never_comes_before_its_action() -> None:
    due = climb(day=date(2024, 5, 7), opened_on=date(2024, 5, 7))

    assert told(due, NEW_YORK, until=date(2024, 5, 7)) == [(Step.DUE, date(2024, 5, 7))]


def test_who_signs_hears_early_enough_to_sign() -> None:
    plan = climb(ladder=ladders.AGREED, day=date(2024, 5, 20))

    assert told(plan, NEW_YORK, until=date(2024, 5, 20)) == [
        (Step.EARLY, date(2024, 5, 14)),
        (Step.EARLY, date(2024, 5, 17)),
        (Step.DUE, date(2024, 5, 20)),
    ]


def test_one_working_day_is_said_at_once_and_on_its_day() -> None:
    prompt = climb(ladder=ladders.PROMPT, day=date(2024, 5, 7))

    assert told(prompt, NEW_YORK, until=date(2024, 5, 10)) == [
        (Step.AT_ONCE, date(2024, 5, 6)),
        (Step.DUE, date(2024, 5, 7)),
        (Step.OVERDUE, date(2024, 5, 8)),
        (Step.OVERDUE, date(2024, 5, 10)),
    ]


def test_what_is_immediate_and_undone_is_reminded_and_never_late() -> None:
    receipt = climb(ladder=ladders.IMMEDIATE, day=None)

    assert told(receipt, NEW_YORK, until=date(2024, 5, 9)) == [
        (Step.AT_ONCE, date(2024, 5, 6)),
        (Step.REMINDER, date(2024, 5, 7)),
        (Step.REMINDER, date(2024, 5, 9)),
    ]


def test_at_night_it_waits_for_the_morning() -> None:
    nudge = next_nudge(
        climb(ladder=ladders.IMMEDIATE, day=None, opened_on=date(2024, 5, 9)),
        reader=CAIRO,
        now=at(CAIRO, date(2024, 5, 9), time(22)),  # A Thursday night.
    )

    assert nudge == Nudge(step=Step.AT_ONCE, at=at(CAIRO, date(2024, 5, 12), time(9)))


def test_missed_days_are_caught_up_with_one_word() -> None:
    after_the_weekend = at(NEW_YORK, date(2024, 5, 20), time(11))

    nudge = next_nudge(climb(), reader=NEW_YORK, now=after_the_weekend)

    assert nudge == Nudge(step=Step.OVERDUE, at=after_the_weekend)


def test_a_snooze_is_silent_and_then_catches_up_once() -> None:
    snoozed = climb(silent_until=date(2024, 5, 20))
    now = at(NEW_YORK, date(2024, 5, 14), time(10))

    nudge = next_nudge(snoozed, reader=NEW_YORK, now=now)

    morning = at(NEW_YORK, date(2024, 5, 20), time(9))
    assert nudge == Nudge(step=Step.OVERDUE, at=morning)


def test_what_was_recorded_after_its_day_goes_to_its_owner_first() -> None:
    late = climb(day=date(2024, 4, 30))
    lead = replace(late, steps=LINE_STEPS)

    assert told(late, NEW_YORK, until=date(2024, 5, 7))[0] == (Step.DUE, OPENED)
    assert told(lead, NEW_YORK, until=date(2024, 5, 8)) == [
        (Step.LEAD, date(2024, 5, 8))
    ]


def test_a_later_due_day_starts_anew() -> None:
    extended = climb(told_on=date(2024, 5, 14), day=date(2024, 5, 22))

    assert told(extended, NEW_YORK, until=date(2024, 5, 22)) == [
        (Step.EARLY, date(2024, 5, 21)),
        (Step.DUE, date(2024, 5, 22)),
    ]


@pytest.mark.parametrize(
    "zone",
    [
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "America/Santiago",
        "America/New_York",
        "Europe/Berlin",
        "Africa/Cairo",
        "Asia/Beirut",
        "Pacific/Auckland",
    ],
)
def test_every_morning_of_two_years_comes_once_whatever_the_clocks_do(
    zone: str,
) -> None:
    reader = replace(NEW_YORK, zone=ZoneInfo(zone), opens=time(0, 15))
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(731)]
    mornings = [reader.morning_of(day) for day in days]

    assert mornings == sorted(set(mornings))
    assert [reader.today(morning) for morning in mornings] == days


# --- Which ladder ------------------------------------------------------------------

DAYS = Explanation(
    anchor=EventKind.REGISTERED,
    anchor_day=OPENED,
    count=7,
    unit=Unit.WORKING_DAYS,
    calendar="Cairo",
)


def fixed(*, count: int = 7, unit: Unit = Unit.WORKING_DAYS) -> Due:
    return Due(kind=DueKind.FIXED, day=DUE, why=replace(DAYS, count=count, unit=unit))


CASES: list[tuple[int, Due, Ladder]] = [
    (
        1,
        Due(kind=DueKind.OPEN, pace=Pace.AS_SOON_AS_POSSIBLE),
        ladders.AS_SOON_AS_POSSIBLE,
    ),
    (5, fixed(), ladders.DATED),
    (8, fixed(count=1), ladders.PROMPT),
    (10, fixed(count=10), ladders.AGREED),
    (6, Due(kind=DueKind.EXTERNAL, day=DUE), ladders.DATED),
    (18, Due(kind=DueKind.EXTERNAL, day=DUE), ladders.AGREED),
    (18, Due(kind=DueKind.UNSET), ladders.UNDATED),
    (17, Due(kind=DueKind.OPEN, pace=Pace.UPON_RECEIPT), ladders.IMMEDIATE),
    (24, Due(kind=DueKind.OPEN, pace=Pace.IMMEDIATELY), ladders.IMMEDIATE),
    (13, Due(kind=DueKind.OPEN, pace=Pace.AS_NEEDED), ladders.SILENT),
    (13, Due(kind=DueKind.OPEN, pace=Pace.AS_NEEDED, day=DUE), ladders.SUGGESTED),
    (19, Due(kind=DueKind.SUGGESTED, day=DUE), ladders.SUGGESTED),
    (26, fixed(count=1, unit=Unit.MONTHS), ladders.LONG),
    (28, fixed(count=1, unit=Unit.YEARS), ladders.LONG),
    (25, fixed(), ladders.SILENT),
    (30, Due(kind=DueKind.END), ladders.SILENT),
]


@pytest.mark.parametrize("number, due, ladder", CASES)
def test_each_kind_of_action_has_its_ladder(
    number: int, due: Due, ladder: Ladder
) -> None:
    row = SECU.numbered(number)
    assert row is not None
    assert ladder_of(row, due) is ladder


def test_only_what_can_be_late_is_ever_called_late() -> None:
    for never_late in (
        ladders.IMMEDIATE,
        ladders.AS_SOON_AS_POSSIBLE,
        ladders.SUGGESTED,
        ladders.UNDATED,
    ):
        steps = {rung.step for rung in never_late.rungs}
        assert steps <= {Step.AT_ONCE, Step.REMINDER}


def test_nobodys_line_ends_at_whom_the_desk_never_chases() -> None:
    above = {role for line in LINES.values() for role in (*line.lead, *line.top)}

    assert not above & NEVER_CHASED
    assert not NEVER_CHASED & LINES.keys()


def test_a_country_office_goes_up_to_its_bureau_and_bpps_stays_within() -> None:
    assert Role.BUREAU_CLEARER in line_of(Role.COUNTRY_LEAD).top
    assert line_of(Role.CORPORATE_SES_TEAM).lead == (Role.POLICY_CLEARER,)
    assert line_of(Role.SECU) == line_of(Role.BUREAU_CLEARER)
