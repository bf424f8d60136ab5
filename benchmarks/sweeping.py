"""The sweep over very many open actions, against the same statements in raw SQL."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.desks import Desk, copies_of, desk_on
from benchmarks.floor import Seen, Watch, bare
from benchmarks.many_actions import fall_due, make_due, make_many_actions
from benchmarks.measuring import MS, Figure, Timed, medians
from benchmarks.scale import Scale
from scheduler.sweep import sweep
from services.nudging.sweep_actions import sweep_actions
from storage.lookout import Lookout

TIMES = 9
IDLE_TIMES = 301
ACTIONS_A_CASE = 100  # The big desk's cases, so many times, are its open actions.
DUE = 1000
SWEEP_BAR, IDLE_BAR, SIZE_BAR = 2.5, 3.0, 1.5


def measure_sweep(scale: Scale) -> list[Figure]:
    """A thousand due among a million open; none due; and a million against few."""
    many = scale.many_cases * ACTIONS_A_CASE
    few = max(many // 100, 10 * _due(scale))
    big, small = (_desk_of(number, scale) for number in (many, few))
    times = scale.times(TIMES)
    return [
        _against_raw(big, scale, many),
        _at_size(big, small, scale, times=times, sizes=(many, few)),
        _idle(big, scale, many),
    ]


def _due(scale: Scale) -> int:
    return min(DUE, scale.many_cases // 2 * 2)


def _desk_of(actions: int, scale: Scale) -> Path:
    database = scale.folder / f"actions-{actions}" / "desk.sqlite"
    make_many_actions(database, actions=actions)
    return database


def _against_raw(database: Path, scale: Scale, actions: int) -> Figure:
    """Sweep what is due, and do on a copy what that asked of the database."""
    due = make_due(database, how_many=_due(scale))
    [copy] = copies_of(database, "bare")
    seen = _seen(database)
    with desk_on(database) as desk, bare(copy) as again:
        ours, floor = medians(
            _timed(database, due, partial(_sweep, desk)),
            _timed(copy, due, partial(again, seen)),
            times=scale.times(TIMES),
            warm_up=1,
        )
    against = f"the same statements by sqlite3; {len(due)} due of {actions}"
    return Figure("sweep", ours, floor, bar=SWEEP_BAR, against=against)


def _seen(database: Path) -> Seen:
    with desk_on(database) as desk:
        watch = Watch(desk.engine)
        return watch.see(lambda: _nothing_drawn(desk))


def _nothing_drawn(desk: Desk) -> tuple[()]:
    _sweep(desk)
    return ()


def _sweep(desk: Desk) -> None:
    if not sweep_actions(ports=desk.ports):
        raise AssertionError("nothing was due")


def _timed(database: Path, due: list[str], work: Callable[[], object]) -> Timed:
    """Let it fall due again, and time the work alone."""

    def timed(_number: int) -> float:
        fall_due(database, due)
        begun = perf_counter()
        work()
        return (perf_counter() - begun) * MS

    return timed


def _at_size(
    big: Path, small: Path, scale: Scale, *, times: int, sizes: tuple[int, int]
) -> Figure:
    """Sweep as much on a big desk and on a small one."""
    dues = [make_due(each, how_many=_due(scale)) for each in (big, small)]
    with desk_on(big) as many, desk_on(small) as few:
        ours, floor = medians(
            _timed(big, dues[0], partial(_sweep, many)),
            _timed(small, dues[1], partial(_sweep, few)),
            times=times,
            warm_up=1,
        )
    against = f"as many due of {sizes[1]} open actions, not {sizes[0]}"
    return Figure("sweep-at-size", ours, floor, bar=SIZE_BAR, against=against)


def _idle(database: Path, scale: Scale, actions: int) -> Figure:
    """Tick while nothing is due."""
    with desk_on(database) as desk:
        sweep(desk.ports)
    [copy] = copies_of(database, "idle")
    seen = _seen_idle(database)
    with desk_on(database) as desk, bare(copy) as again:
        lookout = Lookout(desk.engine)
        tick = partial(sweep, desk.ports, lookout=lookout.next_look)
        ours, floor = medians(
            _clocked(tick),
            _clocked(partial(again, seen)),
            times=scale.times(IDLE_TIMES),
            warm_up=3,
        )
        lookout.close()
    against = f"its bare question; nothing due of {actions}"
    return Figure("sweep-idle", ours, floor, bar=IDLE_BAR, against=against)


def _seen_idle(database: Path) -> Seen:
    """Return the one question that a tick without anything due asks."""
    with desk_on(database) as desk:
        watch = Watch(desk.engine)
        return watch.see(lambda: _idle_tick(desk))


def _idle_tick(desk: Desk) -> tuple[()]:
    lookout = Lookout(desk.engine)
    sweep(desk.ports, lookout=lookout.next_look)
    lookout.close()
    return ()


def _clocked(work: Callable[[], object]) -> Timed:
    def timed(_number: int) -> float:
        begun = perf_counter()
        work()
        return (perf_counter() - begun) * MS

    return timed
