"""A card as the Home tab of the app."""

from cards.blockkit.card import HOME_BYTES, view_blocks
from cards.blockkit.text import Json
from cards.elements import Card


def as_home(card: Card, *, site: str = "") -> Json:
    """Return *card* as a view for `views.publish`; what is too long is cut and said."""
    return {"type": "home", "blocks": view_blocks(card, site=site, most=HOME_BYTES)}
