"""What holds of every nudge, for readers and actions drawn at random."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.calendars.working_calendar import WorkingCalendar
from domain.nudging import ladders
from domain.nudging.climbing import LINE_STEPS, OWNER_STEPS, Climb, Nudge, next_nudge
from domain.nudging.ladders import Step
from domain.nudging.reader_time import ReaderTime
from tests.domain.strategies import calendars

ZONES = (
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Europe/Berlin",
    "America/Santiago",
    "America/New_York",
    "UTC",
)
DAYS = st.dates(date(2023, 1, 1), date(2025, 12, 31))
readers = st.builds(
    ReaderTime,
    calendar=calendars,
    zone=st.sampled_from(ZONES).map(ZoneInfo),
)
every_ladder = st.sampled_from(
    (
        ladders.DATED,
        ladders.AGREED,
        ladders.LONG,
        ladders.PROMPT,
        ladders.IMMEDIATE,
        ladders.AS_SOON_AS_POSSIBLE,
        ladders.SUGGESTED,
        ladders.UNDATED,
        ladders.SILENT,
    )
)


@st.composite
def climbs(draw: st.DrawFn) -> Climb:
    opened = draw(DAYS)
    until = st.none() | st.integers(-30, 60).map(lambda n: opened + timedelta(days=n))
    return Climb(
        ladder=draw(every_ladder),
        steps=draw(st.sampled_from((OWNER_STEPS, LINE_STEPS))),
        opened_on=opened,
        day=draw(until),
        silent_until=draw(until),
    )


moments = st.integers(0, 60 * 24 * 80).map(lambda minutes: timedelta(minutes=minutes))


def starts(climb: Climb) -> datetime:
    return datetime.combine(climb.opened_on, time(0), UTC)


def heard(
    climb: Climb, reader: ReaderTime, now: datetime, *, most: int = 12
) -> list[Nudge]:
    """Deliver each nudge when it is due."""
    found: list[Nudge] = []
    while len(found) < most:
        nudge = next_nudge(climb, reader=reader, now=now)
        if nudge is None:
            break
        found.append(nudge)
        climb, now = replace(climb, told_on=reader.today(nudge.at)), nudge.at
    return found


@given(climb=climbs(), reader=readers, later=moments)
def test_nobody_hears_anything_on_a_day_of_rest_or_out_of_hours(
    climb: Climb, reader: ReaderTime, later: timedelta
) -> None:
    for nudge in heard(climb, reader, starts(climb) + later):
        local = nudge.at.astimezone(reader.zone)
        assert reader.calendar.is_working_day(local.date())
        assert reader.opens <= local.time() < reader.closes or is_skipped(reader, local)


def is_skipped(reader: ReaderTime, local: datetime) -> bool:
    """Whether the clocks skip the hour at which the reader's day begins."""
    opens = datetime.combine(local.date(), reader.opens, reader.zone)
    return opens.astimezone(UTC).astimezone(reader.zone).time() != reader.opens


@given(climb=climbs(), reader=readers, later=moments)
def test_nothing_is_told_twice_on_one_day_or_before_it_can_be(
    climb: Climb, reader: ReaderTime, later: timedelta
) -> None:
    now = starts(climb) + later
    nudges = heard(climb, reader, now)

    days = [reader.today(nudge.at) for nudge in nudges]
    assert days == sorted(set(days))
    assert all(nudge.at >= now for nudge in nudges)


@given(climb=climbs(), reader=readers, later=moments)
def test_early_words_predate_neither_their_action_nor_follow_its_day(
    climb: Climb, reader: ReaderTime, later: timedelta
) -> None:
    for nudge in heard(climb, reader, starts(climb) + later):
        day = reader.today(nudge.at)
        assert day >= climb.opened_on
        if nudge.step is Step.EARLY:
            assert climb.day is not None
            assert day < climb.day


@given(climb=climbs(), reader=readers, later=moments)
def test_a_snooze_is_kept(climb: Climb, reader: ReaderTime, later: timedelta) -> None:
    for nudge in heard(climb, reader, starts(climb) + later):
        assert climb.silent_until is None or (
            reader.today(nudge.at) >= climb.silent_until
        )


@given(climb=climbs(), reader=readers, later=moments, wait=moments)
def test_what_was_not_delivered_is_still_to_be_told(
    climb: Climb, reader: ReaderTime, later: timedelta, wait: timedelta
) -> None:
    """A step is spent by its delivery alone: waiting loses nothing."""
    now = starts(climb) + later
    nudge = next_nudge(climb, reader=reader, now=now)
    if nudge is None:
        return

    again = next_nudge(climb, reader=reader, now=nudge.at + wait)

    assert again is not None
    assert again.at >= nudge.at


@given(climb=climbs(), reader=readers, later=moments)
def test_asking_again_at_that_moment_gives_the_same_answer(
    climb: Climb, reader: ReaderTime, later: timedelta
) -> None:
    nudge = next_nudge(climb, reader=reader, now=starts(climb) + later)

    if nudge is not None:
        assert next_nudge(climb, reader=reader, now=nudge.at) == nudge


@given(climb=climbs(), calendar=calendars, later=moments)
def test_nobody_is_called_late_before_the_day_has_passed(
    climb: Climb, calendar: WorkingCalendar, later: timedelta
) -> None:
    reader = ReaderTime(calendar=calendar, zone=ZoneInfo("UTC"))
    for nudge in heard(climb, reader, starts(climb) + later):
        if nudge.step in {Step.OVERDUE, Step.LEAD, Step.TOP}:
            assert climb.day is not None
            assert reader.today(nudge.at) > climb.day
