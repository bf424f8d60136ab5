"""Reads the ways people ask that come with the product; learning needs them."""

import json
from hashlib import sha256
from pathlib import Path

from domain.learning.glossary import LANGUAGES

_FOLDER = Path(__file__).parent
_TURNED_AWAY = _FOLDER / "turned_away.json"
_SOUNDS_ALIKE = _FOLDER / "sounds_alike.json"
_GLOSSARY = _FOLDER / "glossary.json"

# By id of a resource, or by reason: the ways in which people ask.
Ways = dict[str, list[str]]


def read_ways(language: str) -> Ways:
    """Return by id of a resource how it is asked for in a language."""
    file = _ways_file(language)
    ways: Ways = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return ways


def read_turned_away(language: str) -> Ways:
    """Return by reason what is asked and not to be answered."""
    read: dict[str, Ways] = json.loads(_TURNED_AWAY.read_text("utf-8"))
    return {reason: ways.get(language, []) for reason, ways in read.items()}


def read_sounding_alike(language: str) -> list[str]:
    """Return what is answered though it sounds like what is not."""
    read: dict[str, list[str]] = json.loads(_SOUNDS_ALIKE.read_text("utf-8"))
    return read.get(language, [])


def mark_of_ways() -> str:
    """Return a mark of what is learnt from: the ways and the glossary."""
    files = [_GLOSSARY, _TURNED_AWAY, _SOUNDS_ALIKE, *map(_ways_file, LANGUAGES)]
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes() if file.exists() else b"-")
    return digest.hexdigest()[:16]


def _ways_file(language: str) -> Path:
    return _FOLDER / f"ways_{language}.json"
