"""
The words of the desk in its reader's language: gettext, English where none is loaded.

Which language and time zone a reader has is told once, around the drawing of a card:
`with speaking(person.language, zone=person.time_zone): card_of_action(sheet)`.
"""

from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from cards.wording.catalogues import ENGLISH, Catalogue, files_in, find_catalogue

DOMAIN = "ses-desk"
RESOURCES = "resources"  # What the shipped resources hold.
LOCALES = Path(__file__).parent.parent / "locales"


class _Reader(NamedTuple):
    """Whom all is worded for now."""

    language: str
    zone: str
    catalogue: Catalogue


_ANYBODY = _Reader("en", "UTC", ENGLISH)
_READER = ContextVar("reader", default=_ANYBODY)


class _Speaking:
    """A block inside which all is worded for one reader."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    def __enter__(self) -> None:
        self._before = _READER.set(self._reader)

    def __exit__(self, *_error: object) -> None:
        _READER.reset(self._before)


def speaking(language: str, *, zone: str = "UTC") -> AbstractContextManager[None]:
    """Let everything worded inside be in *language*, with times of *zone*."""
    return _Speaking(_Reader(language, zone, catalogue(language)))


def language() -> str:
    """Return the language that is spoken now."""
    return _READER.get().language


def zone() -> str:
    """Return the time zone in which times are told now."""
    return _READER.get().zone


def _(message: str) -> str:
    """Return *message* in the language that is spoken now."""
    return _READER.get().catalogue.sentences.get(message, message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a sentence that *count* needs, with `{count}` still in it."""
    return _READER.get().catalogue.ngettext(one, many, count)


def translate(message: str) -> str:
    """Return a text that was marked with `N_` where it stands; nothing for nothing."""
    return _(message) if message else ""


@lru_cache(maxsize=32)
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language, read from disk once a process."""
    return find_catalogue(language, _files())


def read_all() -> None:
    """Read every catalogue now, so that nobody's first card waits for it."""
    for spoken in _files():
        catalogue(spoken)
        find_catalogue(spoken, files_in(LOCALES, RESOURCES))


@cache
def _files() -> dict[str, Path]:
    return files_in(LOCALES, DOMAIN)
