"""What of a text tells who somebody is, or how to reach them; and what does not."""

import pytest

from domain.learning.complainants import without_people
from domain.learning.private_words import MASK, masked, private_in


@pytest.mark.parametrize(
    "text",
    [
        "Clause 12.3 of 2021-06-30, 2019-2021, USD 1,250,000 and action 17.2",
        "the 30 rows, 16 July 2020, SESP 4.2, ISO 14001",
        "from 2024-05-27 14:30 to 27.05.2024 09:00, 2015 2021",
        "https://example.org/files/20240527001",
    ],
)
def test_dates_clauses_and_amounts_are_no_numbers_of_people(text: str) -> None:
    assert private_in(text) == ()
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("+254 712 345 678", "(0)712-345-678", "a.b+c@mail.example.org"),
        *("555-0199 12", "0712345678/0798765432", "o'neil@example.org"),
        "4111 1111 1111 1111",
    ],
)
def test_numbers_and_addresses_are_found(text: str) -> None:
    assert private_in(f"Tell {text}, please. Tell {text}.") == (text,)
    assert masked(f"Tell {text}, please.") == f"Tell {MASK}, please."


def test_a_number_right_behind_a_full_stop_is_found() -> None:
    assert masked("Tel.0712345678") == f"Tel.{MASK}"


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("the complainant Jane Doe called", "the complainant […] called"),
        ("complainant: Jean-Pierre Durand.", "complainant: […]."),
        ("la plaignante, Mme Marie Dupont, veut", "la plaignante, […], veut"),
        ("el denunciante se llama Juan de la Cruz", "el denunciante se llama […]"),
        ("write to jane.doe@example.org", "write to […]"),
        ("call +509 34 12 56 78 now", "call […] now"),
        ("call (212) 555-0199", "call […]"),
    ],
)
def test_who_complained_and_how_to_reach_anybody_is_taken_out(
    typed: str, kept: str
) -> None:
    assert without_people(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "what changed in the standards 2015-2021",
        "from 2024-05-27 to 27.05.2024",
        "a budget of 1 200 000 dollars",
        "Can complainants remain anonymous?",
        "complainants in SECU cases",
        "Complainants: Who can file?",
        "standard 6, paragraph 10",
    ],
)
def test_what_names_nobody_stays_as_it_is(typed: str) -> None:
    assert without_people(typed) == typed


def test_a_long_text_is_masked_in_a_moment() -> None:
    assert len(without_people("complainant 12345 " * 5000)) > 0
