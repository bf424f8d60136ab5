"""Engines: SQLite as safe as it can be set, PostgreSQL as it comes."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL

from storage.liveness import watch
from storage.turns import LONGEST_WAIT_SECONDS

__all__ = ["Engine", "make_engine", "sqlite_url"]  # Who wires names no vendor.

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # What was answered as done survives a power cut.
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # What is forgotten is overwritten.
    "PRAGMA trusted_schema = OFF",
)
_MOST_CONNECTIONS = 20


def sqlite_url(database: Path) -> URL:
    """Return the address of a SQLite file."""
    return URL.create("sqlite", database=str(database))


def make_engine(address: str | URL) -> Engine:
    """
    Return an engine for a SQLite file or a PostgreSQL database.

    Nothing is opened yet. Transactions are begun by units of work, in their own words.
    """
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    return _postgres_engine(url)


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": LONGEST_WAIT_SECONDS, "isolation_level": None},
        max_overflow=_MOST_CONNECTIONS,
        pool_use_lifo=True,  # The one that was just used has its pages still at hand.
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # The driver's own idea of when a transaction begins is switched off.
    begin = connection.get_execution_options().get("begin", "BEGIN")
    connection.exec_driver_sql(begin)


def _postgres_engine(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        paramstyle="format",
        max_overflow=_MOST_CONNECTIONS,
    )
    watch(engine)
    return engine
