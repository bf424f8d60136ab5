"""Bringing a database up to date at start, by one process at a time."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy import ColumnClause, Connection, Engine, column, inspect, select, table

from domain.refusals import Refusal
from storage.disk import OWNER_ONLY_FILE, make_private
from storage.failures import refusing

NEWEST = "0016"  # The last step in `migrations/versions`; numbers only grow.
MIGRATIONS = Path(__file__).with_name("migrations")
_VERSION_TABLE = "alembic_version"
_LOCK = 5_637_218  # Any number, the same for ever: the advisory lock's name.


def bring_up_to_date(engine: Engine) -> None:
    """
    Make the database or run the steps it lacks; of a current one only read the version.

    Other processes wait for the one that runs the steps; a failed step leaves
    everything as it was.

    :raises Refusal: `database-newer` than this program, `database-foreign` with tables
        of something else, `database-is-folder`, or those of `storage.failures`.
    """
    if engine.dialect.name == "sqlite":
        _make_file(Path(engine.url.database or ""))
    with refusing(engine):
        with engine.connect() as connection:
            version = _version(connection)
        if version != NEWEST:
            _run_steps(engine)


def check_up_to_date(engine: Engine) -> None:
    """
    Look whether a database is there and current; change nothing.

    :raises Refusal: `database-missing`, `database-older` than this program, and those
        of `bring_up_to_date`.
    """
    if (
        engine.dialect.name == "sqlite"
        and not Path(engine.url.database or "").is_file()
    ):
        raise Refusal("database-missing", path=_path(engine))
    with refusing(engine), engine.connect() as connection:
        version = _version(connection)
    if version is None:
        raise Refusal("database-missing", path=_path(engine))
    if version != NEWEST:
        raise Refusal("database-older", path=_path(engine), found=version)


def _run_steps(engine: Engine) -> None:
    with _locked(engine) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        if _version(connection) != NEWEST:  # Another process may have been first.
            _upgrade(connection)


def _locked(engine: Engine) -> Connection:
    """Return a connection whose transaction keeps SQLite's other writers out."""
    return engine.connect().execution_options(begin="BEGIN IMMEDIATE")


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    """Return which step was the last, None for an empty database."""
    names = inspect(connection).get_table_names()
    if _VERSION_TABLE not in names:
        if names:
            raise Refusal("database-foreign", path=_path(connection.engine))
        return None
    number: ColumnClause[str] = column("version_num")
    version = connection.execute(select(number).select_from(table(_VERSION_TABLE)))
    found = str(version.scalar() or "")
    if found > NEWEST:
        raise Refusal("database-newer", path=_path(connection.engine), found=found)
    return found


def _make_file(database: Path) -> None:
    """SQLite makes what it is asked to open, for everybody to read: be first."""
    if database.is_dir():
        raise Refusal("database-is-folder", path=str(database))
    with suppress(OSError):  # Whatever else is wrong with it, opening it will tell.
        make_private(database.parent)
        database.touch(OWNER_ONLY_FILE)


def _path(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True).removeprefix("sqlite:///")
