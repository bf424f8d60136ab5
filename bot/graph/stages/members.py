"""The team's owners and members: added in bulk, each judged alone."""

from collections.abc import Sequence
from typing import Any

from bot.graph.answers import Answer, Later, good
from bot.graph.stages.making import Guest, Making
from domain.refusals import Refusal

MOST_AT_ONCE = 200
BETWEEN_CHANGES = 2.0  # Seconds, as Graph asks for the same team.
_RIGHT = "TeamMember.ReadWrite.All"
_BUSY = frozenset(("TooManyRequests", "ServiceUnavailable", "InternalServerError"))


async def add_members(making: Making) -> str:
    """
    Add who is missing; return how many are there now.

    Who cannot be added is named in a refusal, and holds up nobody else.
    """
    there = await making.graph.every(f"{making.team}/members", right=_RIGHT)
    accounts = {str(member.get("userId")) for member in there}
    missing = [each for each in making.room.seated if each.account not in accounts]
    refused = await _add_all(making, missing)
    outside = [each for each in making.room.people if not each.account]
    if [*refused, *outside]:
        names = ", ".join(each.name for each in (*refused, *outside))
        raise Refusal("room-people-missing", about=names)
    return str(len(making.room.seated))


async def _add_all(making: Making, missing: Sequence[Guest]) -> list[Guest]:
    """Add people, and return who was not taken."""
    refused: list[Guest] = []
    for start in range(0, len(missing), MOST_AT_ONCE):
        if start:
            await making.graph.sleep(BETWEEN_CHANGES)
        part = missing[start : start + MOST_AT_ONCE]
        body = {"values": [_member(guest) for guest in part]}
        answer = await making.graph.post(f"{making.team}/members/add", body)
        refused += _refused(good(answer, right=_RIGHT), part)
    return refused


def _member(guest: Guest) -> dict[str, Any]:
    user = f"https://graph.microsoft.com/v1.0/users('{guest.account}')"
    return {
        "@odata.type": "microsoft.graph.aadUserConversationMember",
        "roles": ["owner"] if guest.leads else [],
        "user@odata.bind": user,
    }


def _refused(answer: Answer, part: Sequence[Guest]) -> list[Guest]:
    """Return those of whom the answer, good for some, says an error."""
    wrong = {
        str(each.get("userId")): str(each["error"].get("code"))
        for each in answer.values
        if isinstance(each.get("error"), dict)
    }
    if _BUSY & set(wrong.values()):
        raise Later("graph-busy")  # Those who were taken are found there next time.
    return [guest for guest in part if guest.account in wrong]
