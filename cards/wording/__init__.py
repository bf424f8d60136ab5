"""
The words of the desk in its reader's language: gettext, English where none is loaded.

Which language and time zone a reader has is told once, around the drawing of a card:
`with speaking(person.language, zone=person.time_zone): card_of_action(sheet)`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path

from cards.wording.catalogues import files_in, find_catalogue

DOMAIN = "ses-desk"
RESOURCES = "resources"  # What the shipped resources hold.
LOCALES = Path(__file__).parent.parent / "locales"

_LANGUAGE = ContextVar("language", default="en")
_ZONE = ContextVar("zone", default="UTC")


@contextmanager
def speaking(language: str, *, zone: str = "UTC") -> Iterator[None]:
    """Let everything worded inside be in *language*, with times of *zone*."""
    spoken = _LANGUAGE.set(language)
    shown = _ZONE.set(zone)
    try:
        yield
    finally:
        _ZONE.reset(shown)
        _LANGUAGE.reset(spoken)


def language() -> str:
    """Return the language that is spoken now."""
    return _LANGUAGE.get()


def zone() -> str:
    """Return the time zone in which times are told now."""
    return _ZONE.get()


def _(message: str) -> str:
    """Return *message* in the language that is spoken now."""
    return catalogue(language()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a sentence that *count* needs, with `{count}` still in it."""
    return catalogue(language()).ngettext(one, many, count)


def translate(message: str) -> str:
    """Return a text that was marked with `N_` where it stands; nothing for nothing."""
    return catalogue(language()).gettext(message) if message else ""


@lru_cache(maxsize=32)
def catalogue(language: str) -> NullTranslations:
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
