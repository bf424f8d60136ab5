"""The `refresh` of a card in a room: who is shown a card of their own, and how."""

from collections.abc import Sequence

from bot.teams.drawing import Json
from cards.elements import OwnViews

MOST = 60  # More are not let in by Teams; they press the button instead.
ROOM = MOST * 2 * 160  # Bytes of UTF-16 that the ids of so many take at most.


def refresh_of(views: OwnViews, readers: Sequence[str] = ()) -> Json:
    """
    Return by what Teams asks for people's own views.

    It does so by itself for the first sixty of *readers*, by Teams' own ids; others ask
    with "Refresh" in the message's menu.
    """
    asked = {"verb": views.verb, "data": {"target": views.target}}
    action = {"type": "Action.Execute", **asked}
    return {"action": action, "userIds": [*readers[:MOST]]}


def name_readers(message: Json, readers: Sequence[str]) -> None:
    """Say in a message who is to be shown a card of their own."""
    for each in message["attachments"]:
        if "refresh" in each["content"]:
            each["content"]["refresh"]["userIds"] = [*readers[:MOST]]
