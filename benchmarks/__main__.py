"""`python -m benchmarks`: measure everything and print what was found."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.asking import measure_asking
from benchmarks.at_size import measure_exceptions, measure_mine, measure_status
from benchmarks.changes import measure_open_case, measure_press_button
from benchmarks.delivery import measure_mixed, measure_slack, measure_teams
from benchmarks.door import measure_door
from benchmarks.graph_rooms import measure_graph
from benchmarks.hung_sends import measure_hung_sends
from benchmarks.measuring import Figure
from benchmarks.outbox_scaling import measure_outbox_scaling
from benchmarks.scale import MANY_CASES, Scale
from benchmarks.slack_presses import measure_presses, measure_slack_memory
from benchmarks.starting import measure_start
from benchmarks.sweeping import measure_sweep
from benchmarks.teams_memory import measure_memory
from benchmarks.teams_turns import measure_turns
from benchmarks.verifying import measure_verify_record

BENCHMARKS: dict[str, Callable[[Scale], list[Figure]]] = {
    "open-case": measure_open_case,
    "press-button": measure_press_button,
    "status-at-size": measure_status,
    "mine-at-size": measure_mine,
    "exceptions-at-size": measure_exceptions,
    "asking": measure_asking,
    "sweep": measure_sweep,
    "verify-record": measure_verify_record,
    "start-to-listening": measure_start,
    "deliver-teams": measure_teams,
    "deliver-slack": measure_slack,
    "deliver-mixed": measure_mixed,
    "hung-sends": measure_hung_sends,
    "outbox-scaling": measure_outbox_scaling,
    "teams-turns": measure_turns,
    "slack-presses": measure_presses,
    "slack-memory": measure_slack_memory,
    "door": measure_door,
    "graph": measure_graph,
    "teams-memory": measure_memory,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for; print a table, or JSON for other programs."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=asked.folder) as folder:
        scale = Scale(folder=Path(folder), many_cases=asked.cases, often=asked.times)
        figures = list(_measured(asked.only or list(BENCHMARKS), scale))
    if asked.json:
        print(json.dumps([figure.as_json() for figure in figures], indent=2))
    else:
        print(_table(figures))


def _measured(names: Sequence[str], scale: Scale) -> Iterator[Figure]:
    for name in names:
        print(f"measuring {name}", file=sys.stderr)
        yield from BENCHMARKS[name](scale)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--json", action="store_true", help="print it for other programs")
    add("--only", action="append", choices=BENCHMARKS, help="measure this alone")
    add("--cases", type=int, default=MANY_CASES, help="how big the big desk is")
    add("--times", type=int, help="how often to do each piece of work, at least 5")
    add("--folder", help="where to put databases; the machine's own place unless set")
    return parser


def _table(figures: Sequence[Figure]) -> str:
    head = f"{'':22}{'ours':>10}{'floor':>10}{'ratio':>8}{'bar':>7}  against"
    return "\n".join((head, *map(_line, figures)))


def _line(figure: Figure) -> str:
    return (
        f"{figure.name:22}{figure.ours:>10.2f}{figure.floor:>10.2f}"
        f"{figure.ratio:>8.2f}{figure.bar:>7.2f}  {figure.against}, {figure.unit}"
    )


if __name__ == "__main__":
    main()
