"""Measure work against a floor: in turns, in one run, by medians."""

import asyncio
import gc
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bot.garbage import collect_from_now_on

FEWEST_TIMES = 5
_WARM_UP = 3
_KILOBYTES = 1024  # In a megabyte as the kernel counts.
MS = 1000.0

Work = Callable[[int], object]  # Does the n-th piece of work; pieces are alike.
Timed = Callable[[int], float]  # Does it too, and returns its milliseconds.


@dataclass(frozen=True, slots=True)
class Figure:
    """
    What was found: medians of *ours* and of the *floor* in *unit*, and the *bar*.

    *against* says what the floor does.
    """

    name: str
    ours: float
    floor: float
    _: KW_ONLY
    bar: float
    against: str
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes; lower is better."""
        return self.ours / self.floor

    def as_json(self) -> dict[str, object]:
        """Return the figure for other programs."""
        return {
            "name": self.name,
            "ratio": _rounded(self.ratio),
            "bar": self.bar,
            "better": "lower",
            "floor": _rounded(self.floor),
            "median_ms": _rounded(self.ours),
            "unit": self.unit,
            "against": self.against,
        }


def in_turns(ours: Work, floor: Work, *, times: int) -> tuple[float, float]:
    """
    Do both *times* times, each time in one thread hop of its own.

    Return the median milliseconds of each, as `medians` does; the first few times
    are not counted.
    """
    with asyncio.Runner() as runner:

        def timed(work: Work) -> Timed:
            return lambda number: runner.run(_timed(work, number))

        return medians(timed(ours), timed(floor), times=times, warm_up=_WARM_UP)


def medians(
    ours: Timed, floor: Timed, *, times: int, warm_up: int = 0
) -> tuple[float, float]:
    """
    Do both *times* times, one after the other; return the median of each.

    Who goes first changes every time. The first *warm_up* times are not counted.
    """
    collect_from_now_on()  # As a desk does once it has started.
    found: dict[Timed, list[float]] = {ours: [], floor: []}
    for number in range(max(times, FEWEST_TIMES) + warm_up):
        for work in (ours, floor) if number % 2 else (floor, ours):
            found[work].append(work(number))
    gc.unfreeze()
    return median(found[ours][warm_up:]), median(found[floor][warm_up:])


def pieces(times: int) -> int:
    """Return how many pieces of work `in_turns` asks for."""
    return max(times, FEWEST_TIMES) + _WARM_UP


def megabytes_of(process_id: int) -> float:
    """Return how much memory a process has; 0 where the machine does not tell."""
    status = Path(f"/proc/{process_id}/status")
    if not status.exists():
        return 0.0
    lines = status.read_text("utf-8").splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if "VmRSS" in line)
    return kilobytes / _KILOBYTES


def _rounded(number: float) -> float:
    """Round to digits that count: of a floor of 0.02 ms three decimals are one."""
    return float(f"{number:.5g}")


async def _timed(work: Work, number: int) -> float:
    begun = perf_counter()
    await asyncio.to_thread(work, number)
    return (perf_counter() - begun) * MS
