"""The whole of a card as blocks, from the case's code down to the links."""

import json
from collections.abc import Iterable
from itertools import chain

from cards.addresses import is_file, web_address
from cards.blockkit.buttons import button_rows
from cards.blockkit.form import fields
from cards.blockkit.parts import (
    badges,
    context,
    facts,
    fold,
    header,
    items,
    progress,
    section,
    text,
)
from cards.blockkit.text import (
    CONTEXT,
    Json,
    escaped,
    line,
    marked,
    plain,
    strong,
)
from cards.elements import (
    Button,
    ButtonStyle,
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
from cards.escape import escape_mrkdwn
from cards.limits import LINE, SHORT, Size, bare, fit, utf16_size
from cards.phrases import phrases
from cards.signs import COLOURED_SIGNS

BLOCKS = 50
CHARACTERS = 12_000  # Of JSON in UTF-16: what Slack counts is written down nowhere.
VIEW_BLOCKS = 100
# Of JSON in ASCII. A view that answers on a socket goes in a frame of 20 KiB.
MODAL_BYTES = 16_000
HOME_BYTES = 60_000


def as_blocks(card: Card, *, site: str = "", size: Size = utf16_size) -> list[Json]:
    """
    Return *card* as blocks that Slack takes, shortened where it must be.

    *site* is the desk's own address, under which links to its files open. A form
    stands in the message itself; `as_modal` is for where a modal can be opened. *size*
    is for who knows a faster way to tell the bytes of blocks as JSON in UTF-16.
    """
    blocks = _blocks(card, site)
    if _takes(blocks, size):
        return blocks
    return _blocks(fit_blocks(card, site=site, size=size), site)


def fit_blocks(card: Card, *, site: str = "", size: Size = utf16_size) -> Card:
    """Return *card* short enough for Slack: 50 blocks and 12,000 characters."""

    def fits(shorter: Card) -> bool:
        return _takes(_blocks(shorter, site), size)

    return fit(card, fits=fits) or bare(card, fits=fits)


def view_blocks(card: Card, *, site: str = "", most: int) -> list[Json]:
    """Return *card* as the blocks of a view: 100 of them, *most* bytes together."""

    def fits(shorter: Card) -> bool:
        blocks = _blocks(shorter, site)
        return len(blocks) <= VIEW_BLOCKS and len(json.dumps(blocks)) <= most

    if not fits(card):
        card = fit(card, fits=fits) or bare(card, fits=fits)
    return _blocks(card, site)


def _takes(blocks: list[Json], size: Size) -> bool:
    return len(blocks) <= BLOCKS and size(blocks) <= 2 * CHARACTERS


def _blocks(card: Card, site: str) -> list[Json]:
    elements = (element_blocks(each, card) for each in card.elements)
    return [*_head(card), *chain.from_iterable(elements), *foot_blocks(card, site)]


def _head(card: Card) -> Iterable[Json]:
    if card.eyebrow:
        yield context(line(card.eyebrow, LINE))
    toned = card.tone not in {Tone.NEUTRAL, Tone.MUTED}
    sign = f"{COLOURED_SIGNS[card.tone]} " if toned else ""
    yield header(sign + card.title)
    yield from badges(card.badges)


def element_blocks(element: Element, card: Card) -> Iterable[Json]:
    """Return one element of *card*, as it is drawn in a message."""
    match element:
        case Text():
            return [text(element)]
        case Facts():
            return facts(element)
        case Fold():
            return [fold(element)]
        case Progress():
            return progress(element)
        case Items():
            return items(element, phrases(card.language))
        case Form():
            return _form(element, card)


def _form(form: Form, card: Card) -> Iterable[Json]:
    words = phrases(card.language)
    if form.title != card.title:
        yield section(strong(form.title))
    yield from fields(form, words)
    submit = Button(
        verb=form.verb,
        target=form.target,
        label=form.submit,
        style=ButtonStyle.PRIMARY,
    )
    yield from button_rows([submit], words)


def foot_blocks(card: Card, site: str) -> Iterable[Json]:
    """Yield what stands under a card: its buttons, links and footer."""
    for part in by_weight(card.buttons):  # Those seldom pressed in a row of their own.
        yield from button_rows(part, phrases(card.language))
    yield from (context(_link(each, card, site)) for each in card.links)
    if card.footer:
        yield context(plain(card.footer, CONTEXT))


def _link(link: Link, card: Card, site: str) -> Json:
    address = web_address(link.address, site=site)
    if address:
        return marked(f"<{escape_mrkdwn(address)}|{_label(link)}>")
    words = phrases(card.language)
    return line(
        words.at_the_desk(link.label) if is_file(link.address) else link.label, LINE
    )


def _label(link: Link) -> str:
    return escaped(link.label, SHORT).replace("|", "¦")
