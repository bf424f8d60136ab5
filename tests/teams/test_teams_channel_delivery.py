"""From the outbox to Teams: no faster than Microsoft lets a bot speak."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.paces import teams_pace
from bot.settings import load_settings
from bot.teams.channel import TeamsChannel
from scheduler.deliver import Deliverer
from services.ports import Ports
from tests.clock import FakeClock
from tests.scheduler.notes import delivery_on, queue_notes
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.placing import held_at


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        yield line


def seconds_of(clock: FakeClock) -> float:
    return clock.now.timestamp()


async def test_a_backlog_keeps_to_teams_rates(
    line: Line, ports: Ports, clock: FakeClock
) -> None:
    line.vendor.keeps_rates, line.vendor.now = True, partial(seconds_of, clock)
    for room in range(8):
        line.vendor.hold(f"{CHANNEL}{room}")
        held_at(ports, f"room:{room}", f"{CHANNEL}{room}")
        queue_notes(ports, *map(str, range(12)), conversation=f"room:{room}")
    notes = delivery_on(clock, ports, TeamsChannel(line.connector, ports))
    began = clock.now

    deliverer = Deliverer(replace(notes, pace_of=lambda _: teams_pace(load_settings())))
    while (seconds := await deliverer.deliver()) is not None:
        clock.advance(seconds=seconds)

    assert (line.vendor.throttled, deliverer.sent) == (0, 96)
    assert (clock.now - began).total_seconds() < 5
