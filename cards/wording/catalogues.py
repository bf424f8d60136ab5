"""
Catalogues of translated sentences, as translators write them: `.po`, read at first use.

Nothing has to be compiled, so a checkout and a wheel speak the same languages. Reading
one costs 50 ms, once a process, and 30 ms before the first for what reads it: whoever
asks in English only, as the command line does, pays neither.
"""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path


def read_catalogue(file: Path) -> gettext.NullTranslations:
    """Return what a `.po` holds; what is marked as fuzzy in it is left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with file.open("rb") as written:
        write_mo(compiled, read_po(written))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def find_catalogue(language: str, files: dict[str, Path]) -> gettext.NullTranslations:
    """
    Return the catalogue that *files* hold for a language; English where there is none.

    Whatever a client says of its language is good: `fr-CA`, `fr_FR` and `FR` are `fr`.
    """
    spoken = language.replace("_", "-").partition("-")[0].lower()
    file = files.get(spoken)
    return _kept(file) if file else _ENGLISH


def files_in(locales: Path, domain: str) -> dict[str, Path]:
    """Return the catalogues of a folder by language."""
    found = locales.glob(f"*/LC_MESSAGES/{domain}.po")
    return {file.parent.parent.name: file for file in found}


_ENGLISH = gettext.NullTranslations()
_kept = cache(read_catalogue)
