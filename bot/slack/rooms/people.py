"""Who is in a channel, and what Slack says of them."""

from dataclasses import dataclass
from typing import Any

from bot.slack.rooms.making import SlackMaking

_RIGHT = "users:read"
_UNKNOWN = frozenset({"user_not_found", "user_not_visible"})
_GUEST, _MEMBER = "guest", "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody as the workspace knows them; whoever *is_guest* is not of it."""

    account: str
    name: str
    is_guest: bool


async def accounts_in(making: SlackMaking) -> list[str]:
    """Return the accounts of who is in the channel, but for the desk itself."""
    listed = making.every(
        "conversations.members",
        "members",
        right="groups:read",
        channel=making.channel,
    )
    there = [str(each) async for each in listed]
    return [account for account in there if account != making.me.account]


async def look_at(account: str, making: SlackMaking) -> Seen:
    """Ask of somebody what they are; once a day for all rooms together."""
    key, today = f"slack {account}", making.now.date().isoformat()
    day, _, said = making.known.get(key, "").partition(" ")
    if day != today:
        said = await _asked(account, making)
        making.known[key] = f"{today} {said}"
    kind, _, name = said.partition(" ")
    return Seen(account=account, name=name, is_guest=kind == _GUEST)


async def _asked(account: str, making: SlackMaking) -> str:
    answer = await making.ask(
        "users.info", right=_RIGHT, besides=_UNKNOWN, user=account
    )
    user: Any = answer.get("user") or {}
    name = str(user.get("real_name") or user.get("name") or account)
    is_guest = any(
        user.get(flag)
        for flag in ("is_restricted", "is_ultra_restricted", "is_stranger")
    )
    return f"{_GUEST if is_guest else _MEMBER} {name[:80]}"
