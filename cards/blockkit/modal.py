"""
A form as a modal of Slack, and a card that is shown in one.

A view can answer what opened it, or be sent by itself. On a socket an answer is a
frame of 20 KiB: a form of many choices is longer and is sent by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cards.blockkit.card import (
    MODAL_BYTES,
    VIEW_BLOCKS,
    element_blocks,
    foot_blocks,
    view_blocks,
)
from cards.blockkit.form import block_of, fields
from cards.blockkit.metadata import NOWHERE, Metadata, pack
from cards.blockkit.parts import context, header, section
from cards.blockkit.text import FIELD, Json, length, line, plain
from cards.elements import Card, Field, FieldKind, Form
from cards.escape import clean, one_line
from cards.limits import LINE
from cards.phrases import phrases

_APP = "SES Desk"
_TITLE = 24
_CALLBACK = 255


def as_modal(
    asked: Form | Card,
    *,
    opened: Metadata = NOWHERE,
    language: str = "en",
    site: str = "",
) -> Json:
    """
    Return a form, or a card with one, as a view for `views.open`.

    Its verb is the callback id; its target goes into the private metadata with where
    the modal was *opened*. A card brings its own language. ValueError when Slack cannot
    carry them, the form has more blocks than a modal holds, or the card has no form.
    """
    card = asked if isinstance(asked, Card) else _card_around(asked, language)
    form = _form_of(card)
    verb, metadata = clean(form.verb), pack(replace(opened, target=form.target))
    blocks = [*_whole(form.title), *_asking(card), *foot_blocks(card, site)]
    if length(verb) > _CALLBACK or len(blocks) > VIEW_BLOCKS:
        message = f"the form {verb[:_CALLBACK]} is too large for a modal"
        raise ValueError(message)
    return {
        "type": "modal",
        "callback_id": verb,
        "private_metadata": metadata,
        "title": _title(form.title),
        "submit": line(form.submit, _TITLE),
        "close": line(phrases(card.language).cancel(), _TITLE),
        "blocks": blocks,
    }


def as_modal_of_card(
    card: Card,
    *,
    opened: Metadata = NOWHERE,
    site: str = "",
    pushed: bool = False,
) -> Json:
    """
    Return *card* as a view: what came of a form, or why nothing did.

    *pushed* says that a form stands under it, as it was filled in, to go back to. A
    card with a form asks it: `as_modal`. ValueError where Slack cannot carry where it
    was *opened*.
    """
    if any(isinstance(each, Form) for each in card.elements):
        return as_modal(card, opened=opened, site=site)
    words = phrases(card.language)
    return {
        "type": "modal",
        "private_metadata": pack(opened),
        "title": _title(card.title),
        "close": line(words.back() if pushed else words.close(), _TITLE),
        "blocks": _untitled(view_blocks(card, site=site, most=MODAL_BYTES), card),
    }


def as_loading_modal(title: str, *, language: str = "en") -> Json:
    """Return a view that is opened at once, since what it will show takes time."""
    words = phrases(language)
    return {
        "type": "modal",
        "title": _title(title),
        "close": line(words.close(), _TITLE),
        "blocks": [
            *_whole(title),
            section(plain(words.one_moment())),
        ],
    }


def field_errors(asked: Form | Card) -> dict[str, str]:
    """
    Return what is wrong with the answers, by the blocks of the form's modal.

    So a `view_submission` is answered with `response_action: errors`, and the modal
    stays as it was filled in. Empty where nothing is wrong with any one field.
    """
    return {
        block_of(field): one_line(field.problem)[:FIELD]
        for field in _fields_of(asked)
        if field.problem
    }


def asked_in(asked: Form | Card) -> frozenset[str]:
    """Return the blocks of a modal by which its answers come back, but for files."""
    return frozenset(
        block_of(field)
        for field in _fields_of(asked)
        if field.kind is not FieldKind.FILE
    )


def _fields_of(asked: Form | Card) -> Iterator[Field]:
    elements = asked.elements if isinstance(asked, Card) else (asked,)
    return (
        field for each in elements if isinstance(each, Form) for field in each.fields
    )


def _form_of(card: Card) -> Form:
    for each in card.elements:
        if isinstance(each, Form):
            return each
    message = "a card without a form cannot be asked"
    raise ValueError(message)


def _card_around(form: Form, language: str) -> Card:
    return Card(title=form.title, plain=form.title, elements=(form,), language=language)


def _asking(card: Card) -> Iterable[Json]:
    """Yield which case it is about, and the elements: the submit is the modal's own."""
    if card.eyebrow:
        yield context(line(card.eyebrow, LINE))
    for each in card.elements:
        if isinstance(each, Form):
            yield from fields(each, phrases(card.language), in_modal=True)
        else:
            yield from element_blocks(each, card)


def _title(title: str) -> Json:
    """Return a title that is read whole; a longer one stands as a header below."""
    return line(title if _fits(title) else _APP, _TITLE)


def _fits(title: str) -> bool:
    return 0 < length(one_line(title)) <= _TITLE


def _untitled(blocks: list[Json], card: Card) -> list[Json]:
    """Leave out the header that says no more than the modal's own title."""
    if not _fits(card.title):
        return blocks
    said = [each for each in blocks if each != header(card.title)]
    return said or blocks


def _whole(title: str) -> list[Json]:
    return [] if _fits(title) else [header(title)]
