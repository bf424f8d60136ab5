"""The digest as members read it, and as facilitators work on it."""

from dataclasses import replace

import pytest

from cards.elements import Card
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.digest import card_of_draft
from cards.wording import speaking
from domain.learning.digest import DigestState
from tests.cards.items import items_in
from tests.cards.samples_digest import CARDS, OTHERS, SHEET, state


def said(card: Card) -> str:
    return " ".join(as_plain(card).split())


def leads(name: str, language: str = "en") -> list[str]:
    with speaking(language):
        card = CARDS[name]()
    return [item.lead for item in items_in(card)]


def test_each_thing_says_what_it_is() -> None:
    assert leads("digest") == [
        "New",
        "Asked 12 times",
        "Answered",
        "Open question",
        "Wed 18 September",
    ]
    assert leads("digest-others") == [
        "Updated",
        "Worth a look",
        "Worth knowing",
        "Open question",
    ]


def test_open_questions_are_numbers_by_topic_and_language() -> None:
    assert (
        "4 questions in French found no answer: Labour and working conditions."
        in said(CARDS["digest"]())
    )
    assert "4 questions in French found no answer. " in said(CARDS["digest-others"]())


def test_a_link_says_what_to_know_before_it_is_opened() -> None:
    card = said(CARDS["digest"]())

    assert "Only in French" in card
    assert "Superseded" in card


def test_a_member_can_leave_from_the_digest_and_a_preview_has_no_buttons() -> None:
    assert [b.verb for b in CARDS["digest"]().buttons] == [Verb.DIGEST_LEAVE]
    assert CARDS["digest-preview"]().buttons == ()


def test_what_was_taken_back_is_marked_for_facilitators_and_left_out_for_members() -> (
    None
):
    assert "Taken back since" in said(CARDS["digest-draft-others"]())
    assert "Taken back since" not in said(CARDS["digest-others"]())
    assert len(leads("digest-draft-others")) == len(OTHERS)


def test_every_press_names_the_edition_that_was_read() -> None:
    card = CARDS["digest-draft"]()
    items = [item.button for item in items_in(card)]

    targets = [b.target for b in (*card.buttons, *items) if b is not None]

    assert len(items) == len(SHEET.lines)
    assert all(each.startswith("digest-1:3") for each in targets)


def test_an_empty_draft_says_so_and_cannot_be_approved() -> None:
    card = CARDS["digest-empty"]()

    assert "I found nothing new this week" in said(card)
    assert Verb.DIGEST_APPROVE not in {b.verb for b in card.buttons}


def test_what_an_empty_draft_asks_for_is_not_folded_away() -> None:
    buttons = CARDS["digest-empty"]().buttons

    seen = {each.verb for each in buttons if not each.secondary}

    assert {Verb.DIGEST_ADD_FORM, Verb.DIGEST_SKIP} <= seen


def test_a_draft_for_nobody_says_how_one_gets_it() -> None:
    card = card_of_draft(replace(SHEET, members=0))

    assert "Nobody gets the digest yet" in said(card)
    assert "“join digest”" in said(card)


@pytest.mark.parametrize(
    "name, words, verbs",
    [
        ("digest-approved", "It goes out at 2 September 2024 13:00 UTC.", {"undo"}),
        ("digest-skipped", "None is sent this week.", {"undo"}),
        ("digest-sending", "Sent to 980 of 1,234.", {"show"}),
        ("digest-sent", "Not reached: 3 Left before it came: 1", set()),
        ("digest-lapsed", "Nobody approved it before the next one", set()),
    ],
)
def test_how_it_stands_is_said_with_what_can_be_done(
    name: str, words: str, verbs: set[str]
) -> None:
    card = CARDS[name]()

    assert words in said(card)
    assert {b.verb.removeprefix("digest.") for b in card.buttons} == verbs


def test_who_decided_is_named_and_members_are_a_number() -> None:
    card = said(state(DigestState.SENT, all=2, sent=2))

    assert "Decided by: Demo Facilitator, 2 September 2024 13:00 UTC" in card
    assert "Members: 1,234" in card


def test_it_is_said_in_the_readers_language() -> None:
    assert leads("digest", "fr")[:2] == ["Nouveau", "Demandé 12 fois"]
    assert leads("digest", "es")[:2] == ["Nuevo", "Preguntado 12 veces"]
