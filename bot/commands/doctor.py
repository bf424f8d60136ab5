"""`ses-desk doctor`: looks at everything a desk needs, and says what to do about it."""

import socket
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.compose import compose
from bot.health import try_writing
from bot.setting_problems import SettingsFaulty
from bot.settings import Settings, load_settings
from cards.wording.refusals import refusal_words
from domain.refusals import Refusal

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_THIS_PROGRAM = datetime(2026, 1, 1, tzinfo=UTC)  # No desk was built before then.


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at and found; *to_do* is empty when it is all right."""

    name: str
    found: str
    to_do: str = ""

    def __str__(self) -> str:
        """Return it as a line."""
        mark = "problem" if self.to_do else "ok"
        end = f" {self.to_do}" if self.to_do else ""
        return f"{mark:<8} {self.name}: {self.found}{end}"


Look = Callable[[Settings], Finding]


def examine(said: dict[str, str]) -> int:
    """Print a line for each thing looked at; return how many are not all right."""
    findings = [*_findings(said)]
    for finding in findings:
        typer.echo(str(finding))
    return sum(bool(finding.to_do) for finding in findings)


def _findings(said: dict[str, str]) -> Iterator[Finding]:
    try:
        settings = load_settings(said=said)
    except SettingsFaulty as faulty:
        for problem in faulty.problems:
            found = f"{problem.id} {problem.setting}: {problem.wrong}"
            yield Finding(name="settings", found=found, to_do=problem.to_do)
        return
    yield Finding(name="settings", found="understood.")
    for look in _LOOKS:
        yield look(settings)


def _data(settings: Settings) -> Finding:
    return _folder("data", settings.data)


def _checkpoints(settings: Settings) -> Finding:
    return _folder("checkpoints", settings.checkpoints_folder)


def _folder(name: str, folder: Path) -> Finding:
    if not folder.exists():
        return Finding(name=name, found=f"{folder} will be made at the first start.")
    try:
        try_writing(folder)
    except OSError:
        to_do = "Let this user write there, or free some space."
        return Finding(name=name, found=f"{folder} cannot be written.", to_do=to_do)
    return Finding(name=name, found=f"{folder} can be written.")


def _key(settings: Settings) -> Finding:
    path = settings.key_path
    if not path.exists():
        return _no_key(settings)
    if path.stat().st_mode & _OTHERS:
        found = f"{path} can be read by other users of this machine."
        return Finding(name="key", found=found, to_do=f"Run: chmod 600 {path}")
    return Finding(name="key", found=f"{path} is there. Keep a copy of it elsewhere.")


def _no_key(settings: Settings) -> Finding:
    path = settings.key_path
    if not settings.data.exists():
        return Finding(name="key", found=f"{path} will be made at the first start.")
    return Finding(
        name="key",
        found=f"{path} is missing, so names behind the wall cannot be read.",
        to_do="Put your copy of the key back there.",
    )


def _database(settings: Settings) -> Finding:
    """Open everything as a desk does: database, migrations, and the wall."""
    if settings.database is None and not settings.database_file.exists():
        return Finding(name="database", found="it will be made at the first start.")
    try:
        with compose(settings, make=False) as house, house.ports.read_uow() as uow:
            waiting = uow.outbox.waiting()
    except Refusal as refusal:
        found, to_do = refusal_words(refusal)
        return Finding(name="database", found=found, to_do=to_do or "See above.")
    found = f"open and up to date; the key fits; {waiting} messages wait."
    return Finding(name="database", found=found)


def _port(settings: Settings) -> Finding:
    with socket.socket() as asked:
        asked.settimeout(1)
        used = asked.connect_ex((settings.host, settings.port)) == 0
    if used:
        found = f"{settings.port} is in use: by a running desk, or by something else."
        return Finding(name="port", found=found)
    return Finding(name="port", found=f"{settings.port} is free.")


def _clock(_settings: Settings) -> Finding:
    now = datetime.now(UTC)
    found = f"it is {now:%Y-%m-%d %H:%M} UTC."
    to_do = "" if now > _THIS_PROGRAM else "Set this machine's clock: dates hang on it."
    return Finding(name="clock", found=found, to_do=to_do)


_LOOKS: tuple[Look, ...] = (
    _data,
    _key,
    _database,
    _checkpoints,
    _port,
    _clock,
)
