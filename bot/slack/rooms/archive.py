"""
Archives the channel of a closed case, and says how it is opened again.

With the channel Slack shuts the desk out of it, and as its pages stand it lets no bot
open one again. So for a case that is open again the desk asks, and where Slack does not
do it, sees whether a person did.
"""

from bot.slack.rooms.channel import channel_names
from bot.slack.rooms.making import SlackMaking
from domain.refusals import Refusal
from domain.rooms import ARCHIVED, ASKED, NOT_ARCHIVED, REFUSED

_RIGHT = "groups:write"
_OUT = frozenset({"channel_not_found", "not_in_channel"})
_SHUT = frozenset({"already_archived", "is_archived"})
_NOT_OPENED = frozenset(
    {
        "not_archived",  # A person opened it, and did not put the desk back.
        "restricted_action",
        "user_is_bot",
        "not_allowed_token_type",
        "method_not_supported_for_channel_type",
    }
)


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
    answer = await making.ask(
        "conversations.unarchive",
        right=_RIGHT,
        besides=_OUT | _NOT_OPENED,
        channel=making.channel,
    )
    if "error" not in answer:
        return NOT_ARCHIVED
    name = str(channel.get("name") or channel_names(making.room)[0])
    raise Refusal("slack-not-opened", about=f"#{name}")
