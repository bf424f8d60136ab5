"""What a status and its headers say of a message, as vendors word them."""

import pytest

from bot.vendor_answers import refuse_unless_taken
from dialogs.channel import Fate, Undelivered

NOW = "Mon, 03 Jun 2024 09:00:00 GMT"


def refused(status: int, **headers: str) -> Undelivered:
    named = {name.replace("_", "-"): words for name, words in headers.items()}
    with pytest.raises(Undelivered) as problem:
        refuse_unless_taken(status, named)
    return problem.value


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_any_two_hundred_is_taken(status: int) -> None:
    refuse_unless_taken(status, {})


@pytest.mark.parametrize(
    "status, fate",
    [
        (199, Fate.UNFIT),
        (300, Fate.UNFIT),
        (302, Fate.UNFIT),
        (307, Fate.UNFIT),
        (399, Fate.UNFIT),
        (400, Fate.UNFIT),
        (401, Fate.NOT_SENT),
        (403, Fate.PERMANENT),
        (408, Fate.UNCERTAIN),
        (412, Fate.NOT_SENT),
        (429, Fate.RATE_LIMITED),
        (500, Fate.UNCERTAIN),
        (599, Fate.UNCERTAIN),
    ],
)
def test_everything_else_is_not(status: int, fate: Fate) -> None:
    problem = refused(status)

    assert (problem.code, problem.fate) == (f"http-{status}", fate)


@pytest.mark.parametrize(
    "said, seconds",
    [
        ("7", 7),
        ("0.25", 0.25),
        ("Mon, 03 Jun 2024 09:01:30 GMT", 90),
        ("Monday, 03-Jun-24 09:01:30 GMT", 90),  # Two older ways that HTTP knows.
        ("Mon Jun  3 09:01:30 2024", 90),
        ("Mon, 03 Jun 2024 08:59:00 GMT", 0),
        ("Mon, 32 Jun 2024 09:01:30 GMT", 0),
        ("Mon, 03 Jun 99999999999999999999 09:01:30 GMT", 0),
        ("-5", 0),
        ("inf", 0),
        ("nan", 0),
        ("soon", 0),
        ("", 0),
    ],
)
def test_how_long_to_wait_is_a_number_or_a_date_by_the_vendors_clock(
    said: str, seconds: float
) -> None:
    assert refused(429, Retry_After=said, Date=NOW).retry_after == seconds


@pytest.mark.parametrize("date", [{}, {"Date": "today"}])
def test_without_the_vendors_clock_ones_own_counts(date: dict[str, str]) -> None:
    problem = refused(429, Retry_After="Fri, 31 Dec 9999 23:59:59 GMT", **date)

    assert problem.retry_after > 3600
