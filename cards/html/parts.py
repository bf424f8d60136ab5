"""Badges, texts, facts, folds, phases, lists and buttons as HTML."""

from cards.addresses import web_address
from cards.elements import (
    Badge,
    Button,
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
from cards.html.tag import SPACE, Safe, tag, together, words
from cards.phrases import Phrases
from cards.signs import SIGNS, STEP_SIGNS

_SHORT_LEAD = 4  # Characters: `12`, `10.2`, `v12`.


def sign(tone: Tone) -> Safe:
    """Return the sign of *tone*; who listens hears the words beside it."""
    return tag(
        "span", SIGNS[tone], class_=f"sign sign-{tone.value}", aria_hidden="true"
    )


def badge(element: Badge) -> Safe:
    """Return a badge: colour, sign and word."""
    content = (sign(element.tone), tag("bdi", element.text))
    return tag("span", *content, class_=f"badge badge-{element.tone.value}")


def text(element: Text, said: Phrases) -> Safe:
    """Return a paragraph; a tone makes it a notice with a sign and a word."""
    strong = " card-strong" if element.strong else ""
    muted = " card-quiet" if element.tone is Tone.MUTED else ""
    paragraph = words("p", element.text, f"card-text{strong}{muted}")
    if element.tone in {Tone.NEUTRAL, Tone.MUTED}:
        return paragraph
    word = tag("span", f"{said.tone(element.tone)}:", class_="spoken")
    class_ = f"notice notice-{element.tone.value}"
    return tag("div", sign(element.tone), word, paragraph, class_=class_)


def facts(element: Facts) -> Safe:
    """Return labels with their values."""
    rows = (
        tag("div", words("dt", label, "fact"), words("dd", value, "fact-value"))
        for label, value in element.pairs
    )
    return tag("dl", *rows, class_="facts") if element.pairs else Safe()


def fold(element: Fold) -> Safe:
    """Return what opens when its title is pressed."""
    lines = (words("li", line, "fold-line") for line in element.lines)
    title = words("summary", element.title, "fold-title")
    return tag("details", title, tag("ul", *lines, role="list"), class_="fold")


def progress(element: Progress, said: Phrases) -> Safe:
    """Return the phases in their order, each with a sign and a word for its state."""
    caption = words("p", element.caption, "phases-caption") if element.caption else ""
    steps = (_step(each, said) for each in element.steps)
    line = tag("ol", *steps, class_="phases", role="list", aria_label=said.phases())
    return together(caption or Safe(), line)


def items(element: Items) -> Safe:
    """Return a list, its title first and what was left out last."""
    title = words("h4", element.title, "list-title") if element.title else Safe()
    lines = (_item(each) for each in element.items)
    more = words("p", element.more, "list-more") if element.more else Safe()
    return tag(
        "section",
        title,
        tag("ul", *lines, class_="items", role="list"),
        more,
        class_="list",
    )


def button(element: Button, *, named: str = "") -> Safe:
    """Return a press; *named* tells it apart from others of the same label."""
    return tag(
        "button",
        tag("bdi", element.label),
        type="button",
        class_=f"button button-{element.style.value}",
        data_verb=element.verb,
        data_target=element.target,
        aria_label=f"{element.label}: {named}" if named else None,
    )


def _step(step: Step, said: Phrases) -> Safe:
    mark = tag("span", STEP_SIGNS[step.state], class_="sign", aria_hidden="true")
    state = tag("span", f"({said.state(step.state)})", class_="spoken")
    label = (tag("bdi", step.label), _times(step, said), SPACE, state)
    return tag(
        "li",
        mark,
        tag("span", *label, class_="phase-label"),
        class_=f"phase phase-{step.state.value}",
        aria_current="step" if step.state is StepState.CURRENT else None,
    )


def _times(step: Step, said: Phrases) -> Safe:
    if step.times <= 1:
        return Safe()
    shown = tag("span", f"×{step.times}", aria_hidden="true")
    spoken = tag("span", said.times(step.times), class_="spoken")
    return together(SPACE, shown, spoken)


def _item(item: Item) -> Safe:
    note = words("span", item.note, "item-note") if item.note else Safe()
    mark = badge(item.badge) if item.badge else Safe()
    under = tag("p", mark, note, class_="item-under") if item.badge or item.note else ""
    body = (_item_text(item), under or Safe())
    name = f"{item.lead} {item.text}".strip()
    return tag(
        "li",
        words("span", item.lead, "item-lead"),
        tag("div", *body, class_="item-body"),
        button(item.button, named=name) if item.button else Safe(),
        class_=_item_class(item),
    )


def _item_class(item: Item) -> str:
    """Tell a line apart that has nothing in front of it, or more than a number."""
    if not item.lead:
        return "item item-bare"
    return "item" if len(item.lead) <= _SHORT_LEAD else "item item-named"


def _item_text(item: Item) -> Safe:
    address = web_address(item.address) if item.address else None
    if address is None:
        return words("p", item.text, "item-text")
    away = {"target": "_blank", "rel": "noopener noreferrer"}
    link = tag("a", tag("bdi", item.text), class_="card-link", href=address, **away)
    return tag("p", link, class_="item-text")
