"""Answers to invokes, in the shapes that Teams documents."""

from http import HTTPStatus
from typing import Any

from botbuilder.schema import InvokeResponse

from bot.teams.drawing import CARD
from cards.elements import Card

_MESSAGE = "application/vnd.microsoft.activity.message"
_ERROR = "application/vnd.microsoft.error"
_THUMBNAIL = "application/vnd.microsoft.card.thumbnail"
_TOAST = 400  # Characters that are read before they go.

Json = dict[str, Any]


def answered(body: Json | None = None) -> InvokeResponse:
    """Return HTTP 200 with a body, or without one where nothing is to be said."""
    return InvokeResponse(status=int(HTTPStatus.OK), body=body)


def card_shown(card: Json) -> InvokeResponse:
    """Show a card in the place of the pressed one, to whoever pressed it."""
    return answered({"statusCode": 200, "type": CARD, "value": card})


def words_shown(words: str) -> InvokeResponse:
    """Show words for a moment, and leave the pressed card as it is."""
    said = words[:_TOAST] or " "
    return answered({"statusCode": 200, "type": _MESSAGE, "value": said})


def bad_press(why: str) -> InvokeResponse:
    """Say that a press could not be read: HTTP 200, as Teams wants it, with a 400."""
    value = {"code": "BadRequest", "message": why}
    return answered({"statusCode": 400, "type": _ERROR, "value": value})


def link_shown(card: Card, drawn: Json) -> InvokeResponse:
    """Show a card in the place of a link; beforehand, its first words."""
    short = {"title": card.title, "text": card.plain}
    shown = {
        "contentType": CARD,
        "content": drawn,
        "preview": {"contentType": _THUMBNAIL, "content": short},
    }
    found = {"type": "result", "attachmentLayout": "list", "attachments": [shown]}
    return answered({"composeExtension": found})


def dialog_ended(words: str) -> InvokeResponse:
    """End a dialog with a line that says what was done, or why nothing was."""
    return answered({"task": {"type": "message", "value": words[:_TOAST] or " "}})
