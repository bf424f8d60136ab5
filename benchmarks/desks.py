"""Desks to measure on: a file with the demo office, and copies of it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.compose import new_id, wired
from bot.demo_office import move_in
from domain.cases import CaseFacts
from domain.people import Actor
from services.cases.open_case import NewCase
from services.ports import Ports
from storage.engine import make_engine, sqlite_url
from storage.migrate import bring_up_to_date

NOW = datetime(2024, 3, 5, 15, tzinfo=UTC)
FOCAL_POINT = Actor(person_id="demo-ses-focal-point", via="desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk on one database file; its clock stands."""

    database: Path
    engine: Engine
    ports: Ports


@contextmanager
def desk_on(database: Path) -> Iterator[Desk]:
    """Open a desk on a file, which is made where it is missing."""
    engine = make_engine(sqlite_url(database))
    bring_up_to_date(engine)
    try:
        yield Desk(
            database=database, engine=engine, ports=ports_on(engine, database.parent)
        )
    finally:
        engine.dispose()


def ports_on(engine: Engine, folder: Path) -> Ports:
    """Return the ports over a database, with keys and files in a folder."""
    return wired(
        engine,
        clock=lambda: NOW,
        new_id=new_id,
        key_file=folder / "wall.key",
        files=folder / "cases",
    )


def furnish(desk: Desk) -> None:
    """Let the demo office move in."""
    move_in(desk.ports.open_uow, desk.ports.read_uow)


def copies_of(database: Path, *names: str) -> list[Path]:
    """Copy a file that nobody has open, into files of these names beside it."""
    return [
        Path(shutil.copyfile(database, database.with_name(f"{name}.sqlite")))
        for name in names
    ]


def new_case(number: int) -> NewCase:
    """Return what a case of the demo office is opened with."""
    return NewCase(
        facts=CaseFacts(
            reference=f"DEMO-{number:05d}",
            country="Demo Country",
            project="Demo Wetlands Restoration",
            office_id="demo-country-office",
            bureau="Demo Regional Bureau",
            vertical_fund=True,
            environmental=True,
            fund_name="Demo Green Fund",
            srm=True,
            synopsis="Fishing families say that dikes closed their landing sites.",
        ),
        registered_on=date(2024, 3, 4),
    )
