"""What the app's page in Teams says, in the languages of its people."""

from pathlib import Path

from cards.wording.catalogues import find_catalogue
from dialogs.reading.command_table import COMMANDS, CommandName
from dialogs.reading.phrases import phrases_in, usage_in
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
_FILES = {language: _LOCALES / f"{language}.po" for language in LANGUAGES}

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


def typed(name: CommandName, language: str = "en") -> str:
    """Return what a command is typed as, in English where a language has no words."""
    return phrases_in(_FACTS[name], language)[0]


def said_of(name: CommandName, language: str) -> str:
    """Return what a command does, with an example where it takes more words."""
    facts = _FACTS[name]
    does = in_language(facts.does, language)
    usage = usage_in(facts, language)
    return does if usage == typed(name, language) else f"{does} ({usage})"


def in_language(message: str, language: str) -> str:
    """Return a sentence of the package in a language; English where it has none."""
    return find_catalogue(language, _FILES).gettext(message)
