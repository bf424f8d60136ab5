"""The README's pictures of the desk; `PICTURES=docs` before pytest renews them."""

import pytest
from playwright.sync_api import Page, expect

from tests.story.conftest import PHONE, Sit
from tests.story.people import CO_LEAD, FOCAL_POINT, RR
from tests.story.scenes import ago, drafts_plan, opens_by_form

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEGINNING = "each => each.scrollIntoView({ block: 'start' })"
END = "each => each.scrollIntoView({ block: 'end' })"


def test_a_case_room_and_a_signature_are_worth_a_picture(sit: Sit) -> None:
    chair = sit(FOCAL_POINT, viewport={"width": 1360, "height": 1130})
    opens_by_form(chair, "DEMO-0001", fund=True, registered=ago(1))
    for number in ("1", "2", "4"):
        chair.say(f"done {number} Shown in the case folder")
    chair.say("agree team")
    chair.be(CO_LEAD).say("event eligible today")
    expect(chair.card("10")).to_be_visible()
    drafts_plan(chair, "10", "Part of the project is suspended")

    phone = sit(RR, **PHONE)
    phone.card("10").evaluate(END)
    phone.picture("sign-phone")
    phone.press("Sign version 1", on=phone.card("10"))
    phone.sees("1 of 2 signed")

    chair.be(RR)
    expect(chair.card("10")).to_contain_text("1 of 2 signed")
    chair.card("10").evaluate(BEGINNING)
    chair.picture("case-room")


def test_a_rehearsal_is_worth_a_picture(sit: Sit) -> None:
    page = (chair := sit(CO_LEAD, viewport={"width": 1280, "height": 800})).page
    page.goto(f"{chair.address}/who")
    page.get_by_role("link", name="Or rehearse a whole case first").click()
    page.get_by_role("button", name="Begin a rehearsal").click()
    page.get_by_role("button", name=f"Play this part {CO_LEAD}").click()
    while "is reminded of action 5" not in page.locator(".bar-next").inner_text():
        jumps(page)
    jumps(page)

    page.locator("a.place-direct").click()
    expect(chair.newest).to_contain_text("1 action waits for you")
    chair.newest.evaluate(END)
    chair.picture("rehearsal")


def jumps(page: Page) -> None:
    """Let time jump to what happens next, and wait until it stands there."""
    with page.expect_navigation():
        page.get_by_role("button", name="Jump to what happens next").click()
    expect(page.locator("[data-moving]")).to_have_count(0, timeout=60_000)
