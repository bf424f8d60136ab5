"""An event that ends SECU's track: asked with all that it ends, told afterwards."""

import pytest

from domain.cases import CaseState
from domain.events import EventKind
from domain.refusals import Refusal
from services.cases.correct_event import correct_event
from tests.services.cast import ELIGIBLE, FOCAL, LEAD, Desk

K = EventKind


def test_an_end_is_asked_with_all_that_it_ends_and_changes_nothing(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    asked = desk.happen(case, K.NOT_ELIGIBLE, ELIGIBLE, confirmed=False)

    assert asked.asks
    assert [action.label for action in asked.lapsed] == ["1", "2", "3", "4", "5", "6"]
    assert [action.label for action in asked.opened] == ["7"]
    assert desk.state(case) == before


def test_a_confirmed_end_tells_what_it_ended_also_when_it_is_told_again(
    desk: Desk,
) -> None:
    case = desk.open()
    desk.finish(case, "2", by=FOCAL)

    first = desk.happen(case, K.NOT_ELIGIBLE, ELIGIBLE)
    again = desk.happen(case, K.NOT_ELIGIBLE, ELIGIBLE, confirmed=False)

    ended = ["1", "3", "4", "5", "6"]
    assert [action.label for action in first.lapsed] == ended
    assert again.again
    assert [action.label for action in again.lapsed] == ended
    assert [action.label for action in again.opened] == ["7"]


def test_an_event_that_ends_nothing_is_recorded_at_once(desk: Desk) -> None:
    case = desk.open()

    recorded = desk.happen(case, K.ELIGIBLE, ELIGIBLE, confirmed=False)

    assert not recorded.asks
    with desk.ports.read_uow() as uow:
        assert uow.cases.get(case.id).state is CaseState.OPEN


def test_an_event_told_again_says_what_it_opened_then(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    again = desk.happen(case, K.ELIGIBLE, ELIGIBLE)

    assert [action.label for action in again.opened] == ["8", "9", "10"]


def test_what_was_asked_before_the_event_changed_is_out_of_date(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    asked = desk.happen(case, K.ELIGIBLE, ELIGIBLE).event
    correct_event(
        case.id, kind=K.ELIGIBLE, day=None, by=LEAD, ports=desk.ports, confirmed=True
    )
    desk.happen(case, K.ELIGIBLE, ELIGIBLE)
    before = desk.state(case)

    with pytest.raises(Refusal, match="event-changed"):
        correct_event(
            case.id,
            kind=K.ELIGIBLE,
            day=ELIGIBLE.replace(day=26),
            event_id=asked.id,
            by=LEAD,
            ports=desk.ports,
            confirmed=True,
        )

    assert desk.state(case) == before
