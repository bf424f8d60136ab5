"""Every card, refusal and nudge in every language: whole, formatted, within limits."""

import re
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from cards.adaptive import as_adaptive_card
from cards.blockkit import as_blocks, as_modal
from cards.elements import Card, Field, FieldKind, Form
from cards.html import as_html
from cards.limits import TEAMS_AIM, utf16_size
from cards.plain import as_plain
from cards.views.action import card_of_action
from cards.wording import LOCALES, catalogue, speaking
from cards.wording.dates import listed, long_day, number, short_day
from cards.wording.refusals import SENTENCES, refusal_words
from domain.actions import ActionState
from domain.procedure.secu import SECU
from domain.refusals import Refusal
from tests.cards.languages import (
    LANGUAGES,
    english_in,
    forms,
    names_in,
    template,
    written,
)
from tests.cards.learning_cards import CARDS as CARDS_OF_LEARNING
from tests.cards.makers import TODAY, make_sheet
from tests.cards.test_drawn_views import CARDS
from tests.cards.test_modals import OPENED
from tests.cards.test_views_forms import ALL as FORMS
from tests.cards.test_views_leadership import CARDS as CARDS_OF_LEADERSHIP
from tests.cards.test_wording_refusals import DETAILS, placeholders
from tests.cards.wire import broken_message_limits, broken_view_limits, complaints

ROWS: dict[str, Callable[[], Card]] = {
    f"{row.number}-{state}": partial(card_of_action, make_sheet(row.number, state))
    for row in SECU.rows
    for state in (ActionState.WAITING, ActionState.PENDING, ActionState.DONE)
}
DRAWN = {**ROWS, **FORMS, **CARDS_OF_LEADERSHIP, **CARDS_OF_LEARNING, **CARDS}
LONGEST_REFUSAL = 300

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_every_sentence_is_translated(language: str) -> None:
    said = {forms(each.id)[0] for each in written(language) if each.id}
    missing = {forms(each.id)[0] for each in template() if each.id} - said

    assert missing == set(), f"translate them in cards/locales/{language}"


@each_language
def test_what_is_put_into_a_sentence_is_the_same_as_in_english(language: str) -> None:
    wrong = [
        message.id
        for message in written(language)
        for form in forms(message.string)
        if names_in(form) not in map(names_in, forms(message.id))
    ]

    assert wrong == []


@each_language
def test_spaces_and_lines_are_as_in_english(language: str) -> None:
    wrong = [
        message.id
        for message in written(language)
        if message.id
        for said, form in zip(forms(message.id), forms(message.string), strict=True)
        if (form[:1].isspace(), form[-1:].isspace(), form.count("\n"))
        != (said[:1].isspace(), said[-1:].isspace(), said.count("\n"))
    ]

    assert wrong == []


def test_no_french_sign_stands_alone_on_a_line() -> None:
    """A no-break space holds what French sets apart from its word."""
    files = sorted((LOCALES / "fr" / "LC_MESSAGES").glob("*.po"))
    apart = [
        form
        for file in files
        for message in read_po(BytesIO(file.read_bytes()))
        for form in forms(message.string)
        if re.search(r" [:;?!»]|« ", form)
    ]

    assert apart == []


@each_language
def test_no_translation_is_empty_or_only_a_guess(language: str) -> None:
    empty = [each.id for each in written(language) if not all(forms(each.string))]
    guessed = [each.id for each in written(language) if each.id and each.fuzzy]

    assert (empty, guessed) == ([], [])


@pytest.mark.parametrize(
    "language, of_none, of_one",
    [("fr", "0 jour ouvrable", "1 jour ouvrable"), ("es", "0 días", "1 día")],
)
def test_a_count_has_the_form_of_its_language(
    language: str, of_none: str, of_one: str
) -> None:
    if language not in LANGUAGES:
        pytest.skip("not translated")
    counted = partial(
        catalogue(language).ngettext, "{count} working day", "{count} working days"
    )

    assert counted(0).format(count=0).startswith(of_none)
    assert counted(1).format(count=1).startswith(of_one)
    assert counted(1) != counted(2)


@each_language
@pytest.mark.parametrize("name", DRAWN)
def test_each_channel_shows_it_in_its_readers_language(
    name: str, language: str
) -> None:
    with speaking(language):
        card = DRAWN[name]()
    text = as_plain(card) + card.plain

    assert card.language == language
    assert english_in(text, language) == set()
    assert "{" not in text
    assert complaints(as_adaptive_card(card)) == []
    assert utf16_size(as_adaptive_card(card)) <= TEAMS_AIM
    assert broken_message_limits(as_blocks(card)) == []
    assert f'lang="{language}"' in str(as_html(card))


@each_language
@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_a_modal_in_its_readers_language(name: str, language: str) -> None:
    with speaking(language):
        modal = as_modal(FORMS[name](), opened=OPENED, language=language)

    assert broken_view_limits(modal) == []
    assert english_in(str(modal), language) == set()


@each_language
@pytest.mark.parametrize("code", SENTENCES)
def test_a_refusal_says_what_happened_and_what_next(code: str, language: str) -> None:
    details = {name: DETAILS.get(name, name) for name in placeholders(*SENTENCES[code])}

    with speaking(language):
        what, then = refusal_words(Refusal(code, **details), {"p1": "Demo Person"})

    assert (what[-1] in ".?", then[-1]) == (True, ".")
    assert not {"{", "…"} & set(what + then)
    assert max(len(what), len(then)) < LONGEST_REFUSAL


def test_days_numbers_and_lists_are_french_for_whoever_reads_french() -> None:
    with speaking("fr"):
        first = (long_day(TODAY.replace(day=1)), short_day(TODAY.replace(month=4)))
        words = (number(1234.5), listed(["a", "b"], any_of=True))

    assert first == ("sam. 1er juin 2024", "mer. 3 avril")
    assert words == ("1\u202f234,5", "a ou b")


def test_the_renderers_own_words_are_in_the_cards_language() -> None:
    asked = Field(
        name="a", label="A", kind=FieldKind.YES_NO, required=False, value="no"
    )
    form = Form(verb="x", target="", title="X", submit="X", fields=(asked,))
    card = Card(title="X", plain="X", elements=(form,), language="fr")

    assert "A (oui ou non, facultatif): Non" in as_plain(card)
    assert "(facultatif)" in str(as_html(card))
    assert "(facultatif)" in str(as_adaptive_card(card))
