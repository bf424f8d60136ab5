"""Sealed names, drafts, calendars and the steps of a room."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.cases import CaseState
from domain.refusals import Refusal
from domain.rooms import RoomStep, StepState
from services.ports import Draft, WalledName
from tests.conftest import OpenUow
from tests.storage.makers import NOW, move_in
from tests.storage.presses import press_at_once

NAME = WalledName(
    id="n1", case_id="c1", label="Requestor 1", sealed=b"\x00\xffsealed", at=NOW
)
DRAFT = Draft(id="d1", person_id="lead", kind="notice", sealed=b"\x00", at=NOW)
CALENDAR = WorkingCalendar(
    name="country",
    weekend=Weekend.FRIDAY_SATURDAY,
    holidays={date(2024, 1, 1): "New Year", date(2024, 12, 25): "“Xmas”"},
    listed_years=frozenset({2024, 2025}),
)
STEP = RoomStep(case_id="c1", key="team", position=0, state=StepState.WAITING)


def test_sealed_names_come_back_and_can_be_sealed_anew(open_uow: OpenUow) -> None:
    other = replace(NAME, id="n0", case_id="c2")
    with open_uow() as uow:
        move_in(uow, cases=("c1", "c2"))
        uow.wall.add([NAME, other])
        uow.wall.reseal({"n1": b"new"})

        assert uow.wall.of_case("c1") == [replace(NAME, sealed=b"new")]
        assert uow.wall.all() == [replace(NAME, sealed=b"new"), other]


def test_only_its_writer_takes_a_draft(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.drafts.put(DRAFT)

        assert uow.drafts.peek("d1", person_id="focal") is None
        assert uow.drafts.take("d1", person_id="focal") is None
        assert uow.drafts.peek("d1", person_id="lead") == DRAFT
        assert uow.drafts.take("d1", person_id="lead") == DRAFT
        assert uow.drafts.take("d1", person_id="lead") is None


def test_a_draft_is_taken_once(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.drafts.put(DRAFT)
        uow.commit()

    def take(_number: int) -> bool:
        with open_uow() as uow:
            taken = uow.drafts.take("d1", person_id="lead") is not None
            uow.commit()
            return taken

    assert press_at_once(take).count(True) == 1


def test_old_drafts_are_forgotten(open_uow: OpenUow) -> None:
    old = replace(DRAFT, id="d0", at=NOW - timedelta(days=31))
    with open_uow() as uow:
        uow.drafts.put(DRAFT)
        uow.drafts.put(old)

        assert uow.drafts.forget_before(NOW - timedelta(days=30)) == 1
        assert uow.drafts.peek("d1", person_id="lead") == DRAFT


def test_a_calendar_comes_back_as_it_was_and_is_replaced_whole(
    open_uow: OpenUow,
) -> None:
    shorter = replace(CALENDAR, holidays={}, listed_years=frozenset())
    other = replace(CALENDAR, name="another", weekend=Weekend.SATURDAY_SUNDAY)
    with open_uow() as uow:
        uow.calendars.put(CALENDAR)
        uow.calendars.put(other)
        assert uow.calendars.calendar("country") == CALENDAR

        uow.calendars.put(shorter)
        assert uow.calendars.calendars() == [other, shorter]


def test_an_unknown_calendar_is_refused(open_uow: OpenUow) -> None:
    with open_uow() as uow, pytest.raises(Refusal, match="calendar-not-found"):
        uow.calendars.calendar("nowhere")


def test_a_room_is_unfinished_until_every_step_is_done(open_uow: OpenUow) -> None:
    second = replace(STEP, key="folders", position=1)
    failed = replace(second, state=StepState.FAILED, at=NOW, problem="disk-full")
    done = replace(STEP, state=StepState.DONE, at=NOW)
    with open_uow() as uow:
        move_in(uow)
        uow.rooms.plan([second, STEP])
        uow.rooms.mark(done)
        uow.rooms.mark(failed)

        assert uow.rooms.steps("c1") == [done, failed]
        assert uow.rooms.unfinished() == ["c1"]
        uow.rooms.mark(replace(failed, state=StepState.DONE))
        assert uow.rooms.unfinished() == []


def test_a_room_that_is_planned_again_keeps_what_is_done(open_uow: OpenUow) -> None:
    done = replace(STEP, state=StepState.DONE, at=NOW)
    with open_uow() as uow:
        move_in(uow)
        uow.rooms.plan([STEP])
        uow.rooms.mark(done)
        uow.rooms.plan([STEP])

        assert uow.rooms.steps("c1") == [done]


def test_a_step_is_changed_only_as_long_as_it_stands_as_it_was(
    open_uow: OpenUow,
) -> None:
    taken = replace(STEP, began_at=NOW, look_at=NOW + timedelta(minutes=10))
    with open_uow() as uow:
        move_in(uow)
        uow.rooms.plan([STEP])

        assert uow.rooms.change(taken, was=STEP)
        assert not uow.rooms.change(taken, was=STEP)
        assert not uow.rooms.change(STEP, was=replace(taken, found="else"))
        assert uow.rooms.steps("c1") == [taken]
        assert uow.rooms.change(STEP, was=taken)
        assert uow.rooms.steps("c1") == [STEP]


def test_steps_that_stand_are_found_by_their_keys(open_uow: OpenUow) -> None:
    done = replace(STEP, state=StepState.DONE)
    failed = replace(STEP, key="members", state=StepState.FAILED)
    with open_uow() as uow:
        move_in(uow)
        uow.rooms.plan([done, failed, replace(STEP, key="app")])

        assert uow.rooms.standing(("team", "app")) == [done]
        assert uow.rooms.standing(("members",)) == [failed]
        assert uow.rooms.closed() == frozenset()
        uow.cases.set_state("c1", was=CaseState.OPEN, becomes=CaseState.CLOSED)
        assert uow.rooms.closed() == {"c1"}
