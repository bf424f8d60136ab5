"""Rest from nudges: with a reason, for oneself, and never for one's line."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.actions import Action
from domain.cases import Case
from domain.nudging.ladders import Step
from domain.people import Actor
from domain.refusals import Refusal
from services.nudging.snooze_action import snooze_action, wake_action
from services.reading.read_action import read_action
from tests.services.cast import BERA, LEAD, RR, Desk
from tests.services.nudging import Nudges, nudging

pytestmark = pytest.mark.usefixtures("alone")
WHY = "On mission without a connection."


@pytest.fixture(name="nudges")
def _nudges(desk: Desk) -> Nudges:
    desk.clock.now = datetime(2024, 3, 4, 9, tzinfo=UTC)
    return nudging(desk)


@pytest.fixture(name="five")
def _five(desk: Desk, nudges: Nudges) -> Action:
    """Action 5 of a new case, on the morning on which it is due."""
    case: Case = desk.open()
    action = desk.action(case, "5")
    assert action.due.day is not None
    nudges.tick()
    desk.clock.now = datetime.combine(action.due.day, desk.clock.now.timetz())
    return action


def snoozed(desk: Desk, action: Action, *, days: int, by: Actor = LEAD) -> date:
    until = desk.clock.now.date() + timedelta(days=days)
    snooze_action(action.id, until=until, reason=WHY, by=by, ports=desk.ports)
    return until


def test_who_snoozes_hears_nothing_before_the_day(
    desk: Desk, nudges: Nudges, five: Action
) -> None:
    until = snoozed(desk, five, days=7)

    heard = nudges.run(days=12)

    days = [each.day for each in heard.of(five, LEAD)]
    assert days
    assert min(days) >= until


def test_the_line_hears_all_the_same(desk: Desk, nudges: Nudges, five: Action) -> None:
    snoozed(desk, five, days=14)

    heard = nudges.run(days=12)

    assert [each.step for each in heard.of(five, RR)][:1] == [Step.LEAD]


def test_a_queued_nudge_of_what_is_snoozed_is_not_said(
    desk: Desk, nudges: Nudges, five: Action
) -> None:
    nudges.until_queued(five, LEAD)
    snoozed(desk, five, days=7)

    nudges.deliver()

    assert nudges.told(five, LEAD) == []


def test_the_reason_stands_on_the_card_and_in_the_record(
    desk: Desk, five: Action
) -> None:
    snoozed(desk, five, days=3)

    sheet = read_action(five.id, reader=LEAD.person_id, ports=desk.ports)
    [rest] = sheet.nudges.snoozes
    with desk.ports.read_uow() as uow:
        last = uow.record.rows(five.case_id)[-1]
    assert rest.reason == WHY
    assert (last.verb, (last.content or {})["reason"]) == ("nudge.snooze", WHY)


def test_pressed_twice_it_is_one_rest(desk: Desk, five: Action) -> None:
    snoozed(desk, five, days=3)
    snoozed(desk, five, days=3)

    with desk.ports.read_uow() as uow:
        assert len(uow.nudges.snoozes_of(five.id)) == 1


def test_another_day_takes_the_place_of_the_first(desk: Desk, five: Action) -> None:
    snoozed(desk, five, days=3)
    later = snoozed(desk, five, days=5)

    with desk.ports.read_uow() as uow:
        standing = [s for s in uow.nudges.snoozes_of(five.id) if s.ended_at is None]
    assert [each.until for each in standing] == [later]


def test_who_wakes_hears_again_at_once(
    desk: Desk, nudges: Nudges, five: Action
) -> None:
    snoozed(desk, five, days=10)

    wake_action(five.id, by=LEAD, ports=desk.ports)
    nudges.tick()

    assert nudges.waiting(LEAD)


@pytest.mark.parametrize(
    "days,code", [(0, "snooze-over"), (-1, "snooze-over"), (15, "snooze-too-long")]
)
def test_rest_is_neither_over_nor_for_ever(
    days: int, code: str, desk: Desk, five: Action
) -> None:
    with pytest.raises(Refusal, match=code):
        snoozed(desk, five, days=days)


def test_rest_needs_a_reason(desk: Desk, five: Action) -> None:
    until = desk.clock.now.date() + timedelta(days=2)

    with pytest.raises(Refusal, match="reason-missing"):
        snooze_action(five.id, until=until, reason=" ", by=LEAD, ports=desk.ports)


def test_who_is_not_nudged_has_nothing_to_snooze(desk: Desk, five: Action) -> None:
    with pytest.raises(Refusal, match="not-nudged"):
        snoozed(desk, five, days=2, by=BERA)
