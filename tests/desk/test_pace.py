"""What is costly is done seldom, and not forgotten."""

import pytest

from bot.desk import pace
from bot.desk.pace import Pace


class Watch:
    """A clock for measuring, moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture(name="watch")
def _watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(pace, "time", watch)
    return watch


def test_what_took_a_second_waits_for_twenty(watch: Watch) -> None:
    costly = Pace()
    assert costly.is_due()

    watch.now += 1
    costly.done()
    watch.now += 19

    assert not costly.is_due()
    watch.now += 1
    assert costly.is_due()


def test_what_was_asked_for_too_early_is_waited_for(watch: Watch) -> None:
    costly = Pace()
    costly.is_due()
    watch.now += 1
    costly.done()
    assert costly.patience(15) == 15  # Nothing is owed.

    watch.now += 12
    costly.is_due()

    assert costly.patience(15) == 8


def test_what_costs_nothing_is_done_at_once_again(watch: Watch) -> None:
    cheap = Pace()

    for _ in range(3):
        assert cheap.is_due()
        cheap.done()
