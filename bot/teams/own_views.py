"""The `refresh` of a card in a room: who is shown a card of their own, and how."""

from collections.abc import Iterable

from bot.teams.drawing import Json
from cards.elements import OwnViews

MOST = 60  # More are not let in by Teams; they press the button instead.


def member_id(account: str) -> str:
    """
    Return how Teams calls an account of the tenant among a card's readers.

    Microsoft writes a directory's user as `8:orgid:` and the object id ("Understand
    identifier types" of Azure Communication Services, raw id of a Teams user).
    """
    return f"8:orgid:{account}"


def refresh_of(views: OwnViews, accounts: Iterable[str]) -> Json:
    """
    Return by what Teams asks for people's own views, at most for so many by itself.

    Whoever is not among them asks with "Refresh card" in the message's menu.
    """
    asked = {"verb": views.verb, "data": {"target": views.target}}
    members = [member_id(account) for account in accounts]
    return {"action": {"type": "Action.Execute", **asked}, "userIds": members[:MOST]}
