"""
The plain-text twin of a card: e-mail, terminal, transcript.

Nothing is folded away, and a button stands as `[Sign]`, so that who reads it knows
what could be pressed.
"""

import textwrap
from collections.abc import Iterable

from cards.elements import (
    Badge,
    Button,
    Card,
    Element,
    Facts,
    Field,
    FieldKind,
    Fold,
    Form,
    Item,
    Items,
    Link,
    Progress,
    Step,
    Text,
    Tone,
)
from cards.escape import clean, one_line
from cards.phrases import Phrases, phrases
from cards.signs import SIGNS, STEP_SIGNS

_LABELS = 24  # The widest column of labels.


def as_plain(card: Card, *, width: int = 78) -> str:
    """Return *card* as lines of text of at most *width*, but for what has no space."""
    words = phrases(card.language)
    parts = [
        _head(card, width),
        *(_element(each, width, words, card.title) for each in card.elements),
        _wrapped(" ".join(_button(each) for each in card.buttons), width),
        "\n".join(_link(each) for each in card.links),
        _wrapped(card.footer, width),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(card: Card, width: int) -> str:
    badges = "  ".join(_badge(each) for each in card.badges)
    sign = "" if card.tone in {Tone.NEUTRAL, Tone.MUTED} else f"{SIGNS[card.tone]} "
    lines = (one_line(card.eyebrow), sign + one_line(card.title), badges)
    return "\n".join(_wrapped(line, width) for line in lines if line)


def _element(element: Element, width: int, words: Phrases, title: str) -> str:
    match element:
        case Text():
            return _wrapped(_toned(element, words), width)
        case Facts():
            return _facts(element, width)
        case Fold():
            return _fold(element, width)
        case Progress():
            return _progress(element, width, words)
        case Items():
            return _items(element, width)
        case Form():
            return _form(element, width, words, title)


def _toned(text: Text, words: Phrases) -> str:
    word = words.tone(text.tone)
    return f"{SIGNS[text.tone]} {word}: {text.text}" if word else text.text


def _facts(facts: Facts, width: int) -> str:
    pairs = [(one_line(label), value) for label, value in facts.pairs]
    column = min(max((len(label) for label, _ in pairs), default=0), _LABELS)
    return "\n".join(
        _wrapped(f"{label + ':':<{column + 1}} {value}", width, " " * (column + 2))
        for label, value in pairs
    )


def _fold(fold: Fold, width: int) -> str:
    lines = (_wrapped(f"- {line}", width, "  ") for line in fold.lines)
    return "\n".join([one_line(fold.title), *lines])


def _progress(progress: Progress, width: int, words: Phrases) -> str:
    steps = " > ".join(_step(each, words) for each in progress.steps)
    parts = (_wrapped(progress.caption, width), _wrapped(steps, width))
    return "\n".join(part for part in parts if part)


def _step(step: Step, words: Phrases) -> str:
    times = f" ({words.times(step.times)})" if step.times > 1 else ""
    return f"{STEP_SIGNS[step.state]} {one_line(step.label)}{times}"


def _items(items: Items, width: int) -> str:
    lines = (_item(each, width) for each in items.items)
    parts = (one_line(items.title), *lines, _wrapped(items.more, width))
    return "\n".join(part for part in parts if part)


def _item(item: Item, width: int) -> str:
    lead = f"{one_line(item.lead):>3}  "
    ends = (
        one_line(item.note),
        _badge(item.badge) if item.badge else "",
        _button(item.button) if item.button else "",
    )
    address = one_line(item.address)
    lines = [one_line(item.text), address, "  ".join(end for end in ends if end)]
    indent = " " * len(lead)
    return _wrapped(lead + f"\n{indent}".join(filter(None, lines)), width, indent)


def _form(form: Form, width: int, words: Phrases, title: str) -> str:
    heading = "" if form.title == title else one_line(form.title)
    fields = (_field(each, width, words) for each in form.fields)
    submit = f"[{one_line(form.submit)}]"
    parts = (heading, _wrapped(form.intro, width), *fields, submit)
    return "\n".join(part for part in parts if part)


def _field(field: Field, width: int, words: Phrases) -> str:
    asked = (words.kind(field.kind), "" if field.required else words.optional())
    kind = ", ".join(word for word in asked if word)
    label = one_line(field.label) + (f" ({kind})" if kind else "")
    options = words.answers() if field.kind is FieldKind.YES_NO else field.options
    shown = dict(options).get(field.value, field.value)
    lines = [
        _wrapped(f"{label}: {shown or '____'}", width, "  "),
        _wrapped(f"  {one_line(field.hint)}", width, "  "),
        _wrapped(f"  {SIGNS[Tone.LATE]} {one_line(field.problem)}", width, "  ")
        if field.problem
        else "",
        _options(field, width),
    ]
    return "\n".join(line for line in lines if line.strip())


def _options(field: Field, width: int) -> str:
    labels = " / ".join(one_line(label) for _, label in field.options)
    return _wrapped(f"  {labels}", width, "  ") if labels else ""


def _badge(badge: Badge) -> str:
    return f"{SIGNS[badge.tone]} {one_line(badge.text)}"


def _button(button: Button) -> str:
    return f"[{one_line(button.label)}]"


def _link(link: Link) -> str:
    return f"{one_line(link.label)}: {one_line(link.address)}"


def _wrapped(text: str, width: int, indent: str = "") -> str:
    """Wrap each line at spaces only, so that addresses stay whole."""
    return "\n".join(_lines(_kept_indent(text), width, indent))


def _kept_indent(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        yield line[: len(line) - len(bare)], clean(bare)


def _lines(lines: Iterable[tuple[str, str]], width: int, indent: str) -> Iterable[str]:
    for number, (start, line) in enumerate(lines):
        yield textwrap.fill(
            line,
            width,
            initial_indent=start if start or not number else indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
