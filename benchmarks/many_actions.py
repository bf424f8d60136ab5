"""A desk with very many open actions, each case with people of its own."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.big_desk import CARELESS, written_after
from benchmarks.desks import FOCAL_POINT, NOW, Desk, desk_on, furnish, new_case
from domain.events import EventKind
from services.cases.open_case import open_case
from services.cases.record_event import record_event

TODAY = NOW.date()
_OWN_PEOPLE = frozenset({"person_id"})
_WAYS = (
    (EventKind.ELIGIBLE, date(2024, 3, 4)),
    (EventKind.TOR_POSTED, date(2024, 3, 5)),
    (EventKind.TOR_FINAL, date(2024, 3, 5)),
)
_LATER = timedelta(days=20)
_OF_A_CASE = 2


def make_many_actions(database: Path, *, actions: int) -> None:
    """Make a file with so many open actions, at least, and none of them due."""
    database.parent.mkdir()
    with desk_on(database) as desk:
        furnish(desk)
        _play(desk)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for pragma in CARELESS:
            connection.execute(pragma)
        connection.execute("BEGIN")
        _multiply(connection, actions=actions)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA journal_mode = WAL")


def _play(desk: Desk) -> None:
    case = open_case(new_case(0), by=FOCAL_POINT, ports=desk.ports)
    for kind, day in _WAYS:
        record_event(
            case.id, kind=kind, day=day, note="", by=FOCAL_POINT, ports=desk.ports
        )


def _multiply(connection: sqlite3.Connection, *, actions: int) -> None:
    """Leave what is open of the played case, and write it for each further one."""
    for table in ("parts", "evidence", "comments", "outbox"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("DELETE FROM actions WHERE NOT is_open")
    connection.execute("UPDATE actions SET look_at = ?", [_text(NOW + _LATER)])
    [open_] = connection.execute("SELECT count(*) FROM actions").fetchone()
    cases = {"cases": -(-actions // open_)}
    for table in ("cases", "people", "memberships", "actions", "action_waits"):
        statement = written_after(table, also_own=_OWN_PEOPLE)
        connection.execute(statement, cases)


def make_due(database: Path, *, how_many: int) -> list[str]:
    """Let two actions of cases taken by chance fall due today; return their ids."""
    with closing(sqlite3.connect(database)) as connection:
        ids = _chosen(connection, cases=how_many // _OF_A_CASE)
        connection.executemany(
            "UPDATE actions SET order_day = ?, due_on = ?, ladder = 'dated',"
            " opened_on = ? WHERE id = ?",
            [(str(TODAY), str(TODAY), str(TODAY - _LATER), each) for each in ids],
        )
        connection.commit()
    fall_due(database, ids)
    return ids


def _chosen(connection: sqlite3.Connection, *, cases: int) -> list[str]:
    found = connection.execute("SELECT id FROM cases ORDER BY id").fetchall()
    return [
        action_id
        for (case_id,) in Random(cases).sample(found, cases)
        for (action_id,) in connection.execute(
            "SELECT id FROM actions WHERE case_id = ? AND waits_on <> ' '"
            " ORDER BY number LIMIT ?",
            [case_id, _OF_A_CASE],
        )
    ]


def fall_due(database: Path, ids: list[str]) -> None:
    """Let those actions be due to be looked at, as if nobody had been told."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM nudges")
        connection.execute("DELETE FROM outbox")
        connection.executemany(
            "UPDATE actions SET look_at = ? WHERE id = ?",
            [(_text(NOW - timedelta(hours=1)), each) for each in ids],
        )
        connection.commit()


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
