"""The local desk, wired: its page, its channel, and the work behind it."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path

from aiohttp import web

from bot.compose import House
from bot.desk.app import make_desk
from bot.desk.channel import LocalChannel
from bot.desk.feed import Feed
from bot.desk.rehearsing import Rehearsing
from bot.desk_work import (
    CHECKPOINT_EVERY,
    DELIVER_EVERY,
    LINKS_EVERY,
    SWEEP_EVERY,
    TIDY_EVERY,
    DeskWork,
    logging_failures,
)
from bot.garbage import collect_from_now_on
from bot.health import Check, Health, timing, try_writing
from bot.metrics import Asked, Metrics, Outcome
from bot.one_core import stay_on_one_core
from cards.wording import read_all
from dialogs.channel import Mail
from dialogs.conversation import Answer, Incoming, Reply
from domain.refusals import Refusal
from services.ports import Ports
from storage.unit_of_work import load_stores

_SECRET_BYTES = 32
# What a desk shows its page without: whoever acts first would wait for it.
_THE_REST = (
    "dialogs.router",
    "scheduler.draw",
    "scheduler.sweep",
    "scheduler.sweep_digest",
    "scheduler.sweep_promises",
    "scheduler.ticking",
)

Todo = tuple[str, timedelta, Callable[[], Awaitable[object]]]
Above = Callable[[DeskWork, Feed], Rehearsing]


def open_desk(
    house: House, *, above: Above | None = None, rehearsals: str = ""
) -> tuple[web.Application, DeskWork]:
    """
    Return the desk's page and the work behind it; needs a running loop.

    *above* makes what a rehearsal shows above each page. *rehearsals* is the address
    of the page that lists rehearsals, where there is one.
    """
    metrics = Metrics()
    feed = Feed(house.messages)
    work = _work(house, feed=feed, metrics=metrics)
    app = make_desk(
        ports=house.ports,
        messages=house.messages,
        answer=counted(answer, metrics),
        deliver=work.deliver,
        feed=feed,
        secret=secret_in(house.settings.key_path.with_name("desk.secret")),
        middlewares=[timing(metrics)],
        rehearsing=above(work, feed) if above else None,
        rehearsals=rehearsals,
    )
    metrics.count_pending_with(partial(waiting, house))
    Health(checks=checks(house), metrics=metrics).add_to(app)
    return app, work


def _work(house: House, *, feed: Feed, metrics: Metrics) -> DeskWork:
    return DeskWork(
        house.ports,
        LocalChannel(house.messages, clock=house.ports.clock, feed=feed),
        keep=house.checkpoints.keep,
        metrics=metrics,
        mail=mail_of(house),
        lookout=house.lookout.next_look,
        weekly_links=house.settings.check_links,
    )


def answer(incoming: Incoming, *, ports: Ports) -> Reply:
    """Answer what comes in by the dialogs, loaded when the first of it does."""
    from dialogs import router

    return router.answer(incoming, ports=ports)


def mail_of(house: House) -> Mail | None:
    """Return the way by e-mail; None where no server is set."""
    if house.settings.smtp is None:
        return None
    from bot.email.way import SmtpMail

    return SmtpMail(house.settings.smtp, clock=house.ports.clock)


def load_the_rest() -> None:
    """Load what answering needs, so that the first answer does not wait for it."""
    for name in _THE_REST:
        import_module(name)
    load_stores()
    read_all()


def start_work(work: DeskWork, *more: Todo) -> Callable[[], None]:
    """
    Let the work be done again and again inside the loop; return what stops it.

    *more* is done besides: its name, how often, and what.
    """
    from scheduler.ticking import Tick, start_ticking

    todo = (
        ("deliver", DELIVER_EVERY, work.keep_delivering),
        ("sweep", SWEEP_EVERY, work.sweep),
        ("checkpoints", CHECKPOINT_EVERY, work.take_checkpoints),
        ("tidy", TIDY_EVERY, work.tidy),
        ("links", LINKS_EVERY, work.check_links),
        *more,
    )
    return start_ticking(
        [
            Tick(name=name, every=every, run=logging_failures(name, run))
            for name, every, run in todo
        ]
    )


async def work_until(
    stopped: asyncio.Event, work: DeskWork, *more: Todo, all_cores: bool
) -> None:
    """Load what answering needs, and do the work until somebody says stop."""
    await asyncio.to_thread(load_the_rest)
    if not all_cores:
        stay_on_one_core()
    stop = start_work(work, *more)
    try:
        await logging_failures("search", work.get_ready)()
        collect_from_now_on()
        await stopped.wait()
    finally:
        stop()
        await work.finish()
        await work.take_checkpoints()


def counted(ask: Answer, metrics: Metrics) -> Answer:
    """Return *ask* with its answers counted by what came in and how it ended."""

    def ask_and_count(incoming: Incoming, *, ports: Ports) -> Reply:
        asked = _asked(incoming)
        try:
            reply = ask(incoming, ports=ports)
        except Refusal:
            metrics.answered(asked, Outcome.REFUSED)
            raise
        except Exception:
            metrics.answered(asked, Outcome.FAILED)
            raise
        metrics.answered(asked, Outcome.ANSWERED)
        return reply

    return ask_and_count


def _asked(incoming: Incoming) -> Asked:
    if not incoming.verb:
        return Asked.WORDS
    return Asked.FORM if incoming.inputs else Asked.PRESS


def checks(house: House) -> dict[str, Check]:
    """Return what must work for the desk to be ready, by name."""
    return {
        "database": partial(waiting, house),
        "migrations": house.check_migrations,
        "disk": partial(try_writing, house.settings.data),
    }


def waiting(house: House) -> int:
    """Count what waits to be delivered."""
    with house.ports.read_uow() as uow:
        return uow.outbox.waiting()


def secret_in(path: Path) -> bytes:
    """Return the secret that signs cookies; kept, so that people stay who they were."""
    try:
        return bytes.fromhex(path.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        secret = secrets.token_bytes(_SECRET_BYTES)
        path.touch(mode=0o600)
        path.write_text(secret.hex(), encoding="ascii")
        return secret
