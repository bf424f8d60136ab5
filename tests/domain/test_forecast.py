"""Why a date will probably be missed: each rule by itself, and silence without one."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.actions import ActionState
from domain.calendars.new_york import NEW_YORK
from domain.documents import Key
from domain.forecast import (
    COMES_BEFORE,
    Ground,
    Prospect,
    days_to_agree,
    holidays,
    is_before,
    reasons_of,
    working_days,
)
from domain.procedure.secu import SECU
from domain.roles import Role
from tests.cards.makers import make_case, make_sheet

A = ActionState
NOW = datetime(2024, 6, 3, tzinfo=UTC)


def prospect(number: int, state: A = A.PENDING, *, left: int = 8) -> Prospect:
    sheet = make_sheet(number, state)
    return Prospect(
        action=sheet.action,
        row=sheet.row,
        case=make_case(vertical_fund=True),
        days_left=left,
    )


def grounds(each: Prospect) -> list[Ground]:
    return [reason.ground for reason in reasons_of(each)]


def test_nothing_is_foretold_without_a_reason() -> None:
    assert reasons_of(prospect(9)) == ()
    assert reasons_of(replace(prospect(12), is_drafted=True)) == ()


def test_what_comes_before_it_is_named() -> None:
    [reason] = reasons_of(replace(prospect(9), before=("5",)))

    assert (reason.ground, reason.labels) == (Ground.WAITS_FOR, ("5",))


def test_an_empty_seat_is_named() -> None:
    [reason] = reasons_of(
        replace(prospect(9), empty_seats=(Role.RESIDENT_REPRESENTATIVE,))
    )

    assert reason.ground is Ground.NOBODY


@pytest.mark.parametrize("left, expected", [(3, []), (2, [Ground.NOT_STARTED])])
def test_what_nobody_started_with_two_days_left_is_foretold(
    left: int, expected: list[Ground]
) -> None:
    assert grounds(prospect(9, left=left)) == expected


def test_what_was_started_is_given_its_days() -> None:
    assert grounds(prospect(9, A.STARTED, left=0)) == []


def test_a_clearance_takes_a_day_a_key_and_one_to_submit() -> None:
    each = prospect(12)

    assert days_to_agree(each.row, each.case) == 4
    plain = make_case(vertical_fund=False)
    assert days_to_agree(each.row, plain) == 3
    assert days_to_agree(SECU.row("agree-interim-plan"), plain) == 1


@pytest.mark.parametrize(
    "left, drafted, expected",
    [
        (7, False, []),
        (6, False, [Ground.NOT_DRAFTED]),
        (4, True, []),
        (3, True, [Ground.NOT_SENT]),
    ],
)
def test_drafting_and_sending_leave_room_for_the_keys(
    left: int, drafted: bool, expected: list[Ground]
) -> None:
    each = replace(prospect(12, A.STARTED, left=left), is_drafted=drafted)

    assert grounds(each) == expected


def test_keys_that_are_missing_are_counted_against_the_days_left() -> None:
    out = prospect(12, A.IN_APPROVAL, left=2)

    enough = replace(out, missing=(Key.POLICY,))
    tight = replace(out, missing=(Key.BUREAU, Key.POLICY))

    assert grounds(enough) == []
    [reason] = reasons_of(tight)
    assert (reason.ground, reason.needed) == (Ground.NOT_AGREED, 3)


def test_what_is_cleared_must_still_be_submitted_on_its_day() -> None:
    assert grounds(prospect(12, A.CLEARED, left=1)) == []
    assert grounds(prospect(12, A.CLEARED, left=0)) == [Ground.NOT_SUBMITTED]


def test_a_person_whom_no_reminder_reached_is_a_reason() -> None:
    [reason] = reasons_of(replace(prospect(9), unreached=("p1",)))

    assert (reason.ground, reason.people) == (Ground.NOT_REACHED, ("p1",))


def test_what_comes_before_is_a_row_of_the_procedure() -> None:
    keys = {row.key: row.number for row in SECU.rows}

    for later, before in COMES_BEFORE.items():
        assert all(keys[each] < keys[later] for each in before)


def test_only_the_same_rounds_debrief_comes_before_a_missions_plan() -> None:
    second = replace(make_sheet(16, A.PENDING).action, round=2)

    assert is_before("debrief-mission", 2, of=second)
    assert not is_before("debrief-mission", 1, of=second)
    assert not is_before("prepare-fact-sheet", 2, of=second)


def test_days_left_are_working_days_and_holidays_are_named() -> None:
    friday, after = date(2024, 5, 24), date(2024, 5, 28)

    assert working_days(friday, to=after, calendar=NEW_YORK) == 1
    [holiday] = holidays(friday, to=after, calendar=NEW_YORK)
    assert holiday.day == date(2024, 5, 27)
    assert working_days(after, to=friday, calendar=NEW_YORK) == 0
