"""A page that is loaded again, a desk that is killed: what was done stays done."""

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.bot.commands import serving, ses_desk
from tests.story.conftest import AS_USUAL, Sit
from tests.story.people import CO_LEAD, FOCAL_POINT, Chair
from tests.story.scenes import opens_by_form

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_page_loaded_again_shows_the_same(sit: Sit) -> None:
    chair = sit(FOCAL_POINT)
    opens_by_form(chair, "DEMO-0001")
    before = after_finishing(chair, "4")

    chair.page.reload()

    assert seen(chair) == before


def test_a_killed_desk_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(**AS_USUAL)
    with serving(tmp_path) as desk:
        chair = Chair(context, desk.address, tmp_path / "pictures").take(FOCAL_POINT)
        opens_by_form(chair, "DEMO-0001")
        before = after_finishing(chair.be(CO_LEAD), "5")
        desk.stop(signal.SIGKILL)
    writes_in_vain(chair, "done 6 Sent to SECU")

    with serving(tmp_path, port=desk.port):
        expect(chair.page.locator("#offline")).to_be_hidden()
        assert seen(chair) == before
        with chair.page.expect_response("**/say"):
            chair.page.locator("#words").press("Enter")
        chair.sees("Action 6 is done.")

    context.close()
    assert ses_desk("verify", folder=tmp_path).returncode == 0


def after_finishing(chair: Chair, number: str) -> list[str]:
    """Finish an action and load the page again; return what it shows."""
    chair.say(f"done {number} Here it is")
    chair.sees(f"Action {number} is done.")
    expect(chair.card(number)).to_contain_text("Here it is")
    chair.page.reload()
    return seen(chair)


def seen(chair: Chair) -> list[str]:
    """Return what stands in the room, message by message, with the case card."""
    expect(chair.pinned).not_to_be_empty()
    return [*chair.messages.all_text_contents(), *chair.pinned.all_text_contents()]


def writes_in_vain(chair: Chair, text: str) -> None:
    """Send something to a desk that is away: it says so, and keeps the words."""
    words = chair.page.locator("#words")
    words.fill(text)
    words.press("Enter")
    expect(chair.page.get_by_role("alert")).to_contain_text("did not answer")
    expect(chair.page.locator("#offline")).to_be_visible()
    expect(words).to_have_value(text)
    chair.picture("50-desk-is-away")
