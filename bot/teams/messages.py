"""A card as the message that Teams takes."""

import secrets
from collections.abc import Sequence

from bot.teams.connector.refusals import TOO_BIG
from bot.teams.drawing import CARD, Json, in_chat
from bot.teams.own_views import refresh_of
from cards.adaptive.text import shown
from cards.elements import Card
from cards.limits import TEAMS_MOST, utf16_size
from dialogs.channel import Fate, Undelivered

_SUMMARY = 200  # Code points; a phone shows fewer.
_ONCE = 9  # Bytes that nobody guesses.


def as_message(
    card: Card,
    *,
    site: str = "",
    key: str = "",
    alert: bool = False,
    accounts: Sequence[str] = (),
) -> Json:
    """
    Return *card* as an activity; Undelivered where it cannot be made short enough.

    Its one line is the `summary`, which notifications show: as `text` it would stand
    above the card once more. *alert* puts it into its reader's activity feed. Teams
    does not promise to keep *key*; that and the ids it gives are all that tells a
    double. *accounts* are of those to whom it is shown as their own.
    """
    drawn = in_chat(card, once=secrets.token_urlsafe(_ONCE), site=site)
    message = {
        "type": "message",
        "summary": shown(card.plain, _SUMMARY),
        "attachments": [{"contentType": CARD, "content": drawn}],
        "channelData": {
            **({"notification": {"alert": True}} if alert else {}),
            **({"sesDeskKey": key} if key else {}),
        },
    }
    if card.own_views is not None:
        drawn["refresh"] = refresh_of(card.own_views, accounts)
    if _is_too_big(message):
        drawn.pop("refresh", None)  # Everybody still has the button that asks for it.
        if _is_too_big(message):
            raise Undelivered(TOO_BIG, fate=Fate.UNFIT)
    return message


def _is_too_big(message: Json) -> bool:
    return utf16_size(message) > TEAMS_MOST
