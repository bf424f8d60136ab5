"""What a press is told: in a line of its own, or above the card that it came from."""

from collections.abc import Iterator
from dataclasses import replace

from cards.elements import Card, Text, Tone
from cards.views.notices import card_of_text
from cards.wording import _
from dialogs.conversation import Reply


def said_in(reply: Reply) -> Iterator[Card]:
    """Yield all the cards of an answer; a form is one too, where it opens no dialog."""
    yield from reply.cards
    if reply.form is not None:
        yield reply.form


def with_refusal(card: Card, reply: Reply) -> Card:
    """Put why nothing was done above a card."""
    if not reply.refusal or not reply.cards:
        return card
    return with_warning(card, reply.cards[0].plain)


def with_warning(card: Card, why: str) -> Card:
    """Put a warning above a card."""
    first = Text(why, strong=True, tone=Tone.LATE)
    return replace(card, elements=(first, *card.elements))


def in_place_of_form(reply: Reply) -> Card:
    """Return what stands where a form was taken: what came of it, all of it."""
    told = reply.cards[0]
    if reply.instead is None:
        return told
    words = (each for each in told.elements if isinstance(each, Text))
    above = (Text(told.title, strong=True), *words)
    return replace(reply.instead, elements=(*above, *reply.instead.elements))


def first_words(reply: Reply | None) -> str:
    """Return the one line of an answer; empty where there is none."""
    return next((card.plain for card in said_in(reply)), "") if reply else ""


def done_before() -> str:
    """Say that the same came twice."""
    return _("This was sent before, and is done. Nothing was changed a second time.")


def not_brought() -> str:
    """Say that an answer did not reach its asker's own chat, and what to do."""
    return _(
        "I could not bring all of this answer to our own chat. Open a chat with SES"
        " Desk, write hello there, then do this once more."
    )


def card_of_sealed() -> Card:
    """Ask who has just sealed names to delete what has them."""
    title = _("The names are behind the wall now.")
    take_out = _(
        "If they stand in a message of yours, here or in another chat, please delete"
        " it: the desk cannot."
    )
    return card_of_text(title, take_out)
