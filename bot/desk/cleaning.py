"""Take words out of what the desk shows already, and out of every open page with it."""

import html
import re
from collections.abc import Callable, Iterable
from datetime import datetime

from bot.desk.drawing import words_html
from bot.desk.messages import DeskMessages, Message
from cards.escape import one_line

Clean = Callable[[str], str]

_TAG = re.compile(r"(<[^>]*>)")
_VALUE = re.compile(r'="([^"]*)"')


def clean_messages(
    found: Iterable[Message], clean: Clean, *, messages: DeskMessages, at: datetime
) -> int:
    """Replace each message that says what *clean* takes out; return how many did."""
    count = 0
    for message in found:
        cleaned = clean_html(message.html, clean)
        if cleaned == message.html and clean(message.plain) == message.plain:
            continue
        plain = clean(one_line(_text_of(cleaned)))
        messages.replace(message.id, plain=plain, html=cleaned, at=at)
        count += 1
    return count


def clean_html(fragment: str, clean: Clean) -> str:
    """
    Return a fragment whose texts and attributes are clean.

    What stands across several marks cannot be taken out of them: then the whole is
    drawn anew, as plain words.
    """
    pieces = _TAG.split(fragment)
    cleaned = "".join(
        _VALUE.sub(lambda found: f'="{_escaped(found[1], clean)}"', piece)
        if at % 2
        else _escaped(piece, clean)
        for at, piece in enumerate(pieces)
    )
    whole = _text_of(cleaned)
    return cleaned if clean(whole) == whole else words_html(clean(whole))


def _escaped(piece: str, clean: Clean) -> str:
    """Clean an escaped text; one that is clean stays as it was written."""
    text = html.unescape(piece)
    cleaned = clean(text)
    return piece if cleaned == text else html.escape(cleaned)


def _text_of(fragment: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", fragment)).split())
