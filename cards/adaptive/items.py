"""A list in an Adaptive Card: each line opens what it names."""

from collections.abc import Iterable

from cards.adaptive.actions import execute
from cards.adaptive.text import (
    Json,
    column,
    columns,
    label,
    run,
    runs,
    small,
)
from cards.addresses import web_address
from cards.elements import Badge, Button, Item, Items, Tone
from cards.limits import LINE
from cards.remembered import RememberedWithIt
from cards.signs import NEXT, SIGNS


def items(element: Items) -> Iterable[Json]:
    """Draw the lines under each other, what was left out last."""
    if element.title:
        yield runs(run(label(element.title), weight="Bolder"))
    for each in element.items:
        yield _item(each)
    if element.more:
        yield small(element.more, separator=True)


def _item(item: Item) -> Json:
    drawn = LINES.of(item)  # Its press is another each time: a channel changes it.
    if not item.button:
        return drawn
    press = execute(item.button, title=label(_title(item.button, item)))
    return {**drawn, "selectAction": press}


def _line(item: Item) -> Json:
    lead = [run(f"{label(item.lead)}  ", weight="Bolder")] if item.lead else []
    words = runs(*lead, _text(item))
    body = column(words, *_note(item), width="stretch")
    end = [column(_open(item.button))] if item.button else []
    return columns(body, *end, separator=True, spacing="Small")


LINES = RememberedWithIt(_line)  # Those of actions are the same while they last.


def _text(item: Item) -> Json | str:
    """Return what the line says; a press on it opens its address, where it has one."""
    url = web_address(item.address) if item.address else None
    if url is None:
        return run(label(item.text, LINE))
    opens = {"type": "Action.OpenUrl", "url": url, "title": label(item.text)}
    return run(label(item.text, LINE), color="Accent", selectAction=opens)


def _title(button: Button, item: Item) -> str:
    """Name a press for those who listen, short: it is sent twice."""
    return f"{button.label}: {item.lead or item.text}"


def _note(item: Item) -> list[Json]:
    note = label(item.note, LINE) if item.note else ""
    inlines = [_badge(item.badge)] if item.badge else []
    if note:
        gap = "  ·  " if inlines else ""
        inlines.append(run(gap + note, size="Small", isSubtle=True))
    return [runs(*inlines, spacing="None")] if inlines else []


def _badge(badge: Badge) -> Json | str:
    words = f"{SIGNS[badge.tone]} {label(badge.text)}"
    late = {"color": "Attention"} if badge.tone is Tone.LATE else {}
    return run(words, size="Small", weight="Bolder", **late)


def _open(button: Button) -> Json:
    return runs(run(f"{label(button.label)} {NEXT}", color="Accent"))
