"""A desk with one case, and commands run on a copy of it."""

import logging
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.compose import compose
from bot.demo_office import move_in
from bot.settings import load_settings
from domain.cases import CaseFacts
from domain.events import EventKind
from domain.people import Actor
from services.cases.open_case import NewCase, open_case
from services.cases.record_event import record_event
from services.record.take_checkpoints import take_checkpoints
from tests.bot.commands import Ended, Run
from tests.clock import FakeClock

FOCAL_POINT = Actor(person_id="demo-ses-focal-point", via="desk")
MORNING = datetime(2024, 1, 9, 12, tzinfo=UTC)
NEW_CASE = NewCase(
    facts=CaseFacts(
        reference="DEMO-0001",
        country="Demo Country",
        project="Demo Wetlands Project",
        office_id="demo-country-office",
    ),
    registered_on=date(2024, 1, 8),
    requestors=("Invented Person",),
)


@pytest.fixture(scope="session", name="made_once")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    settings = load_settings(said={"data": str(folder / "data")})
    with compose(settings, clock=FakeClock(MORNING)) as house:
        move_in(house.ports.open_uow, house.ports.read_uow)
        case = open_case(NEW_CASE, by=FOCAL_POINT, ports=house.ports)
        record_event(
            case.id,
            kind=EventKind.ELIGIBLE,
            day=date(2024, 1, 9),
            note="",
            by=FOCAL_POINT,
            ports=house.ports,
        )
        take_checkpoints(keep=house.checkpoints.keep, ports=house.ports)
    return folder


@pytest.fixture(name="folder")
def _folder(made_once: Path, tmp_path: Path) -> Path:
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(name="run")
def _run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    monkeypatch.chdir(folder)

    def run(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["ses-desk", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ended(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)
