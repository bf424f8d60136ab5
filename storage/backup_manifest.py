"""What is in a backup, with the fingerprint of each file."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from domain.refusals import Refusal

DATABASE = "desk.sqlite"
CASES = "cases"
_MANIFEST = "manifest.json"
_NOT_YET_WHOLE = ".new-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The step of the database in a backup, and SHA-256 in hex by file."""

    schema: str
    files: dict[str, str]


def manifest_of(folder: Path, *, schema: str) -> Manifest:
    """Take the fingerprints of what stands in a folder."""
    found = {path: _fingerprint(folder / path) for path in files_below(folder)}
    return Manifest(schema=schema, files=found)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put the manifest beside what it describes."""
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    (folder / _MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def checked_manifest(folder: Path) -> Manifest:
    """
    Return a backup's manifest once every file in it was compared.

    :raises Refusal: `backup-unreadable` when this is no backup, or `backup-damaged`
        with the first file that is missing, added or not as it was.
    """
    manifest = _read(folder)
    found = set(files_below(folder)) - {_MANIFEST}
    for path in sorted(found | set(manifest.files)):
        expected = manifest.files.get(path)
        if path not in found or _fingerprint(folder / path) != expected:
            raise Refusal("backup-damaged", path=str(folder), file=path)
    return manifest


def files_below(folder: Path) -> Iterator[str]:
    """Yield the paths of all whole files below a folder; links are passed over."""
    for here, _folders, names in os.walk(folder):
        for name in names:
            path = Path(here, name)
            if path.is_file() and not path.is_symlink() and _is_whole(name):
                yield path.relative_to(folder).as_posix()


def _is_whole(name: str) -> bool:
    return not name.startswith(_NOT_YET_WHOLE)


def _read(folder: Path) -> Manifest:
    try:
        said = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files = {str(path): str(known) for path, known in said["files"].items()}
        manifest = Manifest(schema=str(said["schema"]), files=files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Refusal("backup-unreadable", path=str(folder)) from None
    if DATABASE not in manifest.files:
        raise Refusal("backup-unreadable", path=str(folder))
    return manifest


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
