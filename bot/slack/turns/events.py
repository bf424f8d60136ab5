"""Which of Slack's events are anything to the desk."""

from collections.abc import Mapping
from typing import Any

from bot.slack.turns.heard import is_own_chat, part, text

# An edit, a deletion, somebody who joined: a message's words are its own only without.
_WORDS = frozenset({"", "file_share", "thread_broadcast"})
_LEFT = frozenset(
    {
        "channel_archive",
        "channel_deleted",
        "channel_left",
        "group_archive",
        "group_deleted",
        "group_left",
    }
)
_BACK = frozenset({"channel_unarchive", "group_unarchive"})
_LOST = frozenset({"app_uninstalled", "tokens_revoked"})

Json = Mapping[str, Any]


def kind_of(body: Json) -> str:
    """Return an event's type; empty where it is none."""
    return text(part(body, "event"), "type")


def is_ours(body: Json) -> bool:
    """Whether an event is to be kept and answered; all others are acknowledged only."""
    event, kind = part(body, "event"), kind_of(body)
    if kind == "message":
        return is_written(event) and (is_own_chat(event) or bool(event.get("files")))
    if kind == "app_mention":
        return is_written(event)
    if kind == "app_home_opened":
        return text(event, "tab") == "home"
    others = {"member_joined_channel", "member_left_channel"}
    return kind in others | _LEFT | _BACK | _LOST


def is_written(event: Json) -> bool:
    """Whether a person wrote a message, and not a bot: the desk answers no bot."""
    is_bots = "bot_id" in event or "app_id" in event
    return bool(event.get("user")) and not is_bots and text(event, "subtype") in _WORDS


def is_out(body: Json, *, bot: str) -> bool:
    """Whether the desk is in a channel no longer."""
    event, kind = part(body, "event"), kind_of(body)
    return kind in _LEFT or (
        kind == "member_left_channel" and text(event, "user") == bot
    )


def is_back(body: Json, *, bot: str) -> bool:
    """Whether the desk was put into a channel, maybe once more."""
    event, kind = part(body, "event"), kind_of(body)
    return kind in _BACK or (
        kind == "member_joined_channel" and text(event, "user") == bot
    )


def is_lost(body: Json) -> bool:
    """Whether the app was taken out of a workspace, or its tokens were taken back."""
    return kind_of(body) in _LOST
