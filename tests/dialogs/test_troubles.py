"""The buttons of what did not arrive, from the case card to the next delivery."""

from collections.abc import Callable

import pytest

from cards.elements import Button, Items
from cards.verbs import Verb
from dialogs.channel import Fate, Undelivered
from dialogs.conversation import Reply
from domain.news import direct_with
from tests.dialogs.cast import FOCAL, LEAD
from tests.recording_channel import RecordingChannel
from tests.talking import Talk, words_in

At = Callable[..., Reply]
CHAT = direct_with(LEAD)


class Deaf(RecordingChannel):
    """Takes nothing in one chat, and says why."""

    problem: Undelivered | None = None

    async def send(self, conversation: str, *given: object, **kept: object) -> str:
        """Keep a card, but for that chat's."""
        if conversation == CHAT and self.problem is not None:
            raise self.problem
        return await super().send(conversation, *given, **kept)  # type: ignore[arg-type]


@pytest.fixture(name="deaf")
def _deaf(talk: Talk) -> Deaf:
    deaf = talk.channel = Deaf(standing=talk.channel.standing)
    return deaf


def button(at: At, case_id: str) -> Button:
    """Return the button that a case card offers for what did not arrive."""
    card = at(FOCAL, verb=Verb.CASE_SHOW, target=case_id).cards[0]
    found = [
        e for e in card.elements if isinstance(e, Items) and "Not reached" in e.title
    ]
    (item,) = found[0].items
    assert item.button is not None
    return item.button


@pytest.mark.parametrize(
    "fate, words",
    [
        (Fate.UNCERTAIN, ("Send again", "It is sent again")),
        (Fate.PERMANENT, ("Try again", "1 message is sent again")),
    ],
)
def test_a_press_on_what_did_not_arrive_sends_it_again(
    at: At, case_id: str, deaf: Deaf, fate: Fate, words: tuple[str, str]
) -> None:
    deaf.problem = Undelivered("http-502", fate=fate)
    at(FOCAL, f"assign 5 to {LEAD}")

    offered = button(at, case_id)
    deaf.problem = None
    reply = at(FOCAL, verb=offered.verb, target=offered.target)

    assert offered.label == words[0]
    assert words[1] in words_in(reply)
    assert CHAT in {place for place, _ in deaf.standing.values()}
    card = at(FOCAL, verb=Verb.CASE_SHOW, target=case_id).cards[0]
    assert "Not reached" not in "".join(
        e.title for e in card.elements if isinstance(e, Items)
    )


@pytest.mark.parametrize("text, verb", [("my actions", ""), ("", Verb.HELP)])
def test_who_speaks_in_a_chat_that_was_stopped_is_reached_there_again(
    at: At, talk: Talk, deaf: Deaf, text: str, verb: str
) -> None:
    deaf.problem = Undelivered("http-403", fate=Fate.PERMANENT)
    at(FOCAL, f"assign 5 to {LEAD}")
    deaf.problem = None

    talk.say(LEAD, text, verb=verb)
    at(FOCAL, f"assign 6 to {LEAD}")

    assert CHAT in {place for place, _ in deaf.standing.values()}


def test_a_message_that_is_none_is_refused_in_words(at: At, case_id: str) -> None:
    reply = at(FOCAL, verb=Verb.CASE_SEND_AGAIN, target=f"{case_id}:x")

    assert reply.refusal == "message-not-found"
