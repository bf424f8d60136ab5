"""The vendors' rates: never one too many, and never later than the windows ask."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.news import NewsState
from scheduler.deliver import Deliverer, deliver, keep_delivering
from scheduler.delivery.rates import SLACK, TEAMS, Pace, RateBook, Window
from scheduler.delivery.turns import Turns
from services.ports import Head, Ports
from tests.clock import FakeClock
from tests.conftest import DATABASES
from tests.recording_channel import RecordingChannel
from tests.scheduler.notes import delivery_on, queue_notes, states

START = datetime(2024, 6, 3, 9)  # noqa: DTZ001 - Only distances count here.
MILLISECOND = timedelta(milliseconds=1)
windows = st.lists(
    st.builds(
        Window,
        most=st.integers(1, 5),
        within=st.integers(1, 40).map(lambda number: number * MILLISECOND),
    ),
    min_size=1,
    max_size=3,
)
waits = st.lists(st.integers(0, 12), min_size=1, max_size=40)


def fits(times: Sequence[datetime], window: Window) -> bool:
    """Count naively: in no stretch of time are there more than the window takes."""
    return all(
        sum(end - window.within < at <= end for at in times) <= window.most
        for end in times
    )


def sent(pace: Pace, delays: Sequence[int]) -> list[datetime]:
    """Send messages as soon as they come and the lanes have room."""
    book, times, now = RateBook(), [], START
    lanes = pace.lanes("room")
    for delay in delays:
        now += delay * MILLISECOND
        free_at = book.free_at(lanes)
        now = max(now, free_at or now)
        book.count(lanes, now)
        times.append(now)
    return times


@given(windows, waits)
def test_no_window_ever_holds_more_than_it_takes(
    limits: list[Window], delays: list[int]
) -> None:
    times = sent(Pace(vendor="v", conversation=tuple(limits)), delays)

    assert all(fits(times, window) for window in limits)


@given(windows, waits)
def test_nothing_waits_a_millisecond_longer_than_the_windows_ask(
    limits: list[Window], delays: list[int]
) -> None:
    times = sent(Pace(vendor="v", conversation=tuple(limits)), delays)

    came = START
    for number, (at, delay) in enumerate(zip(times, delays, strict=True)):
        came += delay * MILLISECOND
        if at > came:
            earlier = [*times[:number], at - MILLISECOND]
            assert not all(fits(earlier, window) for window in limits)
        came = at


def test_teams_takes_seven_at_once_and_the_eighth_a_second_later() -> None:
    times = sent(TEAMS, [0] * 10)

    assert [int((at - START).total_seconds()) for at in times] == [0] * 7 + [1, 2, 2]


@pytest.mark.parametrize("engine", DATABASES, indirect=True)
@pytest.mark.parametrize("pace", [TEAMS, SLACK], ids=["teams", "slack"])
def test_two_processes_share_one_budget(
    pace: Pace, ports: Ports, clock: FakeClock
) -> None:
    rooms = [f"room:c{number}" for number in range(4)]
    ids: list[int] = []
    for room in rooms:
        ids = queue_notes(ports, *"abcdefghijkl", conversation=room, case_id=room)
    channel = TimedChannel(clock)
    asyncio.run(both_at_once(pace, ports, clock, channel))

    assert set(states(ports, ids)) == {NewsState.SENT}
    assert len(channel.times) == len(set(channel.keys)) == 48
    for room in rooms:
        times = [at for there, at in channel.times if there == room]
        assert all(fits(times, window) for window in pace.conversation)
    everything = [at for _, at in channel.times]
    assert all(fits(everything, window) for window in pace.tenant)


class TimedChannel(RecordingChannel):
    """Keeps also when a message came, on the tests' clock."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self.clock = clock
        self.times: list[tuple[str, datetime]] = []

    async def send(self, conversation: str, *given: object, **kept: object) -> str:
        self.times.append((conversation, self.clock.now))
        return await super().send(conversation, *given, **kept)  # type: ignore[arg-type]


async def both_at_once(
    pace: Pace, ports: Ports, clock: FakeClock, channel: RecordingChannel
) -> None:
    pair = [
        Deliverer(
            replace(
                delivery_on(clock, ports, channel, process=process),
                pace_of=lambda _conversation: pace,
            )
        )
        for process in "ab"
    ]
    while True:
        seconds = await asyncio.gather(*(each.deliver() for each in pair))
        known = [each for each in seconds if each is not None]
        if not known:
            return
        clock.advance(seconds=min(known))


async def test_one_a_second_goes_on_without_waiting_for_the_next_tick(
    ports: Ports, clock: FakeClock
) -> None:
    queue_notes(ports, *"abcdefgh")
    begun, channel = clock.now, TimedChannel(clock)
    delivery = replace(
        delivery_on(clock, ports, channel), pace_of=lambda _conversation: SLACK
    )

    await keep_delivering(Deliverer(delivery), delivery, patience=5)

    seconds = [(at - begun).total_seconds() for _, at in channel.times]
    assert seconds == [0, 1, 2, 3, 4, 5, 6, 7]


async def test_without_limits_nothing_is_counted(
    ports: Ports, clock: FakeClock
) -> None:
    queue_notes(ports, *"abc")

    await deliver(delivery_on(clock, ports, RecordingChannel()))

    with ports.read_uow() as uow:
        assert uow.sends.added_since(0, after=clock.now - timedelta(days=1)) == []


def head(number: int, conversation: str, case_id: str) -> Head:
    return Head(id=number, conversation=conversation, case_id=case_id)


def test_cases_take_turns_however_many_conversations_they_have() -> None:
    turns = Turns()
    big = [head(number, f"direct:p{number}", "big") for number in range(10)]
    small = head(99, "room:small", "small")

    order = turns.ordered([*big, small])

    assert [each.id for each in order][:3] == [0, 99, 1]


def test_who_was_served_less_comes_first_and_nobody_catches_up() -> None:
    turns = Turns()
    old, new = head(1, "room:a", "a"), head(2, "room:b", "b")
    turns.ordered([old])
    for _ in range(5):
        turns.served(old)

    first = Counter(_served_next(turns, [old, new]) for _ in range(10))

    assert first == {1: 5, 2: 5}


def _served_next(turns: Turns, heads: list[Head]) -> int:
    chosen = turns.ordered(heads)[0]
    turns.served(chosen)
    return chosen.id
