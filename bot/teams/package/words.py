"""What the app's page in Teams says, in the languages of its people."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dialogs.reading.command_table import COMMANDS, CommandName
from domain.wording import N_

SHORT_NAME = "SES Desk"
SHORT = N_("Runs SECU complaint cases with the people who carry them out.")
FULL = N_(
    "SES Desk runs UNDP's procedure for SECU complaint cases with the people who carry"
    " it out. It opens a case from one message, posts a card for each action when its"
    " turn comes, says why each date is that date, reminds whoever owes it in their own"
    " hours, and takes signatures on exactly the document that was read. Only SECU"
    " closes a case, and only people sign."
)
LANGUAGES = ("fr", "es")  # Besides English.
_LOCALES = Path(__file__).with_name("locales")

_N = CommandName
IN_CHAT = (
    _N.OPEN_CASE,
    _N.CASES,
    _N.ACTIONS,
    _N.WHY,
    _N.DONE,
    _N.SNOOZE,
    _N.EXTEND,
    _N.EXCEPTIONS,
    _N.CALENDAR,
    _N.HELP,
)
IN_ROOM = (
    _N.STATUS,
    _N.ACTIONS,
    _N.SHOW,
    _N.WHY,
    _N.DONE,
    _N.EVENT,
    _N.DRAFT,
    _N.FILES,
    _N.LOG,
    _N.HELP,
)
_FACTS = {facts.name: facts for facts in COMMANDS}


def typed(name: CommandName) -> str:
    """Return what a command is typed as; the desk understands it in English."""
    return _FACTS[name].phrases[0]


def said_of(name: CommandName, language: str) -> str:
    """Return what a command does, with an example where it takes more words."""
    facts = _FACTS[name]
    does = in_language(facts.does, language)
    return does if facts.usage == typed(name) else f"{does} ({facts.usage})"


def in_language(message: str, language: str) -> str:
    """Return a sentence of the package in a language; English where it has none."""
    return _catalogue(language).gettext(message)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language not in LANGUAGES:
        return gettext.NullTranslations()
    compiled = BytesIO()
    with (_LOCALES / f"{language}.po").open("rb") as written:
        write_mo(compiled, read_po(written))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
