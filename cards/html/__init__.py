"""A card as HTML, as the desk's own page shows it."""

from cards.html.card import as_html
from cards.html.tag import Safe

__all__ = ["Safe", "as_html"]
