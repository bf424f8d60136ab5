"""Texts, facts, folds, phases and lists as blocks."""

from collections.abc import Iterable, Sequence

from cards.blockkit.buttons import button, left_out
from cards.blockkit.text import (
    CONTEXT,
    FIELD,
    HEADER,
    Json,
    bare_link,
    cleaned,
    line,
    linked,
    plain,
    strong,
    strong_line,
)
from cards.elements import (
    Badge,
    Facts,
    Fold,
    Item,
    Items,
    Progress,
    Step,
    StepState,
    Text,
    Tone,
)
from cards.escape import clean, one_line
from cards.limits import LINE, SHORT
from cards.phrases import Phrases
from cards.signs import COLOURED_SIGNS, NEXT, STEP_SIGNS

UNBROKEN = "\u00a0"
_PAIRS = 5  # Ten fields in a section, two for a label and its value.
_CONTEXT = 10


def section(text: Json) -> Json:
    """Return a block of one text."""
    return {"type": "section", "text": text}


def header(title: str) -> Json:
    """Return a title on a line of its own."""
    return {"type": "header", "text": line(title, HEADER)}


def context(*texts: Json) -> Json:
    """Return a line in small letters."""
    return {"type": "context", "elements": list(texts)}


def text(element: Text) -> Json:
    """Return a paragraph; a tone gives it a sign."""
    if element.tone is Tone.MUTED:
        return context(plain(element.text, CONTEXT))
    toned = element.tone is not Tone.NEUTRAL
    words = f"{COLOURED_SIGNS[element.tone]} {element.text}" if toned else element.text
    return section(strong(words) if element.strong else plain(words))


def facts(element: Facts) -> Iterable[Json]:
    """Yield labels and values side by side; values keep their letters as they are."""
    for start in range(0, len(element.pairs), _PAIRS):
        fields: list[Json] = []
        for label, value in element.pairs[start : start + _PAIRS]:
            fields += [strong_line(label, SHORT), plain(value, FIELD)]
        yield {"type": "section", "fields": fields}


def badges(each: Sequence[Badge]) -> Iterable[Json]:
    """Yield badges in small letters, the sign bringing the colour."""
    for start in range(0, len(each), _CONTEXT):
        yield context(*(_badge(badge) for badge in each[start : start + _CONTEXT]))


def fold(element: Fold) -> Json:
    """Return in small letters what other channels fold away: Slack cannot."""
    lines = "\n".join(f"• {clean(each)}" for each in element.lines).strip()
    return context(strong_line(element.title, SHORT), cleaned(lines, CONTEXT))


def progress(element: Progress) -> Iterable[Json]:
    """Yield where the case stands and the phases in their order."""
    if element.caption:
        yield section(strong(element.caption))
    if element.steps:
        line_of_steps = f"  {NEXT}  ".join(_step(each) for each in element.steps)
        yield section(plain(line_of_steps))


def items(element: Items, words: Phrases) -> Iterable[Json]:
    """Yield a block a line, what was left out last."""
    if element.title:
        yield section(strong_line(element.title, LINE))
    left: list[str] = []
    for number, each in enumerate(element.items):
        drawn = button(each.button, number) if each.button else None
        if each.button and not drawn:
            left.append(each.button.label)
        yield from _item(each, drawn)
    if left:
        yield left_out(left, words)
    if element.more:
        yield context(plain(element.more, CONTEXT))


def _badge(badge: Badge) -> Json:
    return line(_signed(badge), SHORT)


def _signed(badge: Badge) -> str:
    return f"{COLOURED_SIGNS[badge.tone]} {one_line(badge.text)}"


def _step(step: Step) -> str:
    times = f" ×{step.times}" if step.times > 1 else ""
    sign = STEP_SIGNS[step.state]
    now = step.state is StepState.CURRENT
    shown = COLOURED_SIGNS[Tone.NEUTRAL] if now else sign
    # A line breaks between two phases, and not within one.
    return f"{shown} {one_line(step.label)}{times}".replace(" ", UNBROKEN)


def _item(item: Item, accessory: Json | None) -> Iterable[Json]:
    link = linked(item.text, item.address)
    # A link stands alone: beside it nothing is read that people wrote.
    under = (
        one_line(item.lead) if link else "",
        _signed(item.badge) if item.badge else "",
        one_line(item.note),
    )
    note = "  ·  ".join(part for part in under if part)
    words = "  ".join(filter(None, (one_line(item.lead), one_line(item.text))))
    block = section(link or plain(f"{words}\n{note}", LINE))
    if accessory:
        block["accessory"] = accessory
    yield block
    if link and note:
        yield context(plain(note, LINE))
    elif not link and (address := bare_link(item.address)):
        yield context(address)
