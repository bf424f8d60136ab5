"""Answers on a case as a whole: the agreed team, days as a reader has them."""

from collections.abc import Callable
from datetime import UTC, datetime

from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Reply
from tests.clock import FakeClock
from tests.talking import Talk, words_in

FOCAL = "demo-ses-focal-point"
LEAD = "demo-co-lead"


def test_agreeing_the_team_says_that_the_call_stays_open_and_offers_done(
    at: Callable[..., Reply],
) -> None:
    reply = at(FOCAL, "agree team")

    card = reply.cards[0]
    assert "Action 3, the first call, stays open" in as_plain(card)
    assert [button.verb for button in card.buttons] == [Verb.ACTION_DONE_FORM]


def test_agreeing_the_team_after_the_call_is_only_said(
    at: Callable[..., Reply],
) -> None:
    at(FOCAL, "done 3 Call held.")

    card = at(FOCAL, "agree team").cards[0]

    assert "The team is agreed" in card.title
    assert card.buttons == ()


def test_tomorrow_is_the_readers_own_and_a_room_has_none(
    at: Callable[..., Reply], talk: Talk, clock: FakeClock
) -> None:
    asked = at(LEAD, "secu date 6 10 June 2024").cards[0].buttons[0]
    at(LEAD, verb=asked.verb, target=asked.target)
    # Already Sunday on UTC's clock, still Saturday evening on New York's.
    clock.now = datetime(2024, 6, 9, 1, tzinfo=UTC)
    at(LEAD, "comment 6 On its way.")

    in_room = [card for _where, card in talk.channel.standing.values()]
    room = next(card for card in reversed(in_room) if card.title.startswith("6 "))
    there, here = at(FOCAL, "show 6"), at(LEAD, "show 6")

    assert "Due Mon 10 June, set by SECU" in as_plain(room)
    assert "Due Mon 10 June, set by SECU" in words_in(there)
    assert "Due tomorrow, set by SECU" in words_in(here)
