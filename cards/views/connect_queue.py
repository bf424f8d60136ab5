"""What waits for an answer: questions to a person, to open, or to help with."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from cards.elements import (
    Button,
    Card,
    Item,
    Items,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.views.connect import badge_of
from cards.views.heads import joined
from cards.views.notices import card_of_text
from cards.views.targets import with_inputs
from cards.wording import _, language
from cards.wording.connect import asker_words, topic_name
from cards.wording.dates import moment
from domain.learning.connect_sheets import QueueLine

_MOST_SHOWN = 20


def card_of_queue(
    lines: Sequence[QueueLine], *, now: datetime, scope: str = "", every: bool = False
) -> Card:
    """List what waits: of a facilitator all that is open, of others what is theirs."""
    title = _("Questions to answer")
    late = sum(line.question.is_late(now) for line in lines)
    count = _("{count} open, {late} late").format(count=len(lines), late=late)
    more = len(lines) - _MOST_SHOWN
    items = tuple(queue_item(line, now=now) for line in lines[:_MOST_SHOWN])
    left = _("and {count} more").format(count=more) if more > 0 else ""
    nothing = Text(_("Nothing waits for an answer."), tone=Tone.GOOD)
    return Card(
        title=title,
        plain=f"{title}: {count}",
        eyebrow=_("Direct connect"),
        elements=(Items(items, more=left),) if items else (nothing,),
        buttons=tuple(_scopes(scope)) if every else (),
        language=language(),
    )


def card_of_old_queue() -> Card:
    """Say, in the place of a list, that a question of it is its reader's no more."""
    title = _("This list is out of date")
    text = _("A question in it was taken back, or others see to it now.")
    again = Button(verb=Verb.CONNECT_QUEUE, target="", label=_("Look again"))
    return card_of_text(title, text, tone=Tone.MUTED, buttons=(again,))


def queue_item(line: QueueLine, *, now: datetime) -> Item:
    """Return one question of a list, to open; or what its reader is asked of it."""
    question = line.question
    show = Button(verb=Verb.CONNECT_SHOW, target=question.id, label=_("Show"))
    asked = _("You are asked to help") if line.asked_of_me else ""
    return Item(
        "",
        line.words or asked or asker_words(question.pseudonym),
        note=joined(
            (topic_name(question.topic), moment(question.promised_at), line.holder)
        ),
        badge=badge_of(question, now),
        button=show,
    )


def _scopes(scope: str) -> Iterator[Button]:
    named = (("open", _("All")), ("late", _("Late")), ("mine", _("Mine")))
    for each, label in named:
        if each != scope:
            target = with_inputs("", each)
            yield Button(verb=Verb.CONNECT_QUEUE, target=target, label=label)
