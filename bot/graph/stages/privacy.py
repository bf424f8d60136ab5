"""Who can look into the team, read back after it was made."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.graph.answers import good
from bot.graph.batches import ask_all, refuse_unsettled
from bot.graph.client import Call
from bot.graph.stages.making import GraphMaking
from bot.rooms.following import PRIVATE
from bot.rooms.making import Room
from domain.refusals import Refusal

_SETTINGS = "Team.ReadBasic.All"
_MEMBERS = "TeamMember.ReadWrite.All"


async def check_privacy(making: GraphMaking) -> str:
    """
    Refuse a team that others can look into; return "private".

    :raises Refusal: `room-not-private`, `room-has-guests` or `room-has-strangers`.
    """
    calls = [
        Call(method="GET", path=making.team),
        Call(method="GET", path=f"{making.team}/members"),
    ]
    answers = await ask_all(making.graph, calls)
    refuse_unsettled(answers)
    team, listed = answers
    members = good(listed, right=_MEMBERS).values
    if "@odata.nextLink" in listed.body:
        members = await making.graph.every(calls[1].path, right=_MEMBERS)
    _refuse_open(good(team, right=_SETTINGS).body)
    _refuse_others(members, making.room)
    return PRIVATE


def _refuse_open(team: Mapping[str, Any]) -> None:
    visibility = team.get("visibility")
    if visibility is None:  # A right that is too small leaves it out.
        raise Refusal("graph-right-missing", about=_SETTINGS)
    if str(visibility).casefold() != "private":
        raise Refusal("room-not-private")
    summary = team.get("summary")
    guests = summary.get("guestsCount") if isinstance(summary, dict) else 0
    if guests:
        raise Refusal("room-has-guests", about=str(guests))


def _refuse_others(members: Sequence[Mapping[str, Any]], room: Room) -> None:
    guests = [each for each in members if "guest" in (each.get("roles") or ())]
    if guests:
        raise Refusal("room-has-guests", about=_names(guests))
    welcome = room.roster.welcome
    strangers = [each for each in members if each.get("userId") not in welcome]
    if strangers:
        raise Refusal("room-has-strangers", about=_names(strangers))


def _names(people: Sequence[Mapping[str, Any]]) -> str:
    names = [str(each.get("displayName") or each.get("userId")) for each in people]
    return ", ".join(sorted(names))[:200]
