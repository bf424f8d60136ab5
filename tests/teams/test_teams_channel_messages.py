"""A card as the message that Teams takes."""

import pytest
from hypothesis import given, settings

from bot.teams.connector.client import Json
from bot.teams.drawing import CARD
from bot.teams.messages import as_message
from cards.elements import Button, Card, Text
from cards.limits import TEAMS_MOST, utf16_size
from dialogs.channel import Fate, Undelivered
from tests.cards.samples import make_list
from tests.cards.strategies import cards, cards_that_ask

SIGN = Card(
    title="Sign the plan",
    plain="DEMO-0001: sign the plan",
    buttons=(Button(verb="document.sign", target="d1", label="Sign"),),
)


def drawn(message: Json) -> Json:
    (attachment,) = message["attachments"]
    assert attachment["contentType"] == CARD
    content: Json = attachment["content"]
    return content


def test_its_one_line_is_what_notifications_show() -> None:
    message = as_message(SIGN)

    assert message["summary"] == "DEMO-0001: sign the plan"
    assert "text" not in message


def test_a_long_line_is_cut_for_them() -> None:
    assert len(as_message(Card(title="T", plain="word " * 999))["summary"]) <= 200


@pytest.mark.parametrize("alert", [True, False])
def test_it_is_in_the_feed_of_whom_it_is_for_alone(alert: bool) -> None:
    told = as_message(SIGN, alert=alert)["channelData"]

    assert told == ({"notification": {"alert": True}} if alert else {})


def test_it_carries_the_key_by_which_a_double_is_known() -> None:
    assert as_message(SIGN, key="k1")["channelData"] == {"sesDeskKey": "k1"}


def test_its_links_open_at_the_desks_own_address() -> None:
    assert drawn(as_message(SIGN, site="https://desk.example.org"))["version"] == "1.5"


@settings(max_examples=50, deadline=None)
@given(cards | cards_that_ask)
def test_any_card_makes_a_message_within_the_limit(card: Card) -> None:
    assert utf16_size(as_message(card, key="k" * 60, alert=True)) <= TEAMS_MOST


@pytest.mark.parametrize("count", [1, 30, 500])
def test_long_lists_make_a_message_within_the_limit(count: int) -> None:
    assert utf16_size(as_message(make_list(count))) <= TEAMS_MOST


def test_a_text_of_a_book_makes_a_message_within_the_limit() -> None:
    book = Card(title="T", plain="P", elements=(Text("\U0001f600" * 400_000),) * 20)

    assert utf16_size(as_message(book)) <= TEAMS_MOST


def test_what_cannot_be_made_short_enough_is_not_sent() -> None:
    with pytest.raises(Undelivered) as problem:
        as_message(SIGN, key="k" * TEAMS_MOST)

    assert (problem.value.code, problem.value.fate) == ("teams-too-big", Fate.UNFIT)
