"""The words of the procedure: short, finished, and within the translators' reach."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract

from domain.procedure import duties
from domain.procedure.model import Choice, ProcedureRow
from domain.procedure.secu import SECU

PROCEDURE = Path(duties.__file__).parent
LONGEST_TITLE = 66  # One line on a phone, with the number before it.
LONGEST_SENTENCES = 420


def words_of_choices(choices: tuple[Choice, ...]) -> Iterator[str]:
    for choice in choices:
        yield choice.question
        yield choice.reading


def sentences_of(row: ProcedureRow) -> Iterator[str]:
    yield row.detail
    yield from row.notes
    yield from (note.text for note in row.case_notes)
    yield from words_of_choices(row.choices)


def labels_of(row: ProcedureRow) -> Iterator[str]:
    yield row.title
    yield row.clause
    yield row.template
    yield from (part.title for part in row.parts)


def all_words() -> set[str]:
    words = {SECU.title, SECU.source, *SECU.notes, *words_of_choices(SECU.choices)}
    for row in SECU.rows:
        words |= {*sentences_of(row), *labels_of(row)}
    for office in (duties.EFFECTIVENESS_GROUP, duties.ENVIRONMENTAL_FINANCE):
        words |= {office.title, office.coordinates_with}
    return words - {""}


def extracted() -> set[str]:
    found: set[str] = set()
    for source in PROCEDURE.glob("*.py"):
        with source.open("rb") as lines:
            found |= {str(entry[1]) for entry in extract("python", lines, {"N_": None})}
    return found


def test_every_sentence_reaches_the_translators() -> None:
    assert all_words() - extracted() == set()


def test_the_translators_get_no_sentence_that_nobody_reads() -> None:
    assert extracted() - all_words() == set()


@pytest.mark.parametrize("row", SECU.rows, ids=lambda row: row.key)
def test_a_row_says_what_to_do_in_one_line_and_the_rest_in_sentences(
    row: ProcedureRow,
) -> None:
    assert 0 < len(row.title) <= LONGEST_TITLE
    assert not any(label.endswith(".") for label in labels_of(row))
    for sentence in sentences_of(row):
        assert sentence.endswith(".")
        assert len(sentence) <= LONGEST_SENTENCES


def test_no_two_rows_have_one_title() -> None:
    assert len({row.title for row in SECU.rows}) == len(SECU.rows)
