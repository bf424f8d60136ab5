"""A desk with very many cases: one is played, the others are written after it."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer

from benchmarks.desks import FOCAL_POINT, Desk, desk_on, furnish, new_case
from domain.events import EventKind
from services.actions.finish_action import Shown, finish_action
from services.actions.move_action import comment_on_action
from services.cases.open_case import open_case
from services.cases.record_event import record_event
from services.reading.read_action import find_action
from storage.tables import every_table

RECORD_ROWS = 100  # Of each case.
_DAYS = 400  # Over so many days the cases' dates are spread.
_OF_CASES = (
    "cases",
    "events",
    "memberships",
    "actions",
    "action_waits",
    "parts",
    "evidence",
    "comments",
    "record",
    "record_content",
    "record_heads",
    "outbox",
    "room_steps",
)
# These name the case, or something of it, and differ from case to case.
_OWN = {"id", "case_id", "action_id", "opened_by_event", "reference", "reference_key"}
_SPREAD = {"due_on", "order_day"}
# What the database may do while it is made, and nobody would miss it.
CARELESS = (
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA cache_size = -262144",
)


def make_big_desk(database: Path, *, cases: int) -> None:
    """Make a file with the demo office and so many cases, the focal point on each."""
    database.parent.mkdir()
    with desk_on(database) as desk:
        furnish(desk)
        _play(desk)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for pragma in CARELESS:
            connection.execute(pragma)
        connection.execute("BEGIN")
        connection.execute("UPDATE outbox SET state = 'sent', settled_at = created_at")
        for table in _OF_CASES:
            connection.execute(written_after(table), {"cases": cases})
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _play(desk: Desk) -> None:
    """Play a case for a while, until its record is as long as every case's."""
    ports = desk.ports
    case = open_case(new_case(0), by=FOCAL_POINT, ports=ports)
    done = Shown(note="Told by telephone.")
    for label in ("1", "2", "3"):
        action = find_action(case.id, label, ports=ports)
        finish_action(action.id, shown=done, by=FOCAL_POINT, ports=ports)
    record_event(
        case.id,
        kind=EventKind.ELIGIBLE,
        day=date(2024, 3, 5),
        note="",
        by=FOCAL_POINT,
        ports=ports,
    )
    action = find_action(case.id, "5", ports=ports)
    with ports.read_uow() as uow:
        seq, _, _ = uow.record.head(case.id) or (0, "", None)
    for number in range(seq, RECORD_ROWS):
        words = f"Fact Sheet, point {number}: asked the project for its answer."
        comment_on_action(action.id, words=words, by=FOCAL_POINT, ports=ports)


def written_after(table: str, *, also_own: frozenset[str] = frozenset()) -> str:
    """
    Write a table's rows of the played case again for each further case.

    *also_own* are columns that differ from case to case besides the usual ones.
    """
    own = _OWN | also_own
    columns = [
        column
        for column in every_table().tables[table].columns
        if not _is_counted(column)
    ]
    names = ", ".join(f'"{column.name}"' for column in columns)
    values = ", ".join(_value(column.name, own) for column in columns)
    return f"""
        WITH RECURSIVE further(n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM further WHERE n + 1 < :cases
        )
        INSERT INTO {table} ({names})
        SELECT {values} FROM further CROSS JOIN (SELECT * FROM {table})
    """


def _is_counted(column: Column[Any]) -> bool:
    """Whether the database numbers the rows itself."""
    return column.name == "ordinal" or (
        column.name == "id" and isinstance(column.type, Integer)
    )


def _value(name: str, own: frozenset[str] | set[str]) -> str:
    if name in own:
        return f"CASE {name} WHEN '' THEN '' ELSE {name} || '-' || n END"
    if name == "conversation":
        return f"{name} || CASE WHEN {name} LIKE 'room:%' THEN '-' || n ELSE '' END"
    if name in _SPREAD:
        later = f"date({name}, '+' || (n % {_DAYS}) || ' days')"
        return f"CASE WHEN {name} < '9000' THEN {later} ELSE {name} END"
    return f'"{name}"'
