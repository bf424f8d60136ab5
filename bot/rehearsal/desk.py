"""A rehearsal's desk: the local desk with a bar above it, and its own pages."""

from aiohttp import web

from bot.desk.feed import Feed
from bot.desk.rehearsing import Rehearsing
from bot.desk_work import DeskWork
from bot.local_desk import open_desk
from bot.rehearsal.bar import StageBar
from bot.rehearsal.opened import OpenRehearsal
from bot.rehearsal.pages import HOME_KEY, ROUTES, STAGE_KEY
from bot.rehearsal.stage import Stage
from scheduler.sweep import sweep


def rehearsal_desk(
    rehearsal: OpenRehearsal, *, home: str = ""
) -> tuple[web.Application, DeskWork]:
    """
    Return a rehearsal's page and the work behind it; needs a running loop.

    *home* is the address of the page that it was begun from, if any.
    """
    stages: list[Stage] = []

    def above(work: DeskWork, feed: Feed) -> Rehearsing:
        stage = Stage(
            ports=rehearsal.house.ports,
            clock=rehearsal.clock,
            sweep=sweep,
            deliver=work.deliver,
            poke=feed.poke,
        )
        stages.append(stage)
        return StageBar(stage)

    app, work = open_desk(rehearsal.house, above=above)
    app[STAGE_KEY] = stages[0]
    app[HOME_KEY] = home
    app.add_routes(ROUTES)
    app.on_shutdown.append(lambda _app: stages[0].halt())
    return app, work
