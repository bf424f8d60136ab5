"""What others asked about an action before is folded away at its card's end."""

from dataclasses import replace

from cards.elements import Fold
from cards.views.action import card_of_action
from cards.wording import speaking
from tests.cards.makers import make_sheet
from tests.cards.samples_connect import PUBLIC

SHEET = replace(make_sheet(5), asked_before=(PUBLIC,))


def lines() -> list[str]:
    folds = (each for each in card_of_action(SHEET).elements if isinstance(each, Fold))
    return [line for fold in folds for line in fold.lines if PUBLIC.answer in line]


def test_a_question_stands_with_its_answer() -> None:
    [line] = lines()

    assert line == f"“{PUBLIC.question}” – {PUBLIC.answer}"


def test_who_reads_another_language_is_told_which_it_is_in() -> None:
    with speaking("fr"):
        [line] = lines()

    assert line.endswith("(en anglais)")


def test_where_nobody_asked_there_is_nothing() -> None:
    asked = card_of_action(SHEET).elements
    nobody = card_of_action(replace(SHEET, asked_before=())).elements

    assert len(asked) == len(nobody) + 1
