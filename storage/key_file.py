"""The file of the wall's keys: newest first, one a line, for its owner's eyes only."""

import os
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet

from domain.refusals import Refusal
from storage.disk import OTHERS, OWNER_ONLY_FILE, make_private


def read_keys(path: Path) -> list[str]:
    """
    Return the keys of a file, newest first; none when there is no such file.

    :raises Refusal: `wall-key-open-to-others` when other users may read it, or
        `wall-key-unreadable`.
    """
    try:
        if path.stat().st_mode & OTHERS:
            raise Refusal("wall-key-open-to-others", path=str(path))
        return path.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        raise Refusal("wall-key-unreadable", path=str(path)) from None


def write_keys(path: Path, keys: list[str]) -> None:
    """Replace the file in one step: a key is never half there. Refusal as above."""
    beside = path.with_name(f"{path.name}.new")
    try:
        make_private(path.parent)
        with suppress(FileNotFoundError):
            beside.unlink()
        _write(beside, "".join(f"{key}\n" for key in keys))
        beside.replace(path)
    except OSError as error:
        raise Refusal("wall-key-unwritable", path=str(path)) from error


def new_key() -> str:
    """Return a key that nobody has seen."""
    return Fernet.generate_key().decode()


def _write(path: Path, text: str) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE)
    with os.fdopen(file, "w", encoding="ascii") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(file)
