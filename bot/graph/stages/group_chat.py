"""
The group chat of a case, where rooms need few rights: one, as far as anybody can know.

A chat has no name of its own at Graph. So that it is asked for is stored before it is
asked; its topic carries a mark of the case, and where the tenant lets the desk look, it
is looked for by that before anything is asked (again). Where it may not look and Graph
did not say what became of asking, a person decides.
"""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from bot.graph.answers import BUSY, Answer, NoAnswer, good
from bot.graph.stages.app import app_in_catalogue, people_without_app
from bot.graph.stages.making import GraphMaking
from bot.rooms.asking import LOOK_EVERY, MOST_ASKS, Asked, read_asked
from bot.rooms.making import Guest
from bot.rooms.patience import Later
from domain.refusals import Refusal

_RIGHT = "Chat.Create"
_MAY_NOT_LOOK = frozenset((HTTPStatus.FORBIDDEN.value, HTTPStatus.NOT_FOUND.value))
_SOMEBODY_UNFIT = frozenset((HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND))


async def make_chat(making: GraphMaking) -> str:
    """Make the case's chat, or find the one that was made; return its id."""
    seated = making.room.roster.of_team().seated
    if not seated:
        raise Refusal("room-no-owner")
    asked = read_asked(making.found)
    chat = await _look_for(making, asked, through=seated[0])
    if chat:
        return chat
    if asked.is_fresh(making.now):
        raise Later("room-chat-uncertain", seconds=LOOK_EVERY)
    if asked.times >= MOST_ASKS:
        await making.keep("")
        raise Refusal("room-chat-not-made", about=making.room.topic)
    return await _ask(making, asked, seated)


async def _look_for(making: GraphMaking, asked: Asked, *, through: Guest) -> str:
    """Look through the chats of one who would be in it; empty where there is none."""
    topic = quote("topic eq '{}'".format(making.room.topic.replace("'", "''")))
    path = f"/users/{through.account}/chats?$filter={topic}&$top=50"
    found = await making.graph.get(path)
    good(found, right="Chat.ReadBasic.All", besides=_MAY_NOT_LOOK)
    if found.status == HTTPStatus.FORBIDDEN and asked.times:
        await making.keep("")  # Tried again, it is asked for anew.
        raise Refusal("room-chat-unknown", about=making.room.topic)
    ours = [each for each in found.values if each.get("topic") == making.room.topic]
    return min((str(each["id"]) for each in ours), default="")


async def _ask(making: GraphMaking, asked: Asked, seated: tuple[Guest, ...]) -> str:
    answer = await _asked_with(making, asked, seated)
    if answer.status in _SOMEBODY_UNFIT:
        there = await _in_tenant(making, seated)
        if not there:
            raise Refusal("room-no-owner")
        answer = await _asked_with(making, asked, there)
    return str(good(answer, right=_RIGHT).body["id"])


async def _asked_with(
    making: GraphMaking, asked: Asked, people: tuple[Guest, ...]
) -> Answer:
    """Ask for the chat, and forget that where surely none was made."""
    await making.keep(asked.once_more(making.now))
    try:
        body = chat_to_make(making.room.topic, people)
        answer = await making.graph.post("/chats", body)
    except NoAnswer as silence:
        if silence.may_be_taken:
            raise Later("room-chat-uncertain", seconds=LOOK_EVERY) from silence
        await making.keep(making.found)
        raise
    if answer.status in BUSY and answer.status != HTTPStatus.TOO_MANY_REQUESTS:
        raise Later("room-chat-uncertain", seconds=LOOK_EVERY)
    if not answer.is_good:
        await making.keep(making.found)
    return answer


async def _in_tenant(
    making: GraphMaking, people: tuple[Guest, ...]
) -> tuple[Guest, ...]:
    """Return those whom Graph knows: one whom it does not spoils it for all others."""
    app = await app_in_catalogue(making)
    without = await people_without_app(making, app, people)
    return tuple(guest for guest in people if guest not in without)


def chat_to_make(topic: str, people: tuple[Guest, ...]) -> dict[str, Any]:
    """Return what to ask for: in a chat everybody is an owner."""
    return {
        "chatType": "group",
        "topic": topic,
        "members": [
            {
                "@odata.type": "#microsoft.graph.aadUserConversationMember",
                "roles": ["owner"],
                "user@odata.bind": (
                    f"https://graph.microsoft.com/v1.0/users('{guest.account}')"
                ),
            }
            for guest in people
        ],
    }
