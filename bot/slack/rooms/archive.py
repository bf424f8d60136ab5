"""
Archives the channel of a closed case, and says how it is opened again.

With the channel Slack shuts the desk out of it, and lets no app open one again: so what
the desk can do for a case that is open again is to see that a person did it.
"""

from bot.slack.rooms.channel import channel_names
from bot.slack.rooms.making import SlackMaking
from domain.refusals import Refusal
from domain.rooms import ARCHIVED, ASKED, NOT_ARCHIVED, REFUSED

_RIGHT = "groups:write"
_OUT = frozenset({"channel_not_found", "not_in_channel"})
_SHUT = frozenset({"already_archived", "is_archived"})


async def archive_channel(making: SlackMaking) -> str:
    """
    Bring the channel to what the case says; return "archived" or "open" once it is so.

    :raises Refusal: `slack-not-opened`, and cards wait until it is open; as for
        `problem_of`, and cards go there as if nothing had been tried.
    """
    if not making.room.is_closed:
        return await _open(making)
    try:
        return await _archive(making)
    except Refusal:
        await making.keep(f"{ARCHIVED}\n{REFUSED}")
        raise


async def _archive(making: SlackMaking) -> str:
    is_asked = making.found.endswith(f"\n{ASKED}")
    await making.keep(f"{ARCHIVED}\n{ASKED}")
    answer = await making.ask(
        "conversations.archive",
        right=_RIGHT,
        besides=_SHUT | _OUT,
        channel=making.channel,
    )
    if answer.get("error") in _OUT and not is_asked:
        raise Refusal("slack-not-in-channel")
    return ARCHIVED


async def _open(making: SlackMaking) -> str:
    answer = await making.ask(
        "conversations.info", right="groups:read", besides=_OUT, channel=making.channel
    )
    channel = answer.get("channel") or {}
    if channel.get("is_member") and not channel.get("is_archived"):
        return NOT_ARCHIVED
    name = str(channel.get("name") or channel_names(making.room)[0])
    raise Refusal("slack-not-opened", about=f"#{name}")
