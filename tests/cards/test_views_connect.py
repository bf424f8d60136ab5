"""Questions to a person: what their asker and who answers read, and may press."""

from dataclasses import replace

import pytest

from cards.elements import Card
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.connect import card_of_candidates, card_of_question
from cards.views.connect_own import (
    card_of_own_question,
    card_of_own_questions,
    card_of_public_answers,
    card_of_withdraw,
)
from cards.views.connect_queue import card_of_queue
from cards.views.roster import card_of_roster
from cards.wording import speaking
from domain.learning.connect import QuestionState
from tests.cards.items import items_in
from tests.cards.samples_connect import (
    AT,
    HAND_ON,
    LATE,
    OWN,
    PUBLIC,
    QUESTION,
    QUEUE,
    ROSTER,
    SHEET,
    WORDS,
)


def leads(card: Card) -> set[str]:
    return {item.lead for item in items_in(card)}


@pytest.mark.parametrize(
    "spoken, said",
    [("en", "You asked,"), ("fr", "Vous avez demandé,"), ("es", "Usted preguntó,")],
)
def test_an_asker_reads_of_themselves_as_you(spoken: str, said: str) -> None:
    with speaking(spoken):
        words = as_plain(card_of_own_question(OWN))

    assert said in words
    assert "You asks" not in words
    assert "Vous demande," not in words


def test_of_a_small_group_it_is_said_who_was_not_reached() -> None:
    missed = frozenset(each.person_id for each, _ in SHEET.peers)
    words = as_plain(card_of_question(replace(SHEET, missed=missed)))

    assert "Demo Adviser (not reached)" in words
    assert "Demo Expert (not reached)" not in words


def test_a_list_names_the_question_first_and_its_topic_below() -> None:
    shown = [
        card_of_queue(QUEUE, now=AT),
        card_of_own_questions((OWN,)),
        card_of_candidates(HAND_ON),
        card_of_public_answers((PUBLIC,)),
        card_of_roster(ROSTER),
    ]

    assert {lead for card in shown for lead in leads(card)} == {""}
    assert "Indigenous peoples" in as_plain(shown[0]).split(WORDS)[1]


@pytest.mark.parametrize("spoken", ["en", "fr", "es"])
def test_taking_back_is_never_called_cancelling(spoken: str) -> None:
    with speaking(spoken):
        sure, keep = (each.label for each in card_of_withdraw(LATE).buttons)

    assert not {"Cancel", "Annuler", "Cancelar"} & {sure, keep}
    assert sure.split(",")[0] != keep.split(",")[0]


def test_whoever_is_declined_reads_what_to_do_next() -> None:
    declined = replace(OWN, question=replace(QUESTION, state=QuestionState.DECLINED))

    assert "ask anew in other words" in as_plain(card_of_own_question(declined))


@pytest.mark.parametrize("has_it", [True, False])
def test_only_what_is_with_somebody_else_is_taken(*, has_it: bool) -> None:
    card = card_of_question(replace(SHEET, has_it=has_it))

    assert (Verb.CONNECT_TAKE in {each.verb for each in card.buttons}) is not has_it


@pytest.mark.parametrize(
    "spoken, called", [("en", "Asker"), ("fr", "Anonyme"), ("es", "Consultante")]
)
def test_a_pseudonym_is_said_in_its_readers_language(spoken: str, called: str) -> None:
    with speaking(spoken):
        [title, own] = card_of_question(SHEET).title, card_of_own_question(LATE)

    assert f"{called} 7K3QXM" in title
    assert f"{called} 7K3QXM" in as_plain(own)


def test_an_empty_roster_says_how_somebody_comes_onto_it() -> None:
    empty = card_of_roster(replace(ROSTER, entries=(), mine=()))

    assert "Nobody is on the roster yet." in as_plain(empty)


def test_languages_are_named_and_not_abbreviated() -> None:
    cards = (card_of_roster(ROSTER), card_of_public_answers((PUBLIC,)))
    words = " ".join(" ".join(map(as_plain, cards)).split())  # However it breaks.

    assert "English and French" in words
    assert "EN" not in words.split()
