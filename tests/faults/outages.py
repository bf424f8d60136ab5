"""Databases that go away and vendors that fail, while a crowd is being told."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from functools import partial
from random import Random
from time import sleep

import psycopg
from sqlalchemy import Engine, select

from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from tests.faults.books import Auditor, State
from tests.faults.child import Job
from tests.faults.places import Grounds, Place
from tests.faults.processes import begin, ended
from tests.faults.scenes import MORNING, crowd
from tests.faults.table import Row
from tests.faults.vendor import Mood, Moods, Vendor, always_well

_ACTIONS, _CASES = table_of(ActionRow), table_of(CaseRow)
_MOODS = (
    *(mood for mood in Mood if mood not in {Mood.WELL, Mood.GONE}),
    *(Mood.WELL,) * 6,
)
_ALWAYS = 1_000_000
Pids = list[int]
Break = Callable[[Place, Pids, threading.Event], int]
Where = Callable[[Place], AbstractContextManager[object]]


def moody(seed: int) -> Moods:
    """Return a vendor's moods, by chance; one in a hundred people is gone for good."""

    def mood(key: str, attempt: int) -> Mood:
        if Random(f"{seed} {key}").random() < 0.01:
            return Mood.GONE
        return Random(f"{seed} {key} {attempt}").choice(_MOODS)

    return mood


class Outages:
    """Lets workers tell a crowd while something is broken again and again."""

    def __init__(self, grounds: Grounds, vendor: Vendor) -> None:
        """Break desks of that kind of database."""
        self._grounds, self._vendor = grounds, vendor

    def run(
        self,
        fault: str,
        break_it: Break,
        *,
        people: int,
        workers: int = 2,
        moods: Moods = always_well,
        send_within: timedelta = timedelta(seconds=30),
        where: Where = nullcontext,
    ) -> Row:
        """Tell so many people, breaking it meanwhile; count what came of it."""
        finished = self._grounds.furnished(f"crowd_{people}", crowd(people))
        with self._grounds.copied(finished) as place, where(place):
            engine = place.engine()
            book = self._vendor.books[place.name]
            book.moods = moods
            auditor = Auditor(place, engine)
            expected = _everybody_told(auditor.state(), engine)
            address = self._vendor.address
            job = Job(place=place, vendor=address, now=MORNING, send_within=send_within)
            times = _while_working([job] * workers, break_it)
            engine.dispose()
            count = auditor.count(book, expected, allowed=0)
            engine.dispose()
        return Row.of(fault, self._grounds.kind, runs=times, count=count)


def _everybody_told(before: State, engine: Engine) -> State:
    question = (
        select(
            _ACTIONS.c.assignee_id,
            _CASES.c.reference,
            _ACTIONS.c.number,
            _ACTIONS.c.round,
        )
        .join_from(_ACTIONS, _CASES, _CASES.c.id == _ACTIONS.c.case_id)
        .where(_ACTIONS.c.assignee_id != "")
    )
    with engine.connect() as connection:
        owed = connection.execute(question).all()
    told = {(who, f"{case} {number}.{round_}") for who, case, number, round_ in owed}
    return replace(before, told=frozenset(told))


def _while_working(jobs: list[Job], break_it: Break) -> int:
    """Run the jobs, breaking things in a thread until all are done."""
    done, times = threading.Event(), [0]

    def breaking() -> None:
        times[0] = break_it(jobs[0].place, pids, done)

    processes = [begin(job) for job in jobs]
    pids = [process.pid for process in processes if process.pid]
    breaker = threading.Thread(target=breaking)
    breaker.start()
    codes = [ended(process) for process in processes]
    done.set()
    breaker.join()
    assert not any(codes), codes
    return times[0]


def nothing(_place: Place, _pids: Pids, _done: threading.Event) -> int:
    """Break nothing: the vendor does."""
    return 1


def restarts(grounds: Grounds, *, every: float, most: int = _ALWAYS) -> Break:
    """Restart PostgreSQL at once, again and again."""

    def break_it(_place: Place, _pids: Pids, done: threading.Event) -> int:
        assert grounds.server is not None
        return _again(grounds.server.restart_at_once, every, most, done)

    return break_it


def cuts(grounds: Grounds, *, every: float, most: int = _ALWAYS) -> Break:
    """Cut all connections to the desk's database, again and again."""

    def break_it(place: Place, _pids: Pids, done: threading.Event) -> int:
        assert grounds.server is not None
        cut = partial(grounds.server.cut_connections, place.database_name)
        return _again(cut, every, most, done)

    return break_it


def _again(
    do: Callable[[], None], every: float, most: int, done: threading.Event
) -> int:
    """Do it every so many seconds while the desk works; return how often."""
    times = 0
    while times < most and not done.wait(every):
        do()
        times += 1
    return times


def locks(*, seconds: float) -> Break:
    """Hold the database's lock for a while, once."""

    def break_it(place: Place, _pids: Pids, done: threading.Event) -> int:
        done.wait(0.2)
        with _locked(place):
            sleep(seconds)
        return 1

    return break_it


@contextmanager
def _locked(place: Place) -> Iterator[None]:
    if place.database.startswith("sqlite"):
        file = place.folder / "desk.sqlite"
        other = sqlite3.connect(file, isolation_level=None, timeout=30)
        try:
            other.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            other.close()
        return
    with psycopg.connect(place.database) as holder:
        holder.execute("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE")
        yield
