"""Numbers of working days, as people type them."""

import pytest

from dialogs.reading.day_counts import read_day_count, split_day_count


@pytest.mark.parametrize(
    "typed, count, rest",
    [
        ("5", 5, ""),
        ("5 days because the RR is away", 5, "the RR is away"),
        ("five more days: the RR is away", 5, "the RR is away"),
        ("by 3 working days, since the RR is away", 3, "the RR is away"),
        ("10 more working days", 10, ""),
        ("1 day", 1, ""),
        ("2 more because of leave", 2, "leave"),
        ("5, for the holidays", 5, "the holidays"),
        ("0 days", 0, ""),
        ("another 4 business days – mission", 4, "mission"),
        ("9999999 days", None, "9999999 days"),
        ("3 June", None, "3 June"),
        ("3/6", None, "3/6"),
        ("3.5 days", None, "3.5 days"),
        ("to 5 June", None, "to 5 June"),
        ("because of 5 days of leave", None, "because of 5 days of leave"),
        ("-3 days", None, "-3 days"),
        ("", None, ""),
    ],
)
def test_a_number_of_days_is_parted_from_the_reason(
    typed: str, count: int | None, rest: str
) -> None:
    assert split_day_count(typed) == (count, rest)
    assert read_day_count(typed) == count
