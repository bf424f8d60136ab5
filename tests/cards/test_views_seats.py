"""Cards on a person's accounts: a code in no notification, and nothing of others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks
from cards.elements import Card
from cards.html import as_html
from cards.verbs import Verb
from cards.views.seats import (
    card_of_agreed,
    card_of_claim,
    card_of_code,
    card_of_code_given,
    card_of_disagreed,
    card_of_how_to_link,
    card_of_last_seat,
    card_of_left,
    card_of_linked,
    card_of_question,
    card_of_refused_link,
    card_of_seats,
)
from domain.seat_links import LinkState, SeatLink, SeatSheet
from domain.seats import Seat, SeatGiven, Vendor
from tests.cards.wire import broken_message_limits, complaints

NOW = datetime(2024, 6, 3, 9, tzinfo=UTC)
LINK = SeatLink(
    id="link-1",
    person_id="lead",
    via="teams",
    state=LinkState.AGREED,
    made_at=NOW,
    ends_at=NOW + timedelta(hours=1),
    vendor=Vendor.SLACK,
    tenant="T0DEMO",
    account="U0LEAD",
)
SEAT = Seat(
    vendor=Vendor.SLACK,
    tenant="T0DEMO",
    account="U0LEAD",
    person_id="lead",
    since=NOW,
    given=SeatGiven.LINK,
)
IN_TEAMS = replace(SEAT, vendor=Vendor.TEAMS, tenant="00000000-bb", lost_at=NOW)
SHEET = SeatSheet(seats=(IN_TEAMS, SEAT), asked=None, last=SEAT, has_mail=True)
CARDS = {
    "code": card_of_code("ABCD2345"),
    "code-given": card_of_code_given(),
    "claim": card_of_claim(LINK, "D. C. L."),
    "agreed": card_of_agreed(),
    "disagreed": card_of_disagreed(),
    "how-to": card_of_how_to_link(),
    "question": card_of_question(LINK),
    "linked": card_of_linked(LINK),
    "refused": card_of_refused_link(),
    "seats": card_of_seats(SHEET),
    "none": card_of_seats(replace(SHEET, seats=(), last=None, has_mail=False)),
    "last": card_of_last_seat(SEAT, has_mail=False),
    "left": card_of_left(Vendor.SLACK, given=SeatGiven.LIST),
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_every_vendor_takes_them(card: Card) -> None:
    assert complaints(as_adaptive_card(card)) == []
    assert broken_message_limits(as_blocks(card)) == []


def test_a_code_is_in_the_window_and_in_no_notification() -> None:
    card = CARDS["code"]

    assert "ABCD 2345" in as_html(card)
    assert "ABCD" not in card.plain


def test_whoever_typed_a_code_reads_initials_and_no_more() -> None:
    told = as_html(CARDS["claim"])

    assert "D. C. L." in told
    assert "lead" not in told.casefold()
    assert "U0LEAD" not in told


def test_whoever_made_it_reads_which_account_asks() -> None:
    told = as_html(CARDS["question"])

    assert "U0LEAD" in told
    assert "T0DEMO" in told
    assert "say no" in told


def test_lost_and_only_seats_are_marked_and_each_can_be_left() -> None:
    card = CARDS["seats"]
    told = as_html(card)

    assert "Not reached" in told
    assert "The only one" in told
    assert told.count(Verb.SEAT_LEAVE) == 2


def test_who_is_reached_nowhere_is_told_so() -> None:
    assert "Nowhere." in as_html(CARDS["none"])
    assert "Nothing reaches you any more then" in as_html(CARDS["last"])
    assert "next list may seat you there again" in as_html(CARDS["left"])
