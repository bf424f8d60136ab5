"""Answers on private calendar links: made, shown once, stopped."""

from collections.abc import Iterator

from cards.elements import Card
from cards.views.feeds import (
    card_of_feed,
    card_of_left_feed,
    card_of_new_feed,
    card_of_stopped_feed,
)
from dialogs.ask import Ask, settled
from dialogs.conversation import Reply
from domain.cases import Case
from domain.refusals import Refusal
from services.feeds.make_feed import make_feed
from services.feeds.read_feed import feed_of, left_feeds
from services.feeds.stop_feed import stop_feed
from services.reading.read_case import find_case


def show(ask: Ask) -> Reply:
    """
    Tell of the asker's link, of one case or of all; without one, make it.

    With that of all come the links of cases that they are not on any more, to stop.
    """
    reference = _reference(ask)
    feed = feed_of(ask.actor.person_id, case_id=ask.target, ports=ask.ports)
    if feed is None:
        return make(ask)
    cards = (card_of_feed(feed, reference), *_left(ask))
    return Reply(cards=cards, case_id=ask.target)


def _left(ask: Ask) -> Iterator[Card]:
    if not ask.target:
        found = left_feeds(ask.actor.person_id, ports=ask.ports)
        yield from map(card_of_left_feed, found)


def make(ask: Ask) -> Reply:
    """Make a link and show it once, in a dialog that is stored nowhere."""
    reference = _reference(ask)
    made = make_feed(
        ask.target, instead_of=ask.value("instead"), by=ask.actor, ports=ask.ports
    )
    if made is None:
        return show(ask)
    stands = card_of_feed(made.feed, reference)
    return Reply(
        form=card_of_new_feed(made.token, reference),
        cards=() if ask.on_own_card else (stands, *_left(ask)),
        instead=stands if ask.on_own_card else None,
        case_id=ask.target,
    )


def stop(ask: Ask) -> Reply:
    """
    Stop the asker's link; stopped twice is stopped.

    It is theirs to stop also of a case that they are not on any more.
    """
    stopped = stop_feed(ask.target, by=ask.actor, ports=ask.ports)
    if not stopped:
        _reference(ask)  # Nothing of theirs was there: they are told of no case.
    case = _seen(ask)
    case_id = case.id if case else ""
    reference = case.facts.reference if case else ""
    card = card_of_stopped_feed(ask.target, reference, stopped=stopped)
    return settled(ask, card, case_id=case_id)


def _reference(ask: Ask) -> str:
    """Return the code of the case that is meant, empty for all; `case-not-found`."""
    if not ask.target:
        return ""
    case = _seen(ask)
    if case is None:
        raise Refusal("case-not-found", case=ask.target)
    return case.facts.reference


def _seen(ask: Ask) -> Case | None:
    """Return the case that is meant, None for all of them or one that is not theirs."""
    if not ask.target:
        return None
    return find_case(ask.actor.person_id, case_id=ask.target, ports=ask.ports)
