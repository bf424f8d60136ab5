"""The manifest of the app, and its words in other languages."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from bot.teams.about import ABOUT, PRIVACY, TERMS
from bot.teams.package.words import (
    FULL,
    IN_CHAT,
    IN_ROOM,
    LANGUAGES,
    SHORT,
    SHORT_NAME,
    in_language,
    said_of,
    typed,
)
from dialogs.reading.command_table import CommandName

Json = dict[str, Any]

SCHEMA = "1.30"
VERSION = "1.1.0"  # Raise it with every change: Teams offers an update only then.
COLOR, OUTLINE = "color.png", "outline.png"
_SCHEMA_AT = "https://developer.microsoft.com/json-schemas/teams"
_ACCENT = "#0a5ba8"
# A list of commands has one scope or several of them; each command at most once.
_LISTS: tuple[tuple[Sequence[str], Sequence[CommandName]], ...] = (
    (("personal",), IN_CHAT),
    (("team", "groupChat"), IN_ROOM),
)


def manifest_of(app_id: str, address: str) -> Json:
    """Return the manifest of the app with that id, reached at that https address."""
    host = urlsplit(address).hostname
    return {
        "$schema": f"{_SCHEMA_AT}/v{SCHEMA}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": VERSION,
        "id": app_id,
        **_presented(address),
        "bots": [_bot(app_id)],
        "composeExtensions": [_links(app_id, host)],
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [host],
        # By it Graph knows the app for the desk's own, which it may put into teams and
        # chats without a right to put others there. No token is asked with it.
        "webApplicationInfo": {"id": app_id, "resource": address},
    }


def words_file(language: str) -> str:
    """Return the name of a language's file in the package."""
    return f"{language}.json"


def words_of(language: str) -> Json:
    """Return the manifest's sentences in a language, by where they stand in it."""
    return {
        "$schema": f"{_SCHEMA_AT}/v{SCHEMA}/MicrosoftTeams.Localization.schema.json",
        "name.short": SHORT_NAME,
        "name.full": SHORT_NAME,
        "description.short": in_language(SHORT, language),
        "description.full": in_language(FULL, language),
        **dict(_described(language)),
    }


def _described(language: str) -> Iterator[tuple[str, str]]:
    for at, (_scopes, names) in enumerate(_LISTS):
        for number, name in enumerate(names):
            place = f"bots[0].commandLists[{at}].commands[{number}]"
            yield f"{place}.title", typed(name, language)
            yield f"{place}.description", said_of(name, language)


def _presented(address: str) -> Json:
    """Return what people see of the app before they use it."""
    others = [{"languageTag": tag, "file": words_file(tag)} for tag in LANGUAGES]
    return {
        "localizationInfo": {
            "defaultLanguageTag": "en",
            "additionalLanguages": others,
        },
        "developer": {
            "name": SHORT_NAME,
            "websiteUrl": f"{address}{ABOUT}",
            "privacyUrl": f"{address}{PRIVACY}",
            "termsOfUseUrl": f"{address}{TERMS}",
        },
        "name": {"short": SHORT_NAME, "full": SHORT_NAME},
        "description": {"short": SHORT, "full": FULL},
        "icons": {"color": COLOR, "outline": OUTLINE},
        "accentColor": _ACCENT,
    }


def _bot(app_id: str) -> Json:
    return {
        "botId": app_id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsFiles": True,
        "isNotificationOnly": False,
        "commandLists": [
            {"scopes": [*scopes], "commands": [_command(name) for name in names]}
            for scopes, names in _LISTS
        ],
    }


def _command(name: CommandName) -> Json:
    return {"title": typed(name), "description": said_of(name, "en")}


def _links(app_id: str, host: str | None) -> Json:
    """Let Teams ask the desk what a link to it shows."""
    seen = {"domains": [host], "supportsAnonymizedPayloads": False}
    return {"botId": app_id, "messageHandlers": [{"type": "link", "value": seen}]}
