"""The whole of an Adaptive Card, from the case's code down to the links."""

import re
from collections.abc import Iterable
from itertools import chain

from cards.adaptive.actions import button_rows, file_rows, link_rows
from cards.adaptive.form import form
from cards.adaptive.items import items
from cards.adaptive.parts import badges, facts, fold, progress, text
from cards.adaptive.text import Json, label, marked, shown, small
from cards.addresses import is_file, version_in, web_address
from cards.elements import (
    Card,
    Element,
    Facts,
    Fold,
    Form,
    Items,
    Link,
    Progress,
    Text,
    Tone,
)
from cards.limits import (
    PLAIN,
    TEAMS_AIM,
    TEAMS_MOST,
    TITLE,
    Fits,
    Size,
    bare,
    fit,
    utf16_size,
)
from cards.phrases import phrases
from cards.signs import SIGNS

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}

_ANGLES = re.compile("[<>]")


def as_adaptive_card(card: Card, *, site: str = "", size: Size = utf16_size) -> Json:
    """
    Return *card* as an Adaptive Card that Teams takes, shortened where it must be.

    A version of a document is a press, for each gets a link of their own. *site* is the
    desk's own address, under which such links open; without one they are only named.
    *size* is for who knows a faster way to tell the bytes of a payload in Teams.
    """
    payload = _payload(card, site)
    if size(payload) <= TEAMS_AIM:
        return payload
    return _payload(fit_adaptive(card, site=site, size=size), site)


def fit_adaptive(card: Card, *, site: str = "", size: Size = utf16_size) -> Card:
    """Return *card* short enough for Teams: 40 KB aimed at, 80 KB never passed."""
    aimed_at, most = (_within(each, site, size) for each in (TEAMS_AIM, TEAMS_MOST))
    return fit(card, fits=aimed_at) or fit(card, fits=most) or bare(card, fits=most)


def _within(limit: int, site: str, size: Size) -> Fits:
    return lambda card: size(_payload(card, site)) <= limit


def _payload(card: Card, site: str) -> Json:
    plain = shown(card.plain, PLAIN)
    language = label(card.language)
    turned = {"rtl": True} if language[:2] in RIGHT_TO_LEFT else {}
    return {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": "1.5",
        "lang": language,
        **turned,
        "fallbackText": plain,
        "speak": _ANGLES.sub(" ", plain),  # It may be read as SSML.
        "body": [*_head(card), *_elements(card), *_foot(card, site)],
    }


def _head(card: Card) -> Iterable[Json]:
    if card.eyebrow:
        yield small(card.eyebrow)
    sign = "" if card.tone in {Tone.NEUTRAL, Tone.MUTED} else f"{SIGNS[card.tone]} "
    yield {
        "type": "TextBlock",
        "text": sign + marked(card.title, TITLE),
        "style": "heading",
        "size": "Large",
        "weight": "Bolder",
        "wrap": True,
        "spacing": "None" if card.eyebrow else "Default",
    }
    yield from badges(card.badges)


def _elements(card: Card) -> Iterable[Json]:
    return chain.from_iterable(
        _element(element, card, number) for number, element in enumerate(card.elements)
    )


def _element(element: Element, card: Card, number: int) -> Iterable[Json]:
    words = phrases(card.language)
    match element:
        case Text():
            return [text(element)]
        case Facts():
            return [facts(element)] if element.pairs else []
        case Fold():
            return fold(element, name=f"fold-{number}")
        case Progress():
            return progress(element, words)
        case Items():
            return items(element)
        case Form():
            return form(element, words, titled=element.title != card.title)


def _foot(card: Card, site: str) -> Iterable[Json]:
    asks = any(isinstance(element, Form) for element in card.elements)
    inputs = False if asks else None  # Else unanswered questions would bar a press.
    yield from file_rows(card.links, inputs=inputs)  # They are read before a press.
    yield from button_rows(card.buttons, inputs=inputs)
    others = [link for link in card.links if not version_in(link.address)]
    yield from link_rows(others, site=site)
    for link in others:
        if web_address(link.address, site=site) is None:
            yield small(_unopened(link, card))
    if card.footer:
        yield small(card.footer, separator=True)


def _unopened(link: Link, card: Card) -> str:
    """Name what cannot be opened from here, so that nobody misses it."""
    name = label(link.label)
    words = phrases(card.language)
    return words.at_the_desk(name) if is_file(link.address) else name
