"""Lines that were sent come back into the box with the arrow keys."""

import pytest
from playwright.sync_api import expect

from tests.desk.browsing import Seat, Sit

pytestmark = pytest.mark.browser

FOCAL = "Demo SES Focal Point"


def _after_two_lines(sit: Sit) -> Seat:
    seat = sit(FOCAL)
    for line in ("status", "a line with a name in it"):
        seat.say(line)
        expect(seat.messages.last.locator(".words")).to_have_text(line)
    return seat


def test_arrow_up_in_an_empty_box_recalls_the_last_lines(sit: Sit) -> None:
    seat = _after_two_lines(sit)

    seat.words.press("ArrowUp")
    expect(seat.words).to_have_value("a line with a name in it")
    seat.words.press("ArrowUp")
    expect(seat.words).to_have_value("status")
    seat.words.press("ArrowUp")
    expect(seat.words).to_have_value("status")
    seat.words.press("ArrowDown")
    seat.words.press("ArrowDown")
    expect(seat.words).to_have_value("")


def test_what_is_being_written_does_not_give_way(sit: Sit) -> None:
    seat = _after_two_lines(sit)
    seat.words.fill("Dear all")

    seat.words.press("ArrowUp")

    expect(seat.words).to_have_value("Dear all")


def test_lines_are_kept_by_the_page_alone(sit: Sit) -> None:
    seat = _after_two_lines(sit)
    kept = seat.page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "a line with a name in it" not in kept

    seat.page.reload()
    seat.words.press("ArrowUp")

    expect(seat.words).to_have_value("")
