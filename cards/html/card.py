"""The whole of a card as an article."""

from cards.addresses import is_calendar, is_file, web_address
from cards.elements import (
    Badge,
    Button,
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
    by_weight,
)
from cards.html.form import form
from cards.html.parts import badge, button, facts, fold, items, progress, sign, text
from cards.html.tag import SPACE, Safe, tag, together, words
from cards.phrases import Phrases, phrases

_COPY = "card-copy button button-primary"


def as_html(card: Card, *, anchor: str = "card") -> Safe:
    """
    Return *card* as an `<article>` with class names, without style or script.

    *anchor* begins the ids in it, so it must differ between cards of one page. A press
    is a `<button data-verb data-target>`, a form a `<form data-verb data-target>`.
    """
    return tag(
        "article",
        _head(card, anchor),
        *(_element(each, card, anchor, n) for n, each in enumerate(card.elements)),
        _links(card, "card-papers", files=True),
        _buttons(card),
        _links(card, "card-links", files=False),
        _footer(card),
        class_=f"card card-{card.tone.value}",
        lang=card.language,
        aria_labelledby=f"{anchor}-title",
    )


def _head(card: Card, anchor: str) -> Safe:
    title = together(_title_sign(card), tag("bdi", card.title))
    return tag(
        "header",
        words("p", card.eyebrow, "card-eyebrow") if card.eyebrow else Safe(),
        tag("h3", title, class_="card-title", id=f"{anchor}-title"),
        _badges(card.badges),
        class_="card-head",
    )


def _title_sign(card: Card) -> Safe:
    if card.tone in {Tone.NEUTRAL, Tone.MUTED}:
        return Safe()
    return sign(card.tone)


def _badges(badges: tuple[Badge, ...]) -> Safe:
    if not badges:
        return Safe()
    lines = (tag("li", badge(each)) for each in badges)
    return tag("ul", *lines, class_="card-badges", role="list")


def _element(element: Element, card: Card, anchor: str, number: int) -> Safe:
    said = phrases(card.language)
    match element:
        case Text():
            return text(element, said)
        case Facts():
            return facts(element)
        case Fold():
            return fold(element)
        case Progress():
            return progress(element, said)
        case Items():
            return items(element)
        case Form():
            titled = element.title != card.title
            return form(element, said, anchor=f"{anchor}-{number}", titled=titled)


def _buttons(card: Card) -> Safe:
    if not card.buttons:
        return Safe()
    first, more = by_weight(card.buttons)
    shown = (button(each) for each in first)
    return tag("div", *shown, _more(more, card), class_="card-buttons")


def _more(buttons: tuple[Button, ...], card: Card) -> Safe:
    """Fold away what is seldom pressed; it opens in its place."""
    if not buttons:
        return Safe()
    title = words("summary", phrases(card.language).more(), "button more-title")
    folded = tag("div", *(button(each) for each in buttons), class_="more-buttons")
    return tag("details", title, folded, class_="more")


def _links(card: Card, class_: str, *, files: bool) -> Safe:
    """Return files, which are read before a button is pressed, or all other links."""
    shown = [each for each in card.links if is_file(each.address) is files]
    if not shown:
        return Safe()
    said = phrases(card.language)
    lines = (tag("li", _link(each, said)) for each in shown)
    return tag("ul", *lines, class_=class_, role="list")


def _link(link: Link, said: Phrases) -> Safe:
    if is_calendar(link.address):
        # It is not opened but handed to a calendar program: the page copies it.
        label = tag("bdi", link.label)
        return tag("a", label, class_=_COPY, href=link.address, data_copy=True)
    of_desk = is_file(link.address)
    address = link.address if of_desk else web_address(link.address)
    if address is None:  # What may not be opened is still named.
        return words("span", link.label, "card-unlinked")
    leaves = tag("span", SPACE, said.new_tab(), class_="spoken")
    label = together(tag("bdi", link.label), leaves)
    away = {"target": "_blank", "rel": "noopener noreferrer"}
    class_ = "card-file" if of_desk else "card-link"
    return tag("a", label, class_=class_, href=address, **away)


def _footer(card: Card) -> Safe:
    return words("footer", card.footer, "card-footer") if card.footer else Safe()
