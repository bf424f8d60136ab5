"""Letters as they are compared."""

from hypothesis import given
from hypothesis.strategies import text

from domain.spelling import letters_of, spelled


@given(text())
def test_letters_are_the_same_whether_or_not_somebody_asks_where_they_stood(
    written: str,
) -> None:
    assert letters_of(written) == spelled(written).letters


def test_every_letter_is_spelled_out_however_many_were_before() -> None:
    many = "".join(map(chr, range(0x1000, 0x4000)))

    letters_of(many)

    assert letters_of("Œuvre ancrée") == "OEuvre ancree"
