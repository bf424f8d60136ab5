"""Turns of botbuilder, sent over our own connector."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Protocol

from botbuilder.core import Bot, BotAdapter, TurnContext
from botbuilder.schema import (
    Activity,
    ActivityTypes,
    ConversationReference,
    InvokeResponse,
    ResourceResponse,
)

from bot.teams.turns.heard import Heard, heard_in

HEARD = "ses-desk.heard"
_ANSWER = "ses-desk.answer"

Json = dict[str, Any]


class Sends(Protocol):
    """What sends to Teams. Each raises Undelivered."""

    async def send(self, place_url: str, reference: str, activity: Json) -> str:
        """Send an activity to a conversation; return its id."""

    async def update(
        self, place_url: str, reference: str, activity_id: str, activity: Json
    ) -> None:
        """Show another activity in its place."""

    async def delete(self, place_url: str, reference: str, activity_id: str) -> None:
        """Take an activity back."""


class TeamsAdapter(BotAdapter):  # type: ignore[misc] # The vendor's has no types.
    """Fills botbuilder's adapter: who came in is known, what goes out is counted."""

    def __init__(self, connector: Sends) -> None:
        super().__init__()
        self._connector = connector

    async def process(
        self, activity: Activity, body: Mapping[str, Any], bot: Bot
    ) -> InvokeResponse:
        """Run a turn; return what its request is answered with."""
        context = TurnContext(self, activity)
        context.turn_state[HEARD] = heard_in(body)
        await bot.on_turn(context)
        answer = context.turn_state.get(_ANSWER)
        return answer or InvokeResponse(status=int(HTTPStatus.OK))

    async def send_activities(
        self, context: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        """Send what a turn says, in order; an invoke is answered at its end."""
        sent = []
        for activity in activities:
            if activity.type == ActivityTypes.invoke_response:
                context.turn_state[_ANSWER] = activity.value
                sent.append(ResourceResponse())
                continue
            heard: Heard = context.turn_state[HEARD]
            activity_id = await self._connector.send(
                heard.service_url, heard.thread, wire(activity)
            )
            sent.append(ResourceResponse(id=activity_id))
        return sent

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        """Show an activity in the place of the one with its id."""
        heard: Heard = context.turn_state[HEARD]
        await self._connector.update(
            heard.service_url, heard.thread, activity.id, wire(activity)
        )

    async def delete_activity(
        self, context: TurnContext, reference: ConversationReference
    ) -> None:
        """Take back what the desk said here."""
        heard: Heard = context.turn_state[HEARD]
        await self._connector.delete(
            heard.service_url, heard.thread, reference.activity_id
        )


def wire(activity: Activity) -> Json:
    """Return an activity as JSON; botbuilder's own way looks into every cell of it."""
    return {
        "type": activity.type,
        **_set("text", activity.text),
        **_set("summary", activity.summary),
        **_set("replyToId", activity.reply_to_id),
        **_set("channelData", activity.channel_data),
        **_set("attachments", _attachments(activity)),
    }


def _attachments(activity: Activity) -> list[Mapping[str, Any]]:
    return [
        {"contentType": each.content_type, "content": each.content}
        for each in activity.attachments or ()
    ]


def _set(name: str, value: object) -> Json:
    return {name: value} if value else {}
