"""The manifest of the app: what an administrator pastes when making it."""

from typing import Any

from bot.slack.scopes import SCOPES
from bot.slack.turns.presses import KEEP_EVIDENCE, MY_ACTIONS, OPEN_CASE
from cards.wording import _

Json = dict[str, Any]

NAME = "SES Desk"
ADDRESS = "/slack/events"
COMMAND = "/ses"
_COLOR = "#0a5ba8"
# Each is something to the desk (bot/slack/turns/events.py), and no other is asked for.
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "group_archive",
    "group_deleted",
    "group_left",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
    "message.groups",
    "message.im",
    "tokens_revoked",
)


def manifest_of(address: str | None) -> Json:
    """
    Return the manifest of an app that Slack calls at an https address.

    Without an address the desk calls Slack by a socket of its own (Socket Mode).
    """
    url = {} if address is None else {"url": f"{address}{ADDRESS}"}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": _presented(),
        "features": _features(url),
        "oauth_config": {"scopes": {"bot": [scope.name for scope in SCOPES]}},
        "settings": _settings(address),
    }


def _presented() -> Json:
    """Return what people see of the app before they use it."""
    return {
        "name": NAME,
        "description": _(
            "Runs SECU complaint cases with the people who carry them out."
        ),
        "long_description": _(
            "SES Desk runs UNDP's procedure for SECU complaint cases with the people"
            " who carry it out. It opens a case from one message, posts a card for each"
            " action when its turn comes, says why each date is that date, reminds"
            " whoever owes it in their own hours, and takes signatures on exactly the"
            " document that was read. Only SECU closes a case, and only people sign."
        ),
        "background_color": _COLOR,
    }


def _features(url: Json) -> Json:
    command = {
        "command": COMMAND,
        "description": _("Ask SES Desk, without anybody else seeing it."),
        "usage_hint": "open case | actions | help",
        "should_escape": False,
        **url,
    }
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": NAME, "always_online": True},
        "shortcuts": _shortcuts(),
        "slash_commands": [command],
    }


def _shortcuts() -> list[Json]:
    return [
        {
            "name": _("Open a case"),
            "type": "global",
            "callback_id": OPEN_CASE,
            "description": _("Open a case that SECU registered."),
        },
        {
            "name": _("My actions"),
            "type": "global",
            "callback_id": MY_ACTIONS,
            "description": _("See what waits for you, over all your cases."),
        },
        {
            "name": _("Keep as evidence"),
            "type": "message",
            "callback_id": KEEP_EVIDENCE,
            "description": _("Keep this message's file with an action of the case."),
        },
    ]


def _settings(address: str | None) -> Json:
    is_called = address is not None
    at = {"request_url": f"{address}{ADDRESS}"} if is_called else {}
    return {
        "event_subscriptions": {**at, "bot_events": [*EVENTS]},
        "interactivity": {"is_enabled": True, **at},
        "org_deploy_enabled": True,
        "socket_mode_enabled": not is_called,
        # The desk keeps no tokens: it is given one, and reads it at its start.
        "token_rotation_enabled": False,
    }
