"""What is said, drawn once when it is stored."""

import re
import secrets

from markupsafe import escape

from cards.elements import Card
from cards.escape import clean
from cards.html import as_html

_ANCHOR = re.compile("card-[0-9a-f]{12}")


def card_html(card: Card) -> str:
    """Draw a card; the ids in it differ from those of every other card of a page."""
    return as_html(card, anchor=f"card-{secrets.token_hex(6)}")


def is_same(html: str, other: str) -> bool:
    """Whether two drawings differ in nothing but their ids."""
    return _ANCHOR.sub("", html) == _ANCHOR.sub("", other)


def words_html(words: str) -> str:
    """Draw what a person wrote: their lines, nothing of it read as markup."""
    return f'<p class="words" dir="auto">{escape(clean(words))}</p>'
