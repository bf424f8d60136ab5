"""Answers are worked out one after another, and a long one keeps nobody waiting."""

from threading import Event, Thread
from time import monotonic

from bot.seated.turns import Turns


def test_who_comes_second_waits_for_the_first() -> None:
    turns, first_is_over = Turns(), Event()
    seen: list[bool] = []

    def second() -> None:
        with turns.one():
            seen.append(first_is_over.is_set())

    with turns.one():
        thread = Thread(target=second)
        thread.start()
        thread.join(timeout=0.05)
        assert not seen
        first_is_over.set()
    thread.join(timeout=10)

    assert seen == [True]


def test_nobody_waits_for_long_behind_a_long_answer() -> None:
    turns = Turns()
    begun = monotonic()
    with turns.one(), turns.one():
        waited = monotonic() - begun

    assert 0.1 < waited < 5


def test_who_went_beside_gives_nobody_elses_turn_back() -> None:
    turns = Turns()
    with turns.one():
        with turns.one():
            pass
        begun = monotonic()
        with turns.one():
            assert monotonic() - begun > 0.1
