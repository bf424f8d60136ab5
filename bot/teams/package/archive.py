"""The package as a file: the same settings give the same bytes, on every machine."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bot.teams.package.manifest import (
    COLOR,
    OUTLINE,
    Json,
    manifest_of,
    words_file,
    words_of,
)
from bot.teams.package.words import LANGUAGES

NAME = "ses-desk.zip"
MANIFEST = "manifest.json"
_HERE = Path(__file__).parent
_AGES_AGO = (1980, 1, 1, 0, 0, 0)  # The first moment that a zip file knows.
_READABLE = 0o644 << 16


def make_package(app_id: str, address: str) -> bytes:
    """Return the package of the app with that id, reached at that https address."""
    made = BytesIO()
    # Not packed: how small a packer gets it differs from one machine to the next.
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, content in _files(app_id, address):
            entry = ZipInfo(name, date_time=_AGES_AGO)
            entry.create_system = 0
            entry.external_attr = _READABLE
            archive.writestr(entry, content)
    return made.getvalue()


def _files(app_id: str, address: str) -> Iterator[tuple[str, bytes]]:
    yield MANIFEST, _written(manifest_of(app_id, address))
    for name in (COLOR, OUTLINE):
        yield name, (_HERE / name).read_bytes()
    for language in LANGUAGES:
        yield words_file(language), _written(words_of(language))


def _written(content: Json) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
