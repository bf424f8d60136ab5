"""A card as the message that Teams takes."""

import secrets

from bot.teams.connector.refusals import TOO_BIG
from bot.teams.drawing import CARD, Json, in_chat
from cards.adaptive.text import shown
from cards.elements import Card
from cards.limits import TEAMS_MOST, utf16_size
from dialogs.channel import Fate, Undelivered

_SUMMARY = 200  # Code points; a phone shows fewer.
_ONCE = 9  # Bytes that nobody guesses.


def as_message(
    card: Card, *, site: str = "", key: str = "", alert: bool = False
) -> Json:
    """
    Return *card* as an activity; Undelivered where it cannot be made short enough.

    Its one line is the `summary`, which notifications show: as `text` it would stand
    above the card once more. *alert* puts it into its reader's activity feed. Teams
    does not promise to keep *key*; that and the ids it gives are all that tells a
    double.
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
    if utf16_size(message) > TEAMS_MOST:
        raise Undelivered(TOO_BIG, fate=Fate.UNFIT)
    return message
