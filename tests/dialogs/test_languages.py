"""Whoever speaks another language is answered, and told, in it."""

from collections.abc import Callable

import pytest

from bot.email.message import words_of
from cards.elements import Card
from cards.plain import as_plain
from dialogs.conversation import Reply
from dialogs.reading.command_table import COMMANDS, CommandName
from domain.news import NewsKind, Outgoing, direct_with, person_in, room_of
from scheduler.draw import draw
from services.nudging.sweep_actions import sweep_actions
from services.ports import Ports
from tests.cards.languages import LANGUAGES, english_in
from tests.clock import FakeClock
from tests.dialogs.cast import FOCAL, LEAD
from tests.speaking import speaks
from tests.talking import Talk

# A question is answered in its own language.
USAGES = sorted({each.usage for each in COMMANDS if each.name is not CommandName.ASK})


def first_nudge(person_id: str, ports: Ports, clock: FakeClock) -> Outgoing:
    """Let time pass until a reminder waits to go to somebody."""
    for _ in range(24 * 9):
        clock.advance(hours=1)
        sweep_actions(ports=ports)
        with ports.read_uow() as uow:
            for each in uow.outbox.due(ports.clock(), limit=99):
                is_nudge = each.news.kind is NewsKind.NUDGE
                if is_nudge and each.news.conversation == direct_with(person_id):
                    return each
    raise AssertionError("no nudge was queued")


def rows(case_id: str, ports: Ports) -> int:
    """Count what stands in the record of a case."""
    with ports.read_uow() as uow:
        return len(uow.record.rows(case_id))


def cards_in(reply: Reply) -> list[Card]:
    return [*reply.cards, *filter(None, (reply.form, reply.instead))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_answered_in_its_speakers_language(
    talk: Talk, case_id: str, ports: Ports, language: str
) -> None:
    speaks(ports, FOCAL, language)
    left = {}

    for usage in [
        *USAGES,
        "actions late",
        "nonsense",
        "why 99",
        "event eligible today",
    ]:
        for card in cards_in(talk.say(FOCAL, usage)):
            if found := english_in(as_plain(card) + card.plain, language):
                left[usage] = found

    assert case_id
    assert left == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_to_ones_own_chat_is_in_ones_language(
    talk: Talk, case_id: str, ports: Ports, language: str
) -> None:
    speaks(ports, FOCAL, language)

    asked = "extend 5 3 days because the RR travels"
    talk.say(LEAD, asked, conversation=room_of(case_id))
    told = [
        card
        for place, card in talk.channel.standing.values()
        if place == direct_with(FOCAL)
    ]

    assert {card.language for card in told} == {language}
    assert all(not english_in(as_plain(card), language) for card in told)


@pytest.mark.usefixtures("case_id")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_and_its_e_mail_are_in_their_readers_language(
    ports: Ports, clock: FakeClock, language: str
) -> None:
    speaks(ports, LEAD, language)

    drawn = draw(first_nudge(LEAD, ports, clock), ports=ports)
    assert drawn.for_mail is not None
    subject, letter = words_of(drawn.for_mail, answered_at="https://desk.example.org")

    assert drawn.card.language == language
    said = as_plain(drawn.card) + drawn.card.plain + subject + letter
    assert english_in(said, language) == set()


def test_a_room_where_many_read_along_is_in_english(
    talk: Talk, open_case: Callable[[str], str], ports: Ports
) -> None:
    speaks(ports, FOCAL, "fr")

    open_case("DEMO-0008")
    said = [
        card for place, card in talk.channel.standing.values() if not person_in(place)
    ]

    assert said
    assert {card.language for card in said} == {"en"}


@pytest.mark.parametrize(
    "asked",
    [
        "comment fait-on le diagnostic ?",
        "comment préparer la fiche d'information ?",
        "Comment la fiche d’information se prépare-t-elle ?",
    ],
)
def test_how_in_french_is_no_comment_on_an_action(
    talk: Talk, case_id: str, ports: Ports, asked: str
) -> None:
    speaks(ports, LEAD, "fr")
    before = rows(case_id, ports)

    talk.say(LEAD, asked, conversation=room_of(case_id))

    assert rows(case_id, ports) == before


def test_a_comment_stays_a_comment_in_french_too(
    talk: Talk, case_id: str, ports: Ports
) -> None:
    speaks(ports, LEAD, "fr")
    before = rows(case_id, ports)

    talk.say(LEAD, "comment 5 la fiche est prête", conversation=room_of(case_id))

    assert rows(case_id, ports) == before + 1
