"""The demo office on both databases; the tests share PostgreSQL's."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bot.compose import new_id, wired
from bot.demo_office import CAST, move_in
from services.ports import Ports
from storage.engine import make_engine, sqlite_url
from storage.migrate import bring_up_to_date
from storage.unit_of_work import open_uow, read_uow
from storage.wall_key import open_wall
from tests.clock import FakeClock
from tests.conftest import DATABASES
from tests.databases import Postgres, copy_of
from tests.services.cast import Desk


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that needs a database on each of them, unless it names one."""
    marks = metafunc.definition.iter_markers("parametrize")
    named = any("engine" in mark.args[0] for mark in marks)
    if "engine" in metafunc.fixturenames and not named:
        metafunc.parametrize("engine", DATABASES, indirect=True)


def furnish(engine: Engine, wall_key: Path) -> None:
    """Let the demo office move into a database, and make its wall's key."""
    bring_up_to_date(engine)
    move_in(partial(open_uow, engine), partial(read_uow, engine))
    open_wall(engine, wall_key)


@pytest.fixture(scope="session", name="wall_key")
def _wall_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("key") / "wall.key"


@pytest.fixture(scope="session", name="furnished_file")
def _furnished_file(tmp_path_factory: pytest.TempPathFactory, wall_key: Path) -> Path:
    path = tmp_path_factory.mktemp("furnished") / "desk.sqlite"
    engine = make_engine(sqlite_url(path))
    furnish(engine, wall_key)
    engine.dispose()
    return path


@pytest.fixture(scope="session", name="furnished_postgres")
def _furnished_postgres(postgres: Postgres, wall_key: Path) -> Iterator[Engine]:
    """Return one database for all tests: a new one each would cost them seconds."""
    engine = make_engine(postgres.make_empty())
    furnish(engine, wall_key)
    yield engine
    engine.dispose()


@pytest.fixture(name="engine")
def _engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "postgresql":
        engine = request.getfixturevalue("furnished_postgres")
        forget_news(engine)
        forget_strangers(engine)
        forget_questions(engine)
        yield engine
        return
    furnished = request.getfixturevalue("furnished_file")
    engine = make_engine(sqlite_url(copy_of(furnished, tmp_path / "desk.sqlite")))
    event.listen(engine, "connect", be_careless)
    yield engine
    engine.dispose()


@pytest.fixture(name="desk")
def _desk(engine: Engine, wall_key: Path, tmp_path: Path) -> Desk:
    return make_desk(engine, wall_key=wall_key, files=tmp_path / "cases")


@pytest.fixture(name="ports")
def _ports(desk: Desk) -> Ports:
    return desk.ports


def be_careless(connection: sqlite3.Connection, _record: object) -> None:
    """Let a test lose its data when the machine goes down: it is much faster."""
    connection.execute("PRAGMA synchronous = OFF")


def forget_news(engine: Engine) -> None:
    """Empty the outbox, which tests read as a whole, and forget where cards stand."""
    with engine.begin() as connection:
        connection.exec_driver_sql("TRUNCATE outbox, posts")


def forget_questions(engine: Engine) -> None:
    """Take all questions from whoever answers: they have no room for more else."""
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "TRUNCATE connect_questions, connect_askers, connect_reminders CASCADE"
        )


def forget_strangers(engine: Engine) -> None:
    """Take their duties from people of other tests: a new team is made of duties."""
    with engine.begin() as connection:
        cast = ", ".join(f"'{person.id}'" for person in CAST)
        connection.exec_driver_sql(
            f"UPDATE people SET duties = ' ' WHERE id NOT IN ({cast})"  # noqa: S608
        )


@pytest.fixture(name="alone")
def _alone(engine: Engine) -> None:
    """Forget all cases, for tests of lists over them; else a test minds its own."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("TRUNCATE cases, memberships CASCADE")


def make_desk(engine: Engine, *, wall_key: Path, files: Path) -> Desk:
    """Make a desk on a database, on the afternoon of a Monday in September 2024."""
    clock = FakeClock(now=datetime(2024, 9, 2, 12, tzinfo=UTC))
    ports = wired(
        engine,
        clock=clock,
        new_id=new_id,
        key_file=wall_key,
        files=files,
    )
    return Desk(ports=ports, clock=clock)
