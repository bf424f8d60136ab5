"""A due date in a badge, and all of its reasons in sentences."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards.elements import Badge, Tone
from cards.wording.dates import short_day
from cards.wording.due import When, badge_of, due_badge, unverified_years
from cards.wording.why import why_lines
from domain.actions import ActionState
from domain.calendars.new_york import NEW_YORK
from domain.due import Due, DueKind
from domain.events import EventKind
from domain.procedure.model import ProcedureRow
from domain.procedure.secu import ROWS, SECU
from domain.reckoning import reckon
from tests.cards.makers import DEMO_TOWN, TODAY, make_action

K = EventKind
ELIGIBLE = {K.ELIGIBLE: date(2024, 5, 20)}


def row(number: int) -> ProcedureRow:
    found = SECU.numbered(number)
    assert found is not None
    return found


def reckoned(
    number: int, days: Mapping[EventKind, date], *, secu_day: date | None = None
) -> Due:
    deadline = row(number).deadline
    return reckon(
        deadline, days=days, binding=NEW_YORK, other=DEMO_TOWN, secu_day=secu_day
    )


def badge(due: Due, number: int, today: date = TODAY) -> tuple[str, Tone]:
    found = due_badge(due, row(number), today=today)
    return found.text, found.tone


@pytest.mark.parametrize(
    "days_left, words",
    [
        (-6, ("Late, was due Tue 28 May", Tone.LATE)),
        (0, ("Due today", Tone.SOON)),
        (1, ("Due tomorrow", Tone.SOON)),
        (3, ("Due Thu 6 June", Tone.SOON)),
        (4, ("Due Fri 7 June", Tone.NEUTRAL)),
        (300, ("Due Sun 30 March 2025", Tone.NEUTRAL)),
    ],
)
def test_a_fixed_day_is_told_by_how_near_it_is(
    days_left: int, words: tuple[str, Tone]
) -> None:
    due = Due(kind=DueKind.FIXED, day=TODAY + timedelta(days=days_left))

    assert badge(due, 10) == words


@pytest.mark.parametrize(
    "days_left, words",
    [
        (0, "Due today, set by SECU"),
        (1, "Due tomorrow, set by SECU"),
        (9, "Due Wed 12 June, set by SECU"),
        (-1, "Late, was due Sun 2 June"),
    ],
)
def test_secus_own_day_says_whose_it_is(days_left: int, words: str) -> None:
    due = Due(kind=DueKind.EXTERNAL, day=TODAY + timedelta(days=days_left))

    assert badge(due, 6)[0] == words


def test_a_day_in_a_room_is_told_by_its_date() -> None:
    room, due = When(in_room=True), Due(kind=DueKind.FIXED, day=TODAY)

    found = due_badge(due, row(8), today=TODAY, when=room)

    assert found == Badge(f"Due {short_day(TODAY)}", Tone.SOON)


def test_an_annual_report_names_its_next_day() -> None:
    due = reckoned(28, {K.PLAN_ISSUED: TODAY})

    assert badge(due, 28) == ("Every year: next Tue 3 June 2025", Tone.NEUTRAL)


def test_a_suggested_day_is_never_called_late() -> None:
    due = reckoned(19, {K.DRAFT_POSTED: date(2024, 5, 6)})

    assert badge(due, 19) == (
        "No date in the SOP; suggested Wed 8 May",
        Tone.SOON,
    )


@pytest.mark.parametrize(
    "number, words",
    [
        (1, ("As soon as possible", Tone.SOON)),
        (13, ("As needed", Tone.NEUTRAL)),
        (17, ("Upon receipt", Tone.SOON)),
        (27, ("Immediately", Tone.SOON)),
        (20, ("SECU sets the date", Tone.NEUTRAL)),
        (21, ("No date in the SOP", Tone.NEUTRAL)),
        (25, ("For information", Tone.MUTED)),
        (7, ("For information", Tone.MUTED)),
        (10, ("Waits for: Case found eligible by SECU", Tone.MUTED)),
    ],
)
def test_what_has_no_day_says_why(number: int, words: tuple[str, Tone]) -> None:
    assert badge(reckoned(number, {}), number) == words


def test_a_revisit_is_suggested_six_months_on() -> None:
    due = reckoned(13, {K.PLAN_UPDATED: date(2024, 6, 3)})

    assert badge(due, 13)[0] == "As needed; revisit suggested Tue 3 December"


def test_a_waiting_action_names_the_events_that_open_it() -> None:
    action = make_action(row(14), ActionState.WAITING)

    found = badge_of(action, row=row(14), today=TODAY)

    assert found is not None
    assert found.text == (
        "Waits for: SECU asked for help with its field mission or SECU field mission "
        "began"
    )


def test_an_ended_action_is_due_no_more() -> None:
    action = make_action(row(10), ActionState.DONE)

    assert badge_of(action, row=row(10), today=TODAY) is None


def test_a_count_of_working_days_is_explained_to_the_day() -> None:
    lines = why_lines(reckoned(10, ELIGIBLE), row(10), readings=False)

    assert lines == (
        (
            "Case found eligible by SECU: Mon 20 May 2024. That day is day 0 and does "
            "not count."
        ),
        "10 working days on is Tue 4 June 2024.",
        "Not counted: 4 weekend days and Memorial Day (Mon 27 May 2024).",
        "The SOP says: “Within 10 working days of eligibility”.",
        "Headquarters' days count: calendar “New York”.",
        "On the other office's calendar, “Demo Town”, it would be Mon 3 June 2024.",
    )


def test_a_count_over_no_day_of_rest_says_so() -> None:
    lines = why_lines(reckoned(8, ELIGIBLE), row(8))

    assert "1 working day on is Tue 21 May 2024." in lines
    assert "No weekend and no holiday lay between." in lines
    assert "On the other office's calendar, “Demo Town”, it is the same day." in lines


def test_a_country_offices_row_says_whose_days_count() -> None:
    lines = why_lines(reckoned(9, ELIGIBLE), row(9))

    assert "The Country Office's days count: calendar “New York”." in lines


def test_a_month_that_ends_on_a_holiday_is_brought_forward() -> None:
    due = reckoned(26, {K.DECIDED: date(2024, 11, 25)})

    lines = why_lines(due, row(26))

    assert "1 calendar month on is Wed 25 December 2024." in lines
    assert (
        "Nobody works then: Christmas Day (Wed 25 December 2024). The working day "
        "before counts, Tue 24 December 2024."
    ) in lines


def test_years_say_that_they_come_again() -> None:
    lines = why_lines(reckoned(28, {K.PLAN_ISSUED: TODAY}), row(28))

    assert "1 year on is Tue 3 June 2025; it comes again every year." in lines


def test_years_without_a_holiday_list_are_pointed_out_with_what_to_do() -> None:
    due = reckoned(10, {K.ELIGIBLE: date(2026, 5, 20)})

    lines = why_lines(due, row(10))

    assert unverified_years(due) == (2026,)
    assert (
        "No holiday list for 2026 is loaded for “New York”, so only weekends are left "
        "out: check the day. An administrator can load the list with `ses-desk "
        "holidays load`."
    ) in lines


def test_several_years_without_lists_are_named_together() -> None:
    due = reckoned(10, {K.ELIGIBLE: date(2025, 12, 22)})

    lines = why_lines(due, row(10))

    assert any(
        "No holiday lists for 2025 and 2026 are loaded" in line for line in lines
    )


def test_secus_date_stands_beside_the_sops_with_a_warning_when_later() -> None:
    later = reckoned(6, {K.REGISTERED: date(2024, 5, 6)}, secu_day=date(2024, 6, 28))

    assert why_lines(later, row(6))[:2] == (
        "SECU set this date: Fri 28 June 2024. Only SECU moves it.",
        (
            "Careful: SECU's date is later than the SOP's own, Fri 24 May 2024. Aim "
            "for the SOP's day if you can."
        ),
    )


def test_an_earlier_date_of_secus_warns_of_nothing() -> None:
    early = reckoned(6, {K.REGISTERED: date(2024, 5, 6)}, secu_day=date(2024, 5, 17))

    assert why_lines(early, row(6))[1] == "The SOP's own date would be Fri 24 May 2024."


def test_a_date_of_secus_alone_has_no_other_beside_it() -> None:
    due = reckoned(14, {}, secu_day=TODAY)

    assert why_lines(due, row(14), readings=False) == (
        "SECU set this date: Mon 3 June 2024. Only SECU moves it.",
        "The SOP says: “As requested by SECU”.",
    )


@pytest.mark.parametrize(
    "number, line",
    [
        (19, "This one is a suggestion, and is never called late."),
        (17, "this is never called late."),
        (20, "SECU names the date, and none is recorded yet: ask SECU for it."),
        (21, "There is no date, because the SOP gives none."),
        (30, "This is an end of the procedure: nothing falls due."),
        (10, "The date is counted from an event that is not recorded yet"),
    ],
)
def test_every_kind_of_deadline_says_what_it_is(number: int, line: str) -> None:
    days = {K.DRAFT_POSTED: TODAY} if number == 19 else {}

    assert any(line in each for each in why_lines(reckoned(number, days), row(number)))


def test_a_suggested_revisit_is_explained() -> None:
    lines = why_lines(reckoned(13, {K.PLAN_UPDATED: TODAY}), row(13))

    assert "A revisit is suggested for Tue 3 December 2024." in lines
    assert "6 calendar months on is Tue 3 December 2024." in lines


@pytest.mark.parametrize("each", ROWS, ids=lambda each: str(each.number))
def test_where_the_sop_is_silent_its_reading_is_shown(each: ProcedureRow) -> None:
    lines = why_lines(make_action(each).due, each)

    assert len([line for line in lines if " We read: " in line]) == len(each.choices)
    assert not any("{" in line for line in lines)


def test_nothing_is_late_before_its_day_has_passed() -> None:
    action = replace(make_action(row(8)), due=Due(kind=DueKind.FIXED, day=TODAY))

    found = badge_of(action, row=row(8), today=TODAY)

    assert found is not None
    assert found.tone is Tone.SOON


def test_the_other_offices_missing_holidays_are_pointed_out_too() -> None:
    due = reckoned(10, ELIGIBLE)
    assert due.other is not None
    due = replace(due, other=replace(due.other, unverified_years=(2024,)))

    lines = why_lines(due, row(10))

    assert any("No holiday list for 2024 is loaded for “Demo Town”" in x for x in lines)
