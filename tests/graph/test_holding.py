"""While Graph takes its time, nothing waits with a connection to the database."""

import asyncio

import pytest
from sqlalchemy import Engine, QueuePool

from tests.graph.conftest import Rooms
from tests.graph.standin_graph import Fault
from tests.graph.test_one_team import CALLS

LINES = [where for where, batched in CALLS if not batched]


@pytest.mark.parametrize("where", LINES)
async def test_no_connection_is_held_while_graph_is_waited_for(
    rooms: Rooms, engine: Engine, where: str
) -> None:
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    rooms.vendor.faults = [Fault(where, hangs=True)]
    rooms.desk.open()

    making = asyncio.create_task(rooms.restarted().make_waiting())
    await rooms.vendor.hanging.wait()
    held = pool.checkedout()

    rooms.vendor.closing.set()
    await making
    assert held == 0
