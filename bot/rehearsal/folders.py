"""Where rehearsals lie: each in a folder of its own, beside the desk's real cases."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings

FOLDER = "rehearsals"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-\d{6}")
_WRITTEN = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A rehearsal by the *name* of its folder, begun at a real moment."""

    name: str
    folder: Path
    begun: datetime


def rehearsals_in(data: Path) -> list[Rehearsal]:
    """Return the rehearsals of a data folder, latest first."""
    home = data / FOLDER
    found = home.iterdir() if home.is_dir() else ()
    names = sorted((each.name for each in found if _is_one(each)), reverse=True)
    return [_rehearsal(home / name) for name in names]


def _is_one(folder: Path) -> bool:
    return folder.is_dir() and bool(_NAME.fullmatch(folder.name))


def _rehearsal(folder: Path) -> Rehearsal:
    begun = datetime.strptime(folder.name, _WRITTEN).replace(tzinfo=UTC)
    return Rehearsal(name=folder.name, folder=folder, begun=begun)


def named(data: Path, name: str) -> Rehearsal | None:
    """Return the rehearsal of that name, None when there is none."""
    folder = data / FOLDER / name
    return _rehearsal(folder) if _NAME.fullmatch(name) and folder.is_dir() else None


def new_rehearsal(data: Path, *, at: datetime) -> Rehearsal:
    """Make the folder of another rehearsal, which begins at a real moment."""
    folder = data / FOLDER / at.astimezone(UTC).strftime(_WRITTEN)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _rehearsal(folder)


def delete(rehearsal: Rehearsal) -> None:
    """Delete a rehearsal with all that was done in it; it must be closed."""
    for folder in (rehearsal.folder, *_beside(rehearsal.folder)):
        shutil.rmtree(folder, ignore_errors=True)


def _beside(folder: Path) -> list[Path]:
    return [folder.with_name(folder.name + end) for end in (".key", ".checkpoints")]


def settings_for(rehearsal: Rehearsal, settings: Settings) -> Settings:
    """
    Return the settings of a rehearsal's own desk.

    Whatever is set for the real desk, its database, key, checkpoints and mail server
    are not the rehearsal's.
    """
    own = {
        "data": rehearsal.folder,
        "database_url": None,
        "wall_key_file": None,
        "checkpoints": None,
        "smtp_host": None,
    }
    return settings.model_copy(update=own)
