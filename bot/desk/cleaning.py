"""Take words out of what the desk shows already, and out of every open page with it."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from bot.desk.drawing import words_html
from bot.desk.messages import DeskMessages, Message
from cards.escape import one_line

Clean = Callable[[str], str]

_LONG = 50  # A card may show no more than the beginning of what is longer.
_TAG = re.compile(r"(<[^>]*>)")
_VALUE = re.compile(r'="([^"]*)"')


def taking_out(said: Iterable[str], *, instead: str) -> Clean:
    """Return what replaces these texts, also broken otherwise or cut short."""
    ways = [way for words in said if words.strip() for way in _ways(words)]
    if not ways:
        return lambda text: text
    found = re.compile("|".join(ways))
    return lambda text: found.sub(instead, text)


def _ways(words: str) -> Iterator[str]:
    yield _spaced(words)
    if len(words) > _LONG:
        yield _spaced(words[:_LONG]) + r"[^\n]*"


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


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
