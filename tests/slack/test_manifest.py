"""The app's manifest is one that Slack takes, and asks for what is used and no more."""

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from bot.slack import app, manifest
from bot.slack.manifest import EVENTS, manifest_of
from bot.slack.scopes import BY_NAME, SCOPES
from bot.slack.turns.events import is_ours
from tests.bot.commands import ses_desk

ROOT = Path(__file__).parents[2]
SITE = "https://desk.example.org"
URL = f"{SITE}/slack/events"
CALLED, BY_SOCKET = manifest_of(SITE), manifest_of(None)
# Which scope each method takes, as its page says; those that are left out take none.
NEEDS = {
    "bookmarks.add": "bookmarks:write",
    "bookmarks.list": "bookmarks:read",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.archive": "groups:write",
    "conversations.create": "groups:write",
    "conversations.info": "groups:read",
    "conversations.invite": "groups:write",
    "conversations.kick": "groups:write",
    "conversations.list": "groups:read",
    "conversations.members": "groups:read",
    "conversations.open": "im:write",
    "conversations.setPurpose": "groups:write",
    "conversations.setTopic": "groups:write",
    "conversations.unarchive": "groups:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "pins.add": "pins:write",
    "users.info": "users:read",
    "users.lookupByEmail": "users:read.email",
}
FREE = {"apps.connections.open", "auth.test", "views.open", "views.publish"} | {
    "views.update"
}
# Of events, of commands and shortcuts, and of what methods tell more with.
FOR_MORE = {
    "app_mentions:read",
    "channels:read",
    "commands",
    "groups:history",
    "im:history",
    "users:read.email",
}
MOST = {
    "display_information.name": 35,
    "display_information.description": 140,
    "display_information.long_description": 4000,
    "features.bot_user.display_name": 80,
    "features.shortcuts.name": 24,
    "features.shortcuts.callback_id": 255,
    "features.shortcuts.description": 150,
    "features.slash_commands.command": 32,
    "features.slash_commands.description": 2000,
    "features.slash_commands.usage_hint": 1000,
}


def words_in(found: Any, at: str = "") -> list[tuple[str, str]]:  # noqa: ANN401 -- JSON.
    """Return all that is written in a manifest, by where it stands."""
    if isinstance(found, dict):
        parts = (words_in(v, f"{at}.{k}".strip(".")) for k, v in found.items())
        return [*chain.from_iterable(parts)]
    if isinstance(found, list):
        return [*chain.from_iterable(words_in(each, at) for each in found)]
    return [(at, found)] if isinstance(found, str) else []


@pytest.mark.parametrize("made", [CALLED, BY_SOCKET])
def test_nothing_is_longer_than_slack_takes(made: dict[str, Any]) -> None:
    for at, words in words_in(made):
        assert 0 < len(words) <= MOST.get(at, 255), at
    assert len(made["display_information"]["long_description"]) >= 174
    assert len(made["features"]["shortcuts"]) <= 10
    color = made["display_information"]["background_color"]
    assert re.fullmatch(r"#([0-9a-fA-F]{3}){1,2}", color)


def test_slack_calls_one_address_for_everything() -> None:
    asked = [words for at, words in words_in(CALLED) if at.endswith("url")]

    assert asked == [URL] * 3
    assert CALLED["settings"]["socket_mode_enabled"] is False
    assert manifest.ADDRESS == app.ADDRESS


def test_without_an_address_it_is_for_socket_mode_and_names_none() -> None:
    assert BY_SOCKET["settings"]["socket_mode_enabled"] is True
    assert "http" not in json.dumps(BY_SOCKET)


def test_it_may_be_installed_for_an_organization_and_keeps_one_token() -> None:
    assert CALLED["settings"]["org_deploy_enabled"] is True
    assert CALLED["settings"]["token_rotation_enabled"] is False
    assert "user" not in CALLED["oauth_config"]["scopes"]


@pytest.mark.parametrize("kind", EVENTS)
def test_each_event_that_is_asked_for_is_something_to_the_desk(kind: str) -> None:
    event = {"type": kind, "tab": "home", "user": "U1", "files": [{"id": "F1"}]}
    if kind.startswith("message."):
        event |= {"type": "message", "channel_type": kind.partition(".")[2]}

    assert is_ours({"event": event})


def test_each_method_that_is_asked_has_its_scope_and_no_scope_is_for_nothing() -> None:
    quoted = re.compile(r'"([a-z]+\.[a-z]+(?:[A-Z][A-Za-z]+)?(?:\.[a-z]+)?)"')
    sources = (ROOT / "bot/slack").rglob("*.py")
    written = "".join(each.read_text() for each in sources if each.name != "tiers.py")
    families = {method.partition(".")[0] for method in NEEDS.keys() | FREE}
    asked = {
        method
        for method in quoted.findall(written)
        if method.partition(".")[0] in families
    }

    assert asked <= NEEDS.keys() | FREE
    assert {NEEDS[method] for method in asked - FREE} | FOR_MORE == BY_NAME.keys()


def test_each_scope_stands_in_the_readme_with_its_why() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^   \| `([a-z_.]+(?::[a-z.]+)?)` \| (.*) \|$", readme, re.MULTILINE
    )

    told = {name: why for name, why in rows if name in BY_NAME}
    assert told == {scope.name: scope.why for scope in SCOPES}
    assert len(BY_NAME) == len(SCOPES)


def test_it_is_printed_as_json_and_nothing_else(tmp_path: Path) -> None:
    ended = ses_desk("slack", "manifest", folder=tmp_path)
    assert json.loads(ended.stdout) == BY_SOCKET

    ended = ses_desk(
        "slack", "manifest", folder=tmp_path, env={"SES_DESK_PUBLIC_URL": SITE}
    )
    assert json.loads(ended.stdout) == CALLED


def test_with_an_app_token_it_is_for_socket_mode(tmp_path: Path) -> None:
    env = {"SES_DESK_PUBLIC_URL": SITE, "SES_DESK_SLACK_APP_TOKEN": "xapp-1-2"}

    ended = ses_desk("slack", "manifest", folder=tmp_path, env=env)

    assert json.loads(ended.stdout) == BY_SOCKET


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    env = {"SES_DESK_PUBLIC_URL": "http://desk.example.org"}

    ended = ses_desk("slack", "manifest", folder=tmp_path, env=env)

    assert ended.returncode != 0
    assert "S023" in ended.stdout + ended.stderr
