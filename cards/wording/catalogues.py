"""
Catalogues of translated sentences, as translators write them: `.po`, read at first use.

Nothing has to be compiled, so a checkout and a wheel speak the same languages. Reading
one costs 50 ms, once a process, and 30 ms before the first for what reads it: whoever
asks in English only, as the command line does, pays neither.
"""

import gettext
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path


class Catalogue:
    """
    The sentences of a language by the English ones, found in one step.

    It holds nothing but what its translators wrote: of what is not in it, as what
    people say, nothing is kept.
    """

    def __init__(
        self, translations: gettext.NullTranslations, messages: Iterable[str] = ()
    ) -> None:
        self.sentences = {each: translations.gettext(each) for each in messages}
        self.ngettext = translations.ngettext

    def gettext(self, message: str) -> str:
        """Return a message in the language, in English where it is not in it."""
        return self.sentences.get(message, message)


def read_catalogue(file: Path) -> Catalogue:
    """Return what a `.po` holds; what is marked as fuzzy in it is left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with file.open("rb") as written:
        messages = read_po(written)
    write_mo(compiled, messages)
    compiled.seek(0)
    # A message that is counted is known by its form for one.
    known = (each.id if isinstance(each.id, str) else each.id[0] for each in messages)
    return Catalogue(gettext.GNUTranslations(compiled), known)


def find_catalogue(language: str, files: dict[str, Path]) -> Catalogue:
    """
    Return the catalogue that *files* hold for a language; English where there is none.

    Whatever a client says of its language is good: `fr-CA`, `fr_FR` and `FR` are `fr`.
    """
    spoken = language.replace("_", "-").partition("-")[0].lower()
    file = files.get(spoken)
    return _kept(file) if file else ENGLISH


def files_in(locales: Path, domain: str) -> dict[str, Path]:
    """Return the catalogues of a folder by language."""
    found = locales.glob(f"*/LC_MESSAGES/{domain}.po")
    return {file.parent.parent.name: file for file in found}


ENGLISH = Catalogue(gettext.NullTranslations())
_kept = cache(read_catalogue)
