"""A rehearsal that has just begun, without a page."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.demo_office import move_in
from bot.desk.channel import LocalChannel
from bot.desk.feed import Feed
from bot.desk_work import DeskWork
from bot.metrics import Metrics
from bot.rehearsal.clock import VirtualClock
from bot.rehearsal.stage import Stage
from scheduler.sweep import sweep
from services.ports import Ports
from services.rehearsal.begin_rehearsal import begin_rehearsal
from storage.desk_messages import SqlDeskMessages


@pytest.fixture(name="stage")
def _stage(ports: Ports, engine: Engine) -> Stage:
    return make_stage(ports, engine)


def make_stage(ports: Ports, engine: Engine) -> Stage:
    """Open the rehearsal of a database where it stands, or begin it."""
    clock = VirtualClock()
    ports = replace(ports, clock=clock)
    move_in(ports.open_uow, ports.read_uow)
    clock.wind(ports.open_uow)
    begin_rehearsal(ports=ports)
    messages = SqlDeskMessages(engine)
    feed = Feed(messages)
    channel = LocalChannel(messages, clock=clock, feed=feed)
    work = DeskWork(ports, channel, keep=len, metrics=Metrics())
    return Stage(
        ports=ports, clock=clock, sweep=sweep, deliver=work.deliver, poke=feed.poke
    )
