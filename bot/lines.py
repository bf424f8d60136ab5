"""A desk that speaks with people at vendors: one, over as many of them as are set."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.compose import House
from bot.deliver_soon import Soon
from bot.desk.calendars import add_calendars
from bot.desk.opened import add_opened_files
from bot.desk_work import DeskWork
from bot.health import Health, timing
from bot.local_desk import Todo, answer, checks, counted, waiting
from bot.metrics import Metrics
from bot.seated.channels import Channels
from dialogs.channel import Channel, Mail
from dialogs.conversation import Answer
from domain.seats import Vendor
from scheduler.delivery.rates import Pace

_BODY_LIMIT = 1 << 20  # Bytes; vendors send at most a tenth of it.


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """How what is heard is answered; *deliver* says what a change has queued."""

    answer: Answer
    deliver: Callable[[], None]


Listen = Callable[
    [web.Application, Spoken], AbstractAsyncContextManager[tuple[Todo, ...]]
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    The way to one vendor's people, and back.

    *channel* takes what is said there, at its *pace*. *listen* puts what hears into
    an application, and tells what is to be done besides while it is entered.
    *own_views* says that people in a room are shown cards of their own. A line may know
    of more ways: *mail*, and a *house* that knows who is away.
    """

    vendor: Vendor
    house: House
    channel: Channel
    pace: Pace
    listen: Listen
    mail: Mail | None = None
    own_views: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The application that vendors talk to, and the work behind it."""

    app: web.Application
    work: DeskWork
    more: tuple[Todo, ...]  # To do besides, as time goes on.


@asynccontextmanager
async def opened(lines: Sequence[Line]) -> AsyncIterator[Opened]:
    """Listen on all lines while it is open; the last one's house is the desk's."""
    house, metrics = lines[-1].house, Metrics()
    work = _work(lines, house, metrics)
    spoken = Spoken(answer=counted(answer, metrics), deliver=Soon(work))
    app = web.Application(client_max_size=_BODY_LIMIT, middlewares=[timing(metrics)])
    async with AsyncExitStack() as listening:
        todos = [
            await listening.enter_async_context(line.listen(app, spoken))
            for line in lines
        ]
        _serve_besides(app, house, metrics)
        more = tuple(each for todo in todos for each in todo)
        yield Opened(app=app, work=work, more=more)


def _work(lines: Sequence[Line], house: House, metrics: Metrics) -> DeskWork:
    channels = Channels(
        {line.vendor: line.channel for line in lines},
        house.ports,
        paces={line.vendor: line.pace for line in lines},
    )
    return DeskWork(
        house.ports,
        channels,
        keep=house.checkpoints.keep,
        metrics=metrics,
        mail=next((line.mail for line in lines if line.mail), None),
        lookout=house.lookout.next_look,
        pace_of=channels.pace_of,
        own_views=any(line.own_views for line in lines),
        roles_apart=False,
        sit_apart=len(lines) > 1,
        weekly_links=house.settings.check_links,
    )


def _serve_besides(app: web.Application, house: House, metrics: Metrics) -> None:
    """Serve what opens by a secret in its address alone, and how the desk is."""
    add_calendars(app, house.ports)
    add_opened_files(app, house.ports)
    metrics.count_pending_with(partial(waiting, house))
    Health(checks=checks(house), metrics=metrics).add_to(app)
