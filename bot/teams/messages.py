"""A card as the message that Teams takes."""

from bot.seated.once import new_once
from bot.teams.connector.refusals import TOO_BIG
from bot.teams.drawing import CARD, Json, in_chat
from bot.teams.own_views import ROOM, refresh_of
from bot.vendor_json import wire_size
from cards.adaptive.text import shown
from cards.elements import Card
from cards.limits import TEAMS_AIM, TEAMS_MOST
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
    sizes: list[int] = []

    def size(payload: object) -> int:
        sizes.append(wire_size(payload))
        return sizes[-1]

    drawn = in_chat(card, once=new_once(), site=site, size=size)
    message = {
        "type": "message",
        "summary": shown(card.plain, _SUMMARY),
        "attachments": [{"contentType": CARD, "content": drawn}],
        "channelData": {
            **({"notification": {"alert": True}} if alert else {}),
            **({"sesDeskKey": key} if key else {}),
        },
    }
    room = _room_in(message, of_card=sizes[0] + wire_size(key))
    if room < 0:
        raise Undelivered(TOO_BIG, fate=Fate.UNFIT)
    if card.own_views is not None and room >= ROOM:
        # Where it finds no room, everybody still has the button that asks for it.
        drawn["refresh"] = refresh_of(card.own_views)
    return message


def _room_in(message: Json, *, of_card: int) -> int:
    """
    Return the bytes that a message may still take.

    Most cards are as short as is aimed at, and then a chat adds less than half of that
    to the presses in them: to write all of it out once more would only say so.
    """
    if of_card <= TEAMS_AIM:
        return ROOM
    return TEAMS_MOST - wire_size(message)
