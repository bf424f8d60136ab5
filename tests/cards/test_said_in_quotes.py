"""What a sentence names in quotation marks: words to type, and buttons to press."""

import re
from collections.abc import Iterable

import pytest

from cards.wording import catalogue
from dialogs.reading.command_table import CommandName
from dialogs.reading.commands import read_command
from dialogs.reading.phrases import IN_ENGLISH, phrases_in
from tests.cards.languages import LANGUAGES, forms, template, written
from tests.cards.makers import TODAY

_QUOTED = re.compile(r"[“«]\s*([^“”«»]+?)\s*[”»]")

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_what_is_to_be_typed_is_understood_as_in_english(language: str) -> None:
    wrong = [
        form
        for message in written(language)
        for form in forms(message.string)
        if commands_in(form) != commands_in(forms(message.id)[-1])
    ]

    assert wrong == []


@each_language
def test_a_command_is_named_as_its_reader_types_it(language: str) -> None:
    others = [
        (typed, form)
        for message in written(language)
        for form in forms(message.string)
        for typed in _QUOTED.findall(form)
        if typed in IN_ENGLISH
        if typed not in phrases_in(IN_ENGLISH[typed], language)
    ]

    assert others == []


@each_language
def test_a_button_is_named_as_it_says_itself(language: str) -> None:
    said = catalogue(language).gettext
    wrong = [
        (button, form)
        for message in written(language)
        for button in buttons_in(forms(message.id))
        for form in forms(message.string)
        if said(button).rstrip("…") not in form
    ]

    assert wrong == []


def commands_in(sentence: str) -> list[CommandName]:
    """Return what the desk understands of what stands in quotation marks."""
    typed = (words for words in _QUOTED.findall(sentence) if words[0].islower())
    names = (read_command(each, today=TODAY, titles=()).name for each in typed)
    return [name for name in names if name is not CommandName.UNKNOWN]


def buttons_in(sentences: Iterable[str]) -> Iterable[str]:
    """Return the labels that English sentences name: they are messages themselves."""
    labels = {forms(message.id)[0] for message in template() if message.id}
    for words in _QUOTED.findall(" ".join(sentences)):
        yield from labels & {words, f"{words}…"} if words[0].isupper() else ()
