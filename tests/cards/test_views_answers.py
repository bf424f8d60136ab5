"""What an answer says: labels, the next best, doors; in the question's language."""

from dataclasses import replace

import pytest

from cards.elements import Badge, Button, Card, Items
from cards.plain import as_plain
from cards.verbs import Verb
from cards.views.answers import AnswerView, card_of_answer
from cards.views.learning import card_of_task
from cards.views.learning_fixes import card_of_mended
from cards.wording import speaking
from cards.wording.answers import DOORS, HANDED_OVER, OUT_OF_ROLE
from cards.wording.resources import KINDS
from domain.learning.answers import Outcome
from domain.learning.feedback import Settled
from domain.learning.reasons import HandedOver, OutOfRole
from domain.learning.resources import ResourceKind
from tests.cards.answer_samples import (
    ANSWER_SAMPLES,
    QUESTIONS,
    RESOURCES,
    make_answer,
    make_mended,
    make_task,
)


def drawn(language: str = "en", **besides: object) -> Card:
    view = AnswerView(answer=make_answer(language), draft_id="draft-1")
    return card_of_answer(replace(view, **besides))  # type: ignore[arg-type]


def badges_in(card: Card) -> list[str]:
    lines = next(each for each in card.elements if isinstance(each, Items))
    return [item.badge.text if item.badge else "" for item in lines.items]


def test_labels_say_what_to_know_before_trusting_a_link() -> None:
    current, old, copy = badges_in(drawn())

    assert current == ""
    assert "Superseded" in old
    assert "A copy, or not UNDP's own" in copy
    assert "Only in Spanish" in copy


def test_what_is_in_another_language_than_the_question_is_labelled() -> None:
    current, _old, copy = badges_in(drawn("es"))

    assert "Only in English" in current
    assert "Only in" not in copy


def test_a_link_that_was_dead_says_so() -> None:
    dead = replace(RESOURCES[0], dead_since=make_task().tally.asked.at.date())
    answer = make_answer()
    found = (replace(answer.found[0], resource=dead),)

    card = drawn(answer=replace(answer, found=found))

    assert badges_in(card) == ["The link may not open"]


def test_the_plain_twin_has_titles_addresses_and_reasons() -> None:
    words = as_plain(drawn())

    assert "Standard 6: Indigenous Peoples" in words
    assert RESOURCES[0].url in words
    assert "matched: consent, indigenous" in words
    assert "[Not what I need]" in words


def test_pages_follow_each_other_and_end_with_a_person() -> None:
    answer = make_answer(times=2)

    pages = [drawn(answer=answer, page=page) for page in (1, 2, 3)]

    assert [page.title for page in pages] == [
        "This may help",
        "The next best",
        "I know of nothing else that fits",
    ]
    assert pages[2].buttons[0].verb == Verb.CONNECT_FORM


def test_the_next_best_leads_back_to_what_stood_before() -> None:
    answer = make_answer(times=2)

    back = [
        [
            each.target
            for each in drawn(answer=answer, page=page).buttons
            if is_back(each)
        ]
        for page in (1, 2, 3)
    ]

    assert back == [[], ["draft-1:1"], ["draft-1:2"]]


def is_back(button: Button) -> bool:
    return button.label == "The links before"


@pytest.mark.parametrize("reason", OutOfRole)
def test_each_reason_to_say_no_has_its_words_and_its_door(reason: OutOfRole) -> None:
    answer = make_answer("en", Outcome.OUT_OF_ROLE, reason)

    card = drawn(answer=answer)

    assert card.title == OUT_OF_ROLE[reason]
    assert DOORS[reason] in card.plain


def test_the_press_goes_to_its_secretary_and_an_idea_to_a_peer() -> None:
    assert "ExO Press Secretary and to BERA" in DOORS[OutOfRole.PRESS]
    assert "peer" in DOORS[OutOfRole.IDEA_SOUND]
    assert "SRM" in DOORS[OutOfRole.MEDIATOR]


@pytest.mark.parametrize("reason", HandedOver)
def test_each_hand_over_says_what_to_do_next(reason: HandedOver) -> None:
    card = drawn(answer=make_answer("en", Outcome.HANDED_OVER, reason))

    assert card.title
    assert {Verb.CONNECT_FORM, Verb.QUESTION_FORM} <= {b.verb for b in card.buttons}


def test_every_hand_over_but_the_general_one_has_its_own_words() -> None:
    assert set(HANDED_OVER) == set(HandedOver) - {HandedOver.NOTHING_FITS}
    assert set(KINDS) == set(ResourceKind)


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_card_is_in_the_language_that_is_spoken(language: str) -> None:
    with speaking(language):
        card = drawn(language)

    assert card.language == language


def test_no_draft_travels_with_its_words() -> None:
    targets = [b.target for card in ANSWER_SAMPLES.values() for b in card.buttons]

    assert all(len(target) < 60 and " " not in target for target in targets)


def test_a_task_says_how_often_it_went_how() -> None:
    card = card_of_task(make_task(), make_answer())

    assert "asked 4 times" in card.plain
    assert "3 without a link" in card.plain


@pytest.mark.parametrize(
    "kind, said",
    [
        (Settled.SYNONYM, "“consulta” means Standard 6: Indigenous Peoples"),
        (Settled.PIN, "Standard 6: Indigenous Peoples is tied"),
        (Settled.DEAD, "link of Standard 6: Indigenous Peoples is marked dead"),
        (Settled.DISMISSED, "off the list"),
    ],
)
def test_what_was_mended_is_said_with_its_way_back(kind: Settled, said: str) -> None:
    card = card_of_mended(make_mended(kind))

    assert said in card.title
    assert Verb.TASK_UNDO in {each.verb for each in card.buttons}


@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.HANDED_OVER])
def test_a_public_answer_stands_last_and_says_whose_it_is(outcome: Outcome) -> None:
    card = drawn(answer=make_answer("es", outcome, HandedOver.NOTHING_FITS))

    *_, before = [each for each in card.elements if isinstance(each, Items)]
    [item] = before.items
    assert before.title == "Asked before, and answered by a facilitator"
    whose = "A facilitator's answer of Mon 3 June 2024 · Only in English"
    assert item.badge == Badge(whose)


def test_a_public_answer_stands_on_the_first_page_alone() -> None:
    answer = make_answer(times=2)

    pages = [as_plain(drawn(answer=answer, page=page)) for page in (1, 2)]

    assert ["answered by a facilitator" in page for page in pages] == [True, False]
