"""While Slack takes its time, nothing waits with a connection to the database."""

import asyncio

import pytest
from sqlalchemy import Engine, QueuePool

from tests.slack.rooms.conftest import REGISTRY, Rooms
from tests.slack.rooms.test_one_channel import CALLS
from tests.slack.standin_state import Call, Fault


@pytest.mark.parametrize("method", CALLS)
async def test_no_connection_is_held_while_slack_is_waited_for(
    rooms: Rooms, engine: Engine, method: str
) -> None:
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    hangs = asyncio.Event()

    def script(call: Call) -> Fault | None:
        if call.method != method or hangs.is_set():
            return None
        hangs.set()
        return Fault(hangs=True)

    rooms.slack.script = script
    rooms.desk.open(registry_link=REGISTRY)
    making = asyncio.create_task(rooms.tick())
    await hangs.wait()
    held = pool.checkedout()

    rooms.slack.let_go()
    await making
    assert held == 0
