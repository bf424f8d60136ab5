"""Who can look into the channel, read back after it was made, and daily."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.rooms.following import PRIVATE
from bot.slack.rooms.making import SlackMaking
from bot.slack.rooms.people import Seen, accounts_in, look_at
from domain.refusals import Refusal

_READ = "groups:read"


async def check_privacy(making: SlackMaking) -> str:
    """
    Refuse a channel that others look into; keep its place, and return "private".

    :raises Refusal: `room-not-private`, `room-shared`, `room-has-guests` or
        `room-has-strangers`, and as for `problem_of`.
    """
    if making.is_archived:  # Nothing is said there, and the desk sees it no longer.
        return PRIVATE
    answer = await making.ask("conversations.info", right=_READ, channel=making.channel)
    _refuse_open(answer["channel"])
    there = await accounts_in(making)
    _refuse_others([await look_at(account, making) for account in there], making)
    await making.keep_place(making.channel)
    return PRIVATE


def _refuse_open(channel: Mapping[str, Any]) -> None:
    if channel.get("is_private") is not True:
        raise Refusal("room-not-private")
    # Within one organization a channel of several workspaces is shared as well.
    is_shared = channel.get("is_shared") and not channel.get("is_org_shared")
    ways = ("is_ext_shared", "is_pending_ext_shared", "pending_shared")
    if is_shared or any(channel.get(way) for way in ways):
        raise Refusal("room-shared")


def _refuse_others(people: Sequence[Seen], making: SlackMaking) -> None:
    welcome = making.room.roster.welcome
    guests = [seen.name for seen in people if seen.is_guest]
    if guests:
        raise Refusal("room-has-guests", about=_names(guests))
    strangers = [seen.name for seen in people if seen.account not in welcome]
    if strangers:
        raise Refusal("room-has-strangers", about=_names(strangers))


def _names(names: Sequence[str]) -> str:
    return ", ".join(sorted(names))[:200]
