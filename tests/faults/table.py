"""The table of faults: what was done to the desk, and what was lost or doubled."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.books import Count

_HEAD = (
    "Fault",
    "Database",
    "Runs",
    "Messages",
    "Lost",
    "Doubled",
    "Doubled at most",
    "Shown as not reached or uncertain",
    "State changed twice",
    "Record broken",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fault on one kind of database."""

    fault: str
    database: str
    runs: int
    count: Count

    @classmethod
    def of(cls, fault: str, database: str, *, runs: int, count: Count) -> "Row":
        """Make a row."""
        return cls(fault=fault, database=database, runs=runs, count=count)

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells, in the order of the table's head."""
        c = self.count
        numbers = (
            self.runs,
            c.messages,
            c.lost,
            c.doubled,
            c.allowed,
            c.uncertain,
            c.twice,
            c.broken,
        )
        return (self.fault, self.database, *(f"{number:,}" for number in numbers))


def as_markdown(rows: Iterable[Row]) -> str:
    """Return the table, as the page about faults has it."""
    lines = [_HEAD, ("---", "---", *("---:",) * (len(_HEAD) - 2))]
    lines += [row.cells for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def write_page(path: Path, rows: Sequence[Row], *, seed: int, words: str) -> None:
    """Write the page that is kept in the repository."""
    cores, system = os.cpu_count(), platform.system()
    machine = f"{cores} cores, {system}, Python {platform.python_version()}"
    day = datetime.now(UTC).date().isoformat()
    text = f"""# What the desk survives

Made by `make faults` on {day}; {machine}; seed {seed}; {words}.

*Lost* counts what was due and neither arrived nor is shown on its case; *doubled* what
arrived once too often, and *at most* how many sends were under way at the crashes.
Each double carries the key of its message. Vendors, databases and processes are real
ones on loopback; each run is compared with the same one undisturbed, and its record
verified.

{as_markdown(rows)}
"""
    path.write_text(text, encoding="utf-8")
