"""The composition root: the one place that says who fills which port."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from bot.resource_lists import FileResourceLists
from bot.settings import Settings
from domain.rooms import Home
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.ports import CaseFiles, Clock, OpenUow, Ports
from storage.case_files import DiskCaseFiles
from storage.catalogue.shipped import shipped_digest, shipped_resources
from storage.checkpoints import CheckpointFolder
from storage.desk_messages import SqlDeskMessages
from storage.engine import Engine, make_engine, sqlite_url
from storage.lookout import Lookout
from storage.migrate import bring_up_to_date, check_up_to_date
from storage.one_reading import OneReading
from storage.record_export import export_record
from storage.search.glossary_search import GlossarySearch
from storage.turns import turn_to_answer
from storage.unit_of_work import open_uow, read_uow
from storage.wall_key import open_wall, rotate_wall_key
from storage.words_in_files import FileWords


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """
    Everything wired.

    *key_is_new* says that the wall's key was made just now, so that its keeping can be
    explained before it is lost.
    """

    settings: Settings
    ports: Ports
    messages: SqlDeskMessages
    key_is_new: bool
    checkpoints: CheckpointFolder
    lookout: Lookout
    check_migrations: Callable[[], None]  # Refusal when they are not current.
    rotate_key: Callable[[], int]  # Returns how much was sealed anew.


def real_clock() -> datetime:
    """Return the time, in UTC; nothing else in the product asks the machine for it."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return an id that nothing else has."""
    return uuid4().hex


@contextmanager
def compose(
    settings: Settings,
    *,
    clock: Clock = real_clock,
    make: bool = True,
    home: Home = Home.DESK,
) -> Iterator[House]:
    """
    Open the database, bring it up to date, and wire everything to it.

    The data folder and the database are made where they are missing, unless *make* is
    False: for commands that work with what is there, and change no tables. Rooms of
    new cases are made at *home*.

    :raises Refusal: where the database, the key or a folder cannot be used.
    """
    if make:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = make_engine(settings.database or sqlite_url(settings.database_file))
    lookout = Lookout(engine)
    try:
        (bring_up_to_date if make else check_up_to_date)(engine)
        house = _house(settings, engine, lookout, clock)
        if make:
            shipment = Shipment(digest=shipped_digest(), read=shipped_resources)
            ship_catalogue(shipment, ports=house.ports)
        lays = settings.mail_drafts
        yield replace(house, ports=replace(house.ports, home=home, lays_letters=lays))
    finally:
        lookout.close()
        engine.dispose()


def _house(settings: Settings, engine: Engine, lookout: Lookout, clock: Clock) -> House:
    key_is_new = not settings.key_path.exists()
    return House(
        settings=settings,
        ports=_ports(settings, engine, clock),
        messages=SqlDeskMessages(engine),
        key_is_new=key_is_new,
        checkpoints=CheckpointFolder(settings.checkpoints_folder),
        lookout=lookout,
        check_migrations=partial(check_up_to_date, engine),
        rotate_key=partial(rotate_wall_key, engine, settings.key_path),
    )


def _ports(settings: Settings, engine: Engine, clock: Clock) -> Ports:
    ports = wired(
        engine,
        clock=clock,
        new_id=new_id,
        key_file=settings.key_path,
        files=settings.files_folder,
    )
    return replace(
        ports,
        askers_kept=timedelta(days=settings.askers_kept_days),
        desk_zone=settings.time_zone,
    )


def wired(
    engine: Engine,
    *,
    clock: Clock,
    new_id: Callable[[], str],
    key_file: Path,
    files: Path,
) -> Ports:
    """Say who fills which port, over a database; the wall's key is made if missing."""
    return Ports(
        open_uow=partial(open_uow, engine),
        read_uow=partial(read_uow, engine),
        one_reading=partial(OneReading, engine),
        in_turn=partial(turn_to_answer, engine),
        clock=clock,
        new_id=new_id,
        cipher=open_wall(engine, key_file),
        files=DiskCaseFiles(files),
        reader=FileWords(),
        search=GlossarySearch(),
        resource_lists=FileResourceLists(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToVerify:
    """What verifying needs, and nothing that could change or unseal anything."""

    read_uow: OpenUow
    files: CaseFiles
    checkpoints: CheckpointFolder
    export: Callable[[Path], int]  # Writes all records; returns how many rows.


@contextmanager
def open_to_verify(settings: Settings) -> Iterator[ToVerify]:
    """
    Open a desk for questions only, also where the key to the wall is not at hand.

    :raises Refusal: where the database is not there or not current.
    """
    engine = make_engine(settings.database or sqlite_url(settings.database_file))
    try:
        check_up_to_date(engine)
        yield ToVerify(
            read_uow=partial(read_uow, engine),
            files=DiskCaseFiles(settings.files_folder),
            checkpoints=CheckpointFolder(settings.checkpoints_folder),
            export=partial(export_record, engine),
        )
    finally:
        engine.dispose()
