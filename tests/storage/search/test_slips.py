"""Words that were mistyped, and words that only look so."""

import pytest

from storage.search.slips import Vocabulary, distance

KNOWN = Vocabulary(["consent", "resettlement", "grievance", "women", "plan"])


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("consnet", "consent"),
        ("resettelment", "resettlement"),
        ("grievence", "grievance"),
        ("resetlement", "resettlement"),
    ],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    assert KNOWN.meant(typed) == meant


@pytest.mark.parametrize("typed", ["consent", "woman", "plant", "plam", "fpic", "x1"])
def test_other_words_are_left_alone(typed: str) -> None:
    assert KNOWN.meant(typed) == ""


def test_swapped_letters_are_one_slip() -> None:
    assert distance("consnet", "consent") == 1
    assert distance("", "plan") == 4


def test_of_two_words_that_are_as_near_it_is_always_the_same_one() -> None:
    for words in (["consenting", "contenting"], ["contenting", "consenting"]):
        assert Vocabulary(words).meant("conenting") == "consenting"
