"""What stands on top of the channel: its topic, and links. Nothing confidential."""

from bot.slack.rooms.making import SlackMaking
from cards.addresses import web_address
from cards.wording import _

LONGEST_TOPIC = 250


async def set_topic(making: SlackMaking) -> str:
    """Say of which case the channel is, and how to speak to the desk; return that."""
    topic = _("{room}. Say @SES Desk help to see what you can ask here.").format(
        room=making.room.name
    )[:LONGEST_TOPIC]
    await making.ask(
        "conversations.setTopic",
        right="groups:write",
        channel=making.channel,
        topic=topic,
    )
    return topic


async def add_bookmarks(making: SlackMaking) -> str:
    """Bookmark the case's page in SECU's registry, once; return the address."""
    address = web_address(making.room.registry_link) or ""
    if not address or await _is_there(address, making):
        return address
    await making.ask(
        "bookmarks.add",
        right="bookmarks:write",
        channel_id=making.channel,
        type="link",
        title=_("The case in SECU's registry"),
        link=address,
    )
    return address


async def _is_there(address: str, making: SlackMaking) -> bool:
    answer = await making.ask(
        "bookmarks.list", right="bookmarks:read", channel_id=making.channel
    )
    return any(each.get("link") == address for each in answer["bookmarks"])
