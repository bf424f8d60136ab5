"""When an address that does not answer is dead."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.learning.links import (
    LinkFound,
    LinkHealth,
    LinkOutcome,
    LinkReason,
    looked,
)

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
TIMEOUT = LinkFound(outcome=LinkOutcome.UNSURE, reason=LinkReason.TIMEOUT)
ALIVE = LinkFound(outcome=LinkOutcome.ALIVE)


def after(*finds: tuple[LinkFound, timedelta]) -> LinkHealth:
    state = None
    for found, later in finds:
        state = looked("a", found, at=NOW + later, was=state)
    assert state
    return state


def test_what_is_gone_is_dead_at_once() -> None:
    gone = LinkFound(outcome=LinkOutcome.DEAD, reason=LinkReason.GONE)

    assert after((gone, timedelta(0))).is_dead


@pytest.mark.parametrize("days, dead", [(2, False), (3, True)])
def test_silence_is_death_only_after_several_days(days: int, dead: bool) -> None:
    state = after(*((TIMEOUT, timedelta(days=day)) for day in range(days)))

    assert state.is_dead is dead


def test_failures_of_one_day_count_once() -> None:
    state = after(*((TIMEOUT, timedelta(hours=hour)) for hour in range(5)))

    assert state.failed_days == 1


def test_an_answer_begins_the_count_anew() -> None:
    one_day = timedelta(days=1)

    state = after((TIMEOUT, 0 * one_day), (TIMEOUT, one_day), (ALIVE, 2 * one_day))

    assert state.failed_days == 0
    assert after((TIMEOUT, 0 * one_day), (ALIVE, one_day)).failed_on is None
