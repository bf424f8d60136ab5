"""A card as the message that Slack takes."""

from bot.vendor_json import wire_size
from cards.blockkit import as_blocks
from cards.elements import Card
from cards.escape import cut, escape_mrkdwn, one_line

Json = dict[str, object]

# Code points. Slack takes four thousand characters of a message that it replaces, and
# each may stand for five once it is escaped.
_LINE = 700
_EVENT = "ses_desk_message"


def as_message(card: Card, *, site: str = "") -> Json:
    """
    Return the arguments by which a card is shown, for a new message and for another.

    Its one line is the `text`, which notifications and screen readers show; nothing in
    it is read as markup, a mention or a link.
    """
    return {
        "text": escape_mrkdwn(cut(one_line(card.plain), _LINE)),
        "blocks": as_blocks(card, site=site, size=wire_size),
        "parse": "none",
        "link_names": False,
    }


def as_new_message(card: Card, *, site: str = "", key: str = "") -> Json:
    """
    Return the arguments of a new message; Slack adds no previews of its links.

    Slack keeps *key* with it, so that a double can be told. Everybody in the workspace
    may read that: it says nothing.
    """
    payload = {"event_type": _EVENT, "event_payload": {"key": key}}
    return {
        **as_message(card, site=site),
        "unfurl_links": False,
        "unfurl_media": False,
        **({"metadata": payload} if key else {}),
    }
