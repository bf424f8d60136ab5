"""What a resource holds, said in its reader's language."""

from dataclasses import replace

import pytest
from babel.messages.pofile import read_po

from cards.wording import LOCALES, RESOURCES, speaking
from cards.wording.catalogues import files_in
from cards.wording.resources import summary_words
from domain.learning.resources import Resource
from storage.catalogue.shipped import shipped_resources
from tests.cards.languages import LANGUAGES

LONGEST = 1.6  # Of the English: a line of a card holds no more.
FILES = files_in(LOCALES, RESOURCES)


@pytest.fixture(name="shipped", scope="module")
def _shipped() -> list[Resource]:
    return list(shipped_resources())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_shipped_resource_says_what_it_holds_in_each_language(
    shipped: list[Resource], language: str
) -> None:
    foreign = [each for each in shipped if each.language != language]
    with speaking(language):
        left = [each.id for each in foreign if summary_words(each) == each.summary]
        longest = max(len(summary_words(each)) / len(each.summary) for each in shipped)

    assert left == []
    assert longest <= LONGEST


def test_in_english_no_resource_speaks_another_language(
    shipped: list[Resource],
) -> None:
    written = [each for each in shipped if each.language in LANGUAGES]

    assert written
    assert [each.id for each in written if summary_words(each) == each.summary] == []


@pytest.mark.parametrize("language", sorted(FILES))
def test_nothing_is_translated_that_no_resource_says(
    shipped: list[Resource], language: str
) -> None:
    summaries = {each.summary for each in shipped}
    with FILES[language].open("rb") as file:
        said = {str(message.id) for message in read_po(file) if message.id}

    assert said <= summaries


def test_what_a_facilitator_wrote_stands_as_it_was_written(
    shipped: list[Resource],
) -> None:
    edited = replace(shipped[0], summary="As we say it here.")

    with speaking("fr"):
        assert summary_words(edited) == "As we say it here."
        assert summary_words(replace(edited, summary="")) == ""
