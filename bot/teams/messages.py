"""A card as the message that Teams takes."""

from bot.seated.once import new_once
from bot.teams.connector.refusals import TOO_BIG
from bot.teams.drawing import CARD, Json, in_chat, wire_size
from bot.teams.own_views import ROOM, refresh_of
from cards.adaptive.text import shown
from cards.elements import Card
from cards.limits import TEAMS_MOST
from dialogs.channel import Fate, Undelivered

_SUMMARY = 200  # Code points; a phone shows fewer.


def as_message(
    card: Card, *, site: str = "", key: str = "", alert: bool = False
) -> Json:
    """
    Return *card* as an activity; Undelivered where it cannot be made short enough.

    Its one line is the `summary`, which notifications show: as `text` it would stand
    above the card once more. *alert* puts it into its reader's activity feed. Teams
    does not promise to keep *key*; that and the ids it gives are all that tells a
    double. Who sees it as their own is named by `name_readers`.
    """
    drawn = in_chat(card, once=new_once(), site=site)
    message = {
        "type": "message",
        "summary": shown(card.plain, _SUMMARY),
        "attachments": [{"contentType": CARD, "content": drawn}],
        "channelData": {
            **({"notification": {"alert": True}} if alert else {}),
            **({"sesDeskKey": key} if key else {}),
        },
    }
    size = wire_size(message)
    if size > TEAMS_MOST:
        raise Undelivered(TOO_BIG, fate=Fate.UNFIT)
    if card.own_views is not None and size + ROOM <= TEAMS_MOST:
        # Where it finds no room, everybody still has the button that asks for it.
        drawn["refresh"] = refresh_of(card.own_views)
    return message
