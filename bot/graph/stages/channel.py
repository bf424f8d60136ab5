"""The room's channel: the team's General, or one of a name."""

import re
from http import HTTPStatus
from urllib.parse import quote

from bot.graph.answers import good
from bot.graph.stages.making import GraphMaking
from domain.refusals import Refusal

LONGEST_NAME = 50
_UNFIT = re.compile(r"[~#%&*{}+/\\:<>?|'\"\x00-\x1f]")
_READ = "Channel.ReadBasic.All"
_MAKE = "Channel.Create"


async def find_channel(making: GraphMaking) -> str:
    """Find or make the channel; return its id."""
    name = channel_name(making.settings.channel)
    if name:
        return await _named(making, name)
    path = f"{making.team}/primaryChannel?$select=id"
    return str(good(await making.graph.get(path), right=_READ).body["id"])


async def _named(making: GraphMaking, name: str) -> str:
    """Make a channel; one of that name is taken, for Graph lets no two have it."""
    body = {"displayName": name, "membershipType": "standard"}
    answer = await making.graph.post(f"{making.team}/channels", body)
    if answer.status not in {HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT}:
        return str(good(answer, right=_MAKE).body["id"])
    path = f"{making.team}/channels?$select=id,displayName"
    channels = await making.graph.every(path, right=_READ)
    for channel in channels:
        if str(channel.get("displayName")).casefold() == name.casefold():
            return str(channel["id"])
    raise Refusal("room-channel-unfit")


def channel_name(words: str) -> str:
    """Return a name as Teams takes it: fifty characters, none that breaks folders."""
    plain = " ".join(_UNFIT.sub(" ", words).split()).strip("._ ")
    return plain[:LONGEST_NAME].rstrip("._ ")


def channel_path(making: GraphMaking) -> str:
    """Return the channel's address."""
    return f"{making.team}/channels/{quote(making.of_stage['channel'])}"
