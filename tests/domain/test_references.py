"""One shape of a case's reference, read in a moment whatever is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.reading.references import reference_in, written_one_way
from domain.references import LONGEST, SHAPE, is_reference


@pytest.mark.parametrize(
    "words", ["SECU0010", "DEMO-0001", "SRM-2024-07", "ATK-2", "DEMO-C1", "A-1"]
)
def test_these_are_references(words: str) -> None:
    assert is_reference(words)


@pytest.mark.parametrize(
    "words",
    ["", "DEMO", "demo-1", "DEMO-1-", "-1", "1-1", "DEMO--1", "SECU 0010", "A" * 25],
)
def test_these_are_none(words: str) -> None:
    assert not is_reference(words)


@given(st.from_regex(SHAPE, fullmatch=True).filter(lambda each: len(each) <= LONGEST))
def test_whatever_a_case_can_be_called_it_can_be_named_by(reference: str) -> None:
    found = reference_in(f"what about {reference.lower()}, then?")

    assert found is not None
    assert written_one_way(found.group()) == reference


@pytest.mark.parametrize("ending", ["", "!", "-", "-!"])
@pytest.mark.parametrize("part", ["A", "A1", "A-", "1-", "-1", "A1-"])
@pytest.mark.timeout(10)
def test_no_text_takes_longer_than_a_moment(part: str, ending: str) -> None:
    text = part * 50_000 + ending

    assert not is_reference(text)
    assert re.fullmatch(SHAPE, text) is None
    assert reference_in(text) is None or part
