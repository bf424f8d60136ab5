"""
The private channel of a case: exactly one, whatever happens on the way.

No two channels of a workspace have the same name, so asking twice makes no second one;
but the name can be another's. By the mark in its purpose, or because the desk made it
and nobody marked it, the channel of this very case is known. Where Slack did not say
what became of asking, it is looked for until what was made would be seen.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.rooms.asking import LOOK_EVERY, Asked, read_asked
from bot.rooms.following import PRIVATE
from bot.rooms.making import Room
from bot.rooms.patience import Later
from bot.slack.rooms.making import SlackMaking
from domain.refusals import Refusal
from domain.rooms import TAKEN_OUT

LONGEST_NAME = 80
_MOST_NAMES = 9
_RIGHT = "groups:write"
_READ = "groups:read"
_UNFIT = re.compile(r"[^a-z0-9_-]+")
_ID = re.compile(r"[CG][A-Z0-9]{2,}")
_MARK = "ses-desk-"
_OTHERS = "others"  # How many of the names are other people's, while it is asked.
_TAKEN = frozenset({"name_taken"})
_NOT_THERE = frozenset({"channel_not_found", "not_in_channel"})


async def make_channel(making: SlackMaking) -> str:
    """
    Make the case's channel, or go on with the one that was made; return its id.

    :raises Refusal: as for `problem_of`; `slack-names-taken`; `room-app-taken-out`
        where the desk is not in the channel any more.
    """
    if _ID.fullmatch(making.found):
        return await _still_there(making)
    asked = read_asked(making.found)
    channel = await _look_for(making) if asked.times else None
    if channel is None:
        channel = await _ask(making, asked)
    await making.keep(str(channel["id"]))
    return await _marked(making, channel)


def channel_names(room: Room) -> list[str]:
    """Return the names to try, by the case's code: its own first, then with numbers."""
    code = _UNFIT.sub("-", room.reference.casefold()).strip("-_") or "case"
    name = code if code.startswith("ses-") else f"ses-{code}"
    others = [f"-{number}" for number in range(2, _MOST_NAMES + 1)]
    return [name[: LONGEST_NAME - len(end)] + end for end in ("", *others)]


async def _ask(making: SlackMaking, asked: Asked) -> Mapping[str, Any]:
    """Ask for the channel under the first name that is nobody else's."""
    is_looked_for, before = bool(asked.times), making.found
    names = channel_names(making.room)
    for number in range(_others_in(before), len(names)):
        answer = await _asked_once(making, names[number], asked, before=before)
        if "channel" in answer:
            return dict(answer["channel"])
        found = None if is_looked_for else await _look_for(making)
        if found is not None:
            return found
        if asked.is_fresh(making.now):  # It may be ours, and unseen as yet.
            raise Later("slack-channel-uncertain", seconds=LOOK_EVERY)
        is_looked_for, before = True, f"{_OTHERS} {number + 1}"
    await making.keep("")  # Tried again, it begins with the first.
    raise Refusal("slack-names-taken", about=names[0])


def _others_in(found: str) -> int:
    """Return how many of the names are known to be other people's."""
    word, _, number = found.partition(" ")
    return int(number) if word == _OTHERS else 0


async def _asked_once(
    making: SlackMaking, name: str, asked: Asked, *, before: str
) -> Mapping[str, Any]:
    """Ask once; where surely nothing was made, keep what was known *before*."""
    await making.keep(asked.once_more(making.now))
    try:
        answer = await making.ask(
            "conversations.create",
            right=_RIGHT,
            besides=_TAKEN,
            name=name,
            is_private=True,
            team_id=making.workspace,
        )
    except (Later, Refusal) as problem:
        if isinstance(problem, Refusal) or problem.problem == "slack-busy":
            await making.keep(before)
        raise
    if "error" in answer:
        await making.keep(before)
    return answer


async def _look_for(making: SlackMaking) -> Mapping[str, Any] | None:
    """Look among the channels that the desk is in."""
    names = channel_names(making.room)
    listed = making.every(
        "conversations.list",
        "channels",
        right=_READ,
        types="private_channel",
        exclude_archived=True,
        team_id=making.workspace,
    )
    ours = [each async for each in listed if _is_ours(each, making, names)]
    return min(ours, key=lambda each: str(each["id"])) if ours else None


def _is_ours(channel: Mapping[str, Any], making: SlackMaking, names: list[str]) -> bool:
    purpose = _purpose(channel)
    if _MARK in purpose:
        return making.room.mark in purpose.split()
    return channel.get("name") in names and channel.get("creator") == making.me.account


async def _still_there(making: SlackMaking) -> str:
    """See that the desk is in the channel, and that its place is known again."""
    answer = await making.ask(
        "conversations.info", right=_READ, besides=_NOT_THERE, channel=making.found
    )
    channel = answer.get("channel") or {}
    if not channel.get("is_member"):
        raise Refusal(TAKEN_OUT)
    if channel.get("is_archived"):
        raise Refusal("slack-room-archived")
    found = await _marked(making, channel)
    if making.of_stage.get("privacy") == PRIVATE:
        await making.keep_place(found)
    return found


async def _marked(making: SlackMaking, channel: Mapping[str, Any]) -> str:
    """Let the channel's purpose say whose it is; return the channel's id."""
    found, mark = str(channel["id"]), making.room.mark
    if mark not in _purpose(channel).split():
        purpose = f"{making.room.name}. Mark: {mark}"
        await making.ask(
            "conversations.setPurpose", right=_RIGHT, channel=found, purpose=purpose
        )
    return found


def _purpose(channel: Mapping[str, Any]) -> str:
    purpose = channel.get("purpose")
    return str(purpose.get("value") or "") if isinstance(purpose, dict) else ""
