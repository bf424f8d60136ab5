"""
The private team of a case: exactly one, whatever happens on the way.

Before Graph is asked for a team, that is stored; and before it is asked (again), the
team is looked for by its mark. A new team may stay unseen for a quarter of an hour, so
an attempt whose fate is not known is followed by looking for longer than that.
"""

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from bot.graph.answers import BUSY, Answer, NoAnswer, good
from bot.graph.client import Call
from bot.graph.stages.making import GraphMaking
from bot.rooms.asking import LOOK_EVERY, MOST_ASKS, Asked, read_asked
from bot.rooms.making import Room
from bot.rooms.patience import Later
from domain.refusals import Refusal

POLL_EVERY = 35.0  # Seconds; Graph wants more than thirty.
_RIGHT = "Team.Create"
_USER = "https://graph.microsoft.com/v1.0/users('{account}')"
_TEAM_ID = re.compile(r"/teams\('?([^'/)]+)'?\)?")


async def make_team(making: GraphMaking) -> str:
    """Make the case's team, or go on with making it; return its id."""
    if making.found.startswith("/"):
        return await _operation(making, making.found)
    team = await _look_for(making)
    if team:
        return team
    asked = read_asked(making.found)
    if asked.is_fresh(making.now):
        raise Later("room-team-uncertain", seconds=LOOK_EVERY)
    if asked.times >= MOST_ASKS:
        await making.keep("")
        raise Refusal("room-team-not-made", about=making.room.name)
    return await _ask(making, asked)


async def _look_for(making: GraphMaking) -> str:
    name = quote(making.room.name)
    path = f"/teams?$filter=displayName%20eq%20'{name}'&$select=id,description"
    teams = await making.graph.every(path, right="Team.ReadBasic.All")
    mark = making.room.mark
    ours = [team for team in teams if mark in str(team.get("description"))]
    return min((str(team["id"]) for team in ours), default="")


async def _ask(making: GraphMaking, asked: Asked) -> str:
    body = team_to_make(making.room)
    await making.keep(asked.once_more(making.now))
    try:
        answer = await making.graph.post("/teams", body)
    except NoAnswer as silence:
        if silence.may_be_taken:
            raise Later("room-team-uncertain", seconds=LOOK_EVERY) from silence
        await making.keep(making.found)
        raise
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        await making.keep(making.found)
        raise Later("graph-busy", seconds=answer.retry_after)
    return await _asked(making, answer)


async def _asked(making: GraphMaking, answer: Answer) -> str:
    """Go on with what Graph said; it may have made a team although it failed."""
    if answer.status in BUSY or answer.status == HTTPStatus.CONFLICT:
        wait = max(LOOK_EVERY, answer.retry_after or 0)
        raise Later("room-team-uncertain", seconds=wait)
    if not answer.is_good:
        await making.keep(making.found)
        if answer.status == HTTPStatus.NOT_FOUND:
            raise Refusal("room-no-owner")  # The account that it was to have is gone.
        good(answer, right=_RIGHT)
    operation = _relative(answer.headers.get("location", ""))
    if not operation:
        raise Later("room-team-uncertain", seconds=LOOK_EVERY)
    await making.keep(operation)
    return await _operation(making, operation)


async def _operation(making: GraphMaking, operation: str) -> str:
    """Return the team's id once its making has succeeded."""
    state = (await _looked_at(making, operation)).body
    if state.get("status") == "succeeded":
        where = str(state.get("targetResourceLocation") or operation)
        return str(state.get("targetResourceId") or "") or _team_id(where)
    if state.get("status") == "failed":
        await making.keep("")  # No team came of it: the next time begins anew.
        raise Refusal("room-team-failed", about=_why(state.get("error")))
    raise Later("room-team-being-made", seconds=POLL_EVERY)


async def _looked_at(making: GraphMaking, operation: str) -> Answer:
    """Look at an operation once; whatever keeps it from answering, not soon again."""
    try:
        answer = await making.graph.ask(Call(method="GET", path=operation, once=True))
    except NoAnswer as silence:
        raise Later("graph-unreachable", seconds=POLL_EVERY) from silence
    if answer.status == HTTPStatus.NOT_FOUND:
        raise Later("room-team-being-made", seconds=POLL_EVERY)
    if answer.status in BUSY:
        wait = max(POLL_EVERY, answer.retry_after or 0)
        raise Later("graph-busy", seconds=wait)
    return good(answer, right=_RIGHT)


def team_to_make(room: Room) -> dict[str, Any]:
    """Return what to ask for: an application names exactly one owner."""
    if not room.seated:
        raise Refusal("room-no-owner")
    owner = _USER.format(account=room.seated[0].account)
    template = "https://graph.microsoft.com/v1.0/teamsTemplates('standard')"
    return {
        "template@odata.bind": template,
        "visibility": "Private",
        "displayName": room.name,
        "description": f"Room of case {room.reference}. Mark: {room.mark}",
        "members": [
            {
                "@odata.type": "#microsoft.graph.aadUserConversationMember",
                "roles": ["owner"],
                "user@odata.bind": owner,
            }
        ],
    }


def _relative(location: str) -> str:
    """Return where the operation is below the base, however it was written."""
    start = location.find("/teams")
    return location[start:] if start >= 0 else ""


def _team_id(location: str) -> str:
    found = _TEAM_ID.search(location)
    if found is None:
        raise Later("room-team-being-made", seconds=POLL_EVERY)
    return found[1]


def _why(error: object) -> str:
    return str(error.get("code", "?"))[:80] if isinstance(error, dict) else "?"
