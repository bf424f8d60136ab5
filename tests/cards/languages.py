"""The languages of the desk, and what of a text was not said in its reader's."""

import re
from collections.abc import Iterable
from functools import cache
from string import Formatter

from babel.messages import Catalog
from babel.messages.pofile import read_po

from cards.wording import DOMAIN, LOCALES, catalogue
from cards.wording.catalogues import files_in
from domain.roles import BY_ROLE

FILES = files_in(LOCALES, DOMAIN)
LANGUAGES = tuple(sorted(FILES))
_JINJA = re.compile(r"%\((\w+)\)s")
_PUT_IN = re.compile(r"\{\w*\}|%\(\w+\)s")
_FEWEST_WORDS = 4  # Fewer may be a name.
_TITLES = {facts.title for facts in BY_ROLE.values()}  # The tests' people have them.


@cache
def written(language: str) -> Catalog:
    """Return a catalogue as its translators wrote it."""
    with FILES[language].open("rb") as file:
        return read_po(file)


@cache
def template() -> Catalog:
    """Return what is to be translated."""
    with (LOCALES / f"{DOMAIN}.pot").open("rb") as file:
        return read_po(file)


def forms(texts: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the forms of a message, of which one that is not counted has one."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def names_in(text: str) -> set[str]:
    """Return the names of what is put into a sentence."""
    braced = {name for _, name, _, _ in Formatter().parse(text) if name}
    return braced | set(_JINJA.findall(text))


def english_in(text: str, language: str) -> set[str]:
    """Return the sentences in a text which should have been in another language."""
    words = " ".join(text.split())
    return {each for each in _tell_tales(language) if each in words}


@cache
def _tell_tales(language: str) -> frozenset[str]:
    """Return the longest part of each sentence that nothing is put into."""
    said = catalogue(language)
    return frozenset(
        part
        for message in template()
        if message.id
        and len((part := _longest(forms(message.id)[0])).split()) >= _FEWEST_WORDS
        and part not in _TITLES | {said.gettext(part)}
    )


def _longest(message: str) -> str:
    parts = _PUT_IN.split(" ".join(message.split()))
    return max((part.strip() for part in parts), key=len)
