"""
How much a message holds, and how a card is made to fit.

Teams counts UTF-16 and refuses above 100 KB; Slack counts blocks and characters. A
card that is too long loses the last lines of its lists first and says so, then the
ends of its longest texts; its buttons go last, and by name.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from cards.elements import Card, Element, Facts, Fold, Items, Text
from cards.escape import cut, one_line
from cards.phrases import phrases

T = TypeVar("T")
Fits = Callable[[Card], bool]
Size = Callable[[object], int]

TEAMS_AIM = 40 * 1024  # Bytes of UTF-16; what Teams took before it took more.
TEAMS_MOST = 80 * 1024

PAGE = 12  # Lines of a list that every channel shows whole, with long titles.

TITLE = 200  # Code points from here on.
SHORT = 80  # Eyebrows, badges, labels.
LINE = 300  # A line of a list and its note.
PARAGRAPH = 3000
PLAIN = 500

# What is drawn holds nothing twice: to look for circles costs a quarter more.
_SHORTEST = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False
)
_SHORTER = (None, 1500, 700, 300, 120)  # Caps tried one after another.


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list: page *number* of *count*, with *left* items after it."""

    items: tuple[T, ...]
    number: int
    count: int
    left: int


def page_items(items: Sequence[T], *, page: int, size: int) -> Page[T]:
    """
    Return one *page* (from 1) of *size* items.

    A page before the first is the first, one behind the last is the last; an empty
    list has one empty page.
    """
    count = max(1, -(-len(items) // size))
    number = min(max(page, 1), count)
    shown = tuple(items[(number - 1) * size : number * size])
    return Page(shown, number, count, max(0, len(items) - number * size))


def utf16_size(payload: object) -> int:
    """Return the bytes of *payload* as JSON in UTF-16, as Teams counts."""
    return len(as_json(payload).encode("utf-16-le"))


def as_json(payload: object) -> str:
    """Return *payload* as the shortest JSON, letters as they are."""
    return _SHORTEST.encode(payload)


def fit(card: Card, *, fits: Fits) -> Card | None:
    """
    Return *card* with lists and texts short enough for *fits*, or None if none are.

    Buttons, links and forms stay as they are.
    """
    for limit in _SHORTER:
        shorter = fewer_items(_shortened(card, limit), fits=fits)
        if fits(shorter):
            return shorter
    return None


def fewer_items(card: Card, *, fits: Fits) -> Card:
    """Return *card* with as many lines of its lists, from the first, as *fits*."""
    if fits(card):
        return card
    least, most = 0, sum(len(each.items) for each in _lists(card)) - 1
    while least < most:  # The lines that fit are searched for by halves.
        middle = (least + most + 1) // 2
        if fits(_with_items(card, middle)):
            least = middle
        else:
            most = middle - 1
    return _with_items(card, least)


def bare(card: Card, *, fits: Fits) -> Card:
    """
    Return what must not be lost of *card*: its one line, its buttons, and what is not.

    The last resort: used where no shorter text would do.
    """
    words = phrases(card.language).parts_left_out()
    stripped = replace(
        card,
        title=cut(one_line(card.title), TITLE),
        elements=(Text(cut(one_line(card.plain), PLAIN)), Text(words)),
        badges=card.badges[:3],
        links=(),
        footer="",
    )
    kept = len(card.buttons)
    while kept and not fits(_with_buttons(stripped, kept)):
        kept //= 2
    return _with_buttons(stripped, kept)


def _lists(card: Card) -> list[Items]:
    return [each for each in card.elements if isinstance(each, Items)]


def _with_items(card: Card, count: int) -> Card:
    """Keep the first *count* lines of all lists together."""
    elements: list[Element] = []
    for each in card.elements:
        if isinstance(each, Items):
            elements.append(_first(each, count, language=card.language))
            count = max(0, count - len(each.items))
        else:
            elements.append(each)
    return replace(card, elements=tuple(elements))


def _first(items: Items, count: int, *, language: str) -> Items:
    left = len(items.items) - count
    if left <= 0:
        return items
    more = f"{phrases(language).lines_left_out(left)} {items.more}".strip()
    return replace(items, items=items.items[:count], more=more)


def _shortened(card: Card, limit: int | None) -> Card:
    if limit is None:
        return card
    elements = tuple(_shorter(each, limit) for each in card.elements)
    return replace(card, elements=elements, footer=cut(card.footer, limit))


def _shorter(element: Element, limit: int) -> Element:
    if isinstance(element, Text):
        return replace(element, text=cut(element.text, limit))
    if isinstance(element, Facts):
        pairs = ((label, cut(value, limit)) for label, value in element.pairs)
        return replace(element, pairs=tuple(pairs))
    if isinstance(element, Fold):
        return replace(element, lines=_shorter_lines(element.lines, limit))
    return element


def _shorter_lines(lines: tuple[str, ...], limit: int) -> tuple[str, ...]:
    kept = tuple(cut(line, limit) for line in lines[: max(3, limit // 30)])
    return kept if len(kept) == len(lines) else (*kept, "…")


def _with_buttons(card: Card, count: int) -> Card:
    left = card.buttons[count:]
    if not left:
        return card
    labels = ", ".join(one_line(button.label) for button in left)
    said = Text(phrases(card.language).buttons_left_out(cut(labels, PLAIN)))
    return replace(card, buttons=card.buttons[:count], elements=(*card.elements, said))
