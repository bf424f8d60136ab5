"""What is said, drawn once when it is stored."""

import secrets

from markupsafe import escape

from cards.elements import Card
from cards.escape import clean
from cards.html import as_html


def card_html(card: Card) -> str:
    """Draw a card; the ids in it differ from those of every other card of a page."""
    return as_html(card, anchor=f"card-{secrets.token_hex(6)}")


def words_html(words: str) -> str:
    """Draw what a person wrote: their lines, nothing of it read as markup."""
    return f'<p class="words" dir="auto">{escape(clean(words))}</p>'
