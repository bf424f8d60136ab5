"""Numbers that come with a press are whole and short, or they are none."""

import pytest

from dialogs.ask import Ask
from domain.people import Actor
from services.ports import Ports

NOT_A_PAGE = ["", "0", "-1", "1.5", "two", "٣", "²", "9" * 400]


def make_ask(ports: Ports, page: str) -> Ask:
    actor = Actor(person_id="anybody", via="test")
    return Ask(
        actor=actor,
        conversation="",
        verb="",
        target="",
        ports=ports,
        inputs={"page": page},
    )


@pytest.mark.parametrize("typed", NOT_A_PAGE)
def test_what_is_no_page_is_the_first(ports: Ports, typed: str) -> None:
    assert make_ask(ports, typed).page() == 1


@pytest.mark.parametrize("typed, page", [("2", 2), (" 07 ", 7), ("99999", 99_999)])
def test_a_page_is_read(ports: Ports, typed: str, page: int) -> None:
    assert make_ask(ports, typed).page() == page


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "two", "٣", "²", "9" * 16])
def test_what_is_no_whole_number_is_none(ports: Ports, typed: str) -> None:
    assert make_ask(ports, typed).number("page") is None
