"""Bringing a database up to date: from nothing, once, and never backwards."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, column, inspect, table, update

from domain.refusals import Refusal
from storage import check_migrations
from storage.check_migrations import differences
from storage.desk_messages import SqlDeskMessages
from storage.migrate import MIGRATIONS, NEWEST, bring_up_to_date, check_up_to_date
from storage.tables import every_table
from storage.unit_of_work import open_uow, read_uow
from tests.conftest import DATABASES
from tests.databases import Postgres, copy_of
from tests.storage.conftest import Opened
from tests.storage.makers import make_case, move_in
from tests.storage.presses import press_at_once

ROOT = Path(__file__).parents[2]
AN_OLD_MESSAGE = """
    INSERT INTO desk_messages (id, conversation, case_id, only_role, author, plain,
        html, private_to, pinned, created_at, changed_at, change)
    VALUES (1, 'direct:p1', 'c1', '', '', 'old', '', '', false,
        '2024-06-03 09:00:00', '2024-06-03 09:00:00', 1)
"""


@pytest.fixture(params=DATABASES, name="empty")
def _empty(request: pytest.FixtureRequest, tmp_path: Path, opened: Opened) -> Engine:
    if request.param == "sqlite":
        return opened(tmp_path / "new" / "desk.sqlite")
    server: Postgres = request.getfixturevalue("postgres")
    return opened(server.make_empty())


VERSIONS = table("alembic_version", column("version_num"))


def set_version(engine: Engine, version: str) -> None:
    with engine.begin() as connection:
        changed = update(VERSIONS).values(version_num=version)
        connection.execute(changed)


def make_older(engine: Engine, *, version: str = "0001") -> None:
    """Leave a database as an earlier version of the program had it."""
    if engine.dialect.name == "sqlite":
        Path(str(engine.url.database)).parent.mkdir(exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)


def another(engine: Engine, request: pytest.FixtureRequest) -> Path | str:
    """Return the address of a second empty database of the same kind."""
    if engine.dialect.name == "sqlite":
        return Path(str(engine.url.database)).with_name("modelled.sqlite")
    server: Postgres = request.getfixturevalue("postgres")
    return server.make_empty()


def test_an_empty_database_becomes_a_desk(empty: Engine) -> None:
    bring_up_to_date(empty)

    with open_uow(empty) as uow:
        uow.cases.add(make_case())
        assert uow.cases.get("c1") == make_case()


def test_what_is_up_to_date_stays_as_it_is(empty: Engine) -> None:
    bring_up_to_date(empty)
    with open_uow(empty) as uow:
        move_in(uow)
        uow.commit()

    check_up_to_date(empty)

    with read_uow(empty) as uow:
        assert uow.cases.get("c1") == make_case()


def test_processes_that_start_at_once_make_one_desk(empty: Engine) -> None:
    press_at_once(lambda _number: bring_up_to_date(empty), people=4)

    with open_uow(empty) as uow:
        assert uow.people.offices() == []


def test_tables_and_migrations_agree(
    empty: Engine, opened: Opened, request: pytest.FixtureRequest
) -> None:
    modelled = opened(another(empty, request))

    assert differences(empty, modelled) == []


@pytest.mark.slow
def test_the_check_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_migrations.main() == 0

    said = "{}: tables and migrations agree\n"
    assert capsys.readouterr().out == said.format("SQLite") + said.format("PostgreSQL")


def test_a_table_that_no_migration_makes_is_told(
    tmp_path: Path, opened: Opened
) -> None:
    migrated, modelled = opened(tmp_path / "a.sqlite"), opened(tmp_path / "b.sqlite")
    with modelled.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE forgotten (id INTEGER PRIMARY KEY)")

    found = differences(migrated, modelled)

    assert found[-1] == "only the tables have table forgotten"
    assert "only the tables have column forgotten.id: INTEGER, nullable, None" in found


def test_a_step_that_the_program_does_not_know_of_is_told(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_migrations, "NEWEST", "0000")
    migrated, modelled = opened(tmp_path / "a.sqlite"), opened(tmp_path / "b.sqlite")

    told = [f"storage.migrate.NEWEST is not {NEWEST}"]
    assert differences(migrated, modelled) == told


def test_a_newer_database_is_refused_and_left_alone(empty: Engine) -> None:
    bring_up_to_date(empty)
    set_version(empty, "9999")

    with pytest.raises(Refusal, match="database-newer") as refused:
        bring_up_to_date(empty)

    assert refused.value.details["found"] == "9999"
    assert "cases" in inspect(empty).get_table_names()


def test_an_older_database_is_brought_further(empty: Engine) -> None:
    make_older(empty)

    bring_up_to_date(empty)

    check_up_to_date(empty)
    assert set(every_table().tables) <= set(inspect(empty).get_table_names())


def test_messages_of_the_second_version_stay_and_tell_of_their_one_case(
    empty: Engine,
) -> None:
    make_older(empty, version="0002")
    with empty.begin() as connection:
        connection.exec_driver_sql(AN_OLD_MESSAGE)

    bring_up_to_date(empty)

    [message] = SqlDeskMessages(empty).changes_since(0, limit=9)
    assert (message.plain, message.cases) == ("old", ("c1",))


def test_an_older_database_is_told_and_left_alone_by_who_only_asks(
    empty: Engine,
) -> None:
    make_older(empty)
    before = inspect(empty).get_table_names()

    with pytest.raises(Refusal, match="database-older") as refused:
        check_up_to_date(empty)

    assert refused.value.details["found"] == "0001"
    assert inspect(empty).get_table_names() == before


def test_a_step_that_fails_leaves_everything_as_it_was(empty: Engine) -> None:
    bring_up_to_date(empty)
    set_version(empty, "0001")
    before = inspect(empty).get_table_names()

    with pytest.raises(Exception, match="already exists"):
        bring_up_to_date(empty)

    assert inspect(empty).get_table_names() == before
    set_version(empty, NEWEST)
    bring_up_to_date(empty)


def test_tables_of_something_else_are_refused_and_left_alone(empty: Engine) -> None:
    if empty.dialect.name == "sqlite":
        Path(str(empty.url.database)).parent.mkdir()
    with empty.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (id INTEGER PRIMARY KEY)")

    with pytest.raises(Refusal, match="database-foreign"):
        bring_up_to_date(empty)

    assert inspect(empty).get_table_names() == ["recipes"]


def test_a_missing_database_is_not_made_by_who_only_asks(
    tmp_path: Path, opened: Opened
) -> None:
    path = tmp_path / "desk.sqlite"

    with pytest.raises(Refusal, match="database-missing"):
        check_up_to_date(opened(path))

    assert not path.exists()


def test_an_empty_database_is_missing_for_who_only_asks(empty: Engine) -> None:
    if empty.dialect.name == "sqlite":
        Path(str(empty.url.database)).parent.mkdir()
        Path(str(empty.url.database)).touch()

    with pytest.raises(Refusal, match="database-missing"):
        check_up_to_date(empty)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_text("Dear colleagues, " * 100)

    with pytest.raises(Refusal, match="database-damaged"):
        bring_up_to_date(opened(path))


def test_a_folder_in_place_of_the_database_is_refused(
    tmp_path: Path, opened: Opened
) -> None:
    with pytest.raises(Refusal, match="database-is-folder"):
        bring_up_to_date(opened(tmp_path))


def test_only_its_owner_reads_a_new_database(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "data" / "desk.sqlite"

    bring_up_to_date(opened(path))

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_server_that_is_not_there_is_refused(opened: Opened) -> None:
    nobody = opened("postgresql://nobody@127.0.0.1:1/desk")

    with pytest.raises(Refusal, match="database-unreachable"):
        bring_up_to_date(nobody)


def test_starting_on_a_current_database_imports_no_migrations(
    finished_database: Path, tmp_path: Path
) -> None:
    path = copy_of(finished_database, tmp_path / "desk.sqlite")
    program = f"""
import sys
from pathlib import Path
from storage.engine import make_engine, sqlite_url
from storage.migrate import bring_up_to_date
bring_up_to_date(make_engine(sqlite_url(Path({str(path)!r}))))
sys.exit("alembic" in sys.modules)
"""
    command = [sys.executable, "-c", program]
    ran = subprocess.run(
        command, check=False, timeout=60, cwd=Path(__file__).parents[2]
    )

    assert ran.returncode == 0
