"""A rehearsal in real browsers, from the button on the desk to the summary."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    expect,
)

from tests.bot.commands import Served, serving, ses_desk
from tests.cards.drawing import AXE, picture

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAPTOP: ViewportSize = {"width": 1360, "height": 850}
PHONE: ViewportSize = {"width": 360, "height": 740}
# A jump to the end of a case sweeps and delivers at each moment on the way.
A_LONG_WAY = 120_000.0
NEXT = "Jump to what happens next"


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as desk:
        yield desk


@pytest.fixture(name="context")
def _context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    yield context
    context.close()


def begin(context: BrowserContext, desk: Served) -> Page:
    """Begin a rehearsal with the button on the desk."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{desk.address}who")
    page.get_by_role("link", name="Or rehearse a whole case first").click()
    page.get_by_role("button", name="Begin a rehearsal").click()
    expect(page).to_have_url(re.compile("/rehearsal$"))
    return page


def play(page: Page, name: str) -> None:
    """Take a part on the page of parts."""
    page.get_by_role("button", name=f"Play this part {name}").click()
    expect(page.locator("#words")).to_be_visible()


def press(page: Page, label: str) -> None:
    """Press a button of the bar, and wait until time stands still where it leads."""
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()
    expect(page.locator("[data-moving]")).to_have_count(0, timeout=A_LONG_WAY)


def do(page: Page, words: str) -> None:
    """Say something in the room, once its script has run: Enter sends then."""
    page.wait_for_load_state("domcontentloaded")
    page.locator("#words").fill(words)
    with page.expect_response("**/say"):
        page.locator("#words").press("Enter")


def time_in(page: Page) -> str:
    """Return the virtual time that a page shows."""
    return page.locator(".bar-time time").get_attribute("datetime") or ""


def barriers(page: Page) -> list[str]:
    """Return what axe finds."""
    if not AXE.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        "axe.run().then((result) => result.violations.flatMap((each) =>"
        " each.nodes.map((node) => `${each.id}: ${node.html}`)))"
    )
    return found


def looked_at(page: Page, folder: Path, name: str) -> None:
    """Look at a page in both themes, wide and on a phone."""
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for size in (LAPTOP, PHONE):
            page.set_viewport_size(size)
            picture(page, folder, f"rehearsal-{name}-{theme}-{size['width']}")
            assert barriers(page) == [], f"{name}, {theme}, {size['width']}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(LAPTOP)


@pytest.mark.timeout(600)  # A whole case, and five pages looked at four times each.
def test_a_rehearsal_is_played_from_the_button_to_the_summary(
    context: BrowserContext, desk: Served, tmp_path: Path
) -> None:
    page = begin(context, desk)
    looked_at(page, tmp_path, "parts")
    play(page, "Demo CO Lead")
    page.get_by_role("button", name="action 5, Prepare the Fact Sheet").click()
    expect(
        page.get_by_role("heading", name="5 · Prepare the Fact Sheet")
    ).to_be_visible()
    do(page, "done 5 Fact sheet, first version")
    do(page, "done 6 Documents sent to SECU")
    expect(page.locator(".bar-turn")).to_have_count(0)
    press(page, NEXT)
    expect(page.locator(".bar-time")).to_contain_text("Tue 9 January 2024")
    looked_at(page, tmp_path, "room")

    press(page, "To a player’s turn")
    expect(page.locator(".bar-turn")).to_contain_text("Your turn: action 14")
    is_asked_before_it_is_late(page, tmp_path)
    do(page, "done 14 Cars and permits are arranged")

    plays_to_its_end(page)
    looked_at(page, tmp_path, "summary")
    page.get_by_role("link", name="Back to the desk").click()
    expect(page.get_by_text("Open now")).to_be_visible()
    looked_at(page, tmp_path, "list")


def is_asked_before_it_is_late(page: Page, folder: Path) -> None:
    while "late" not in page.title():
        press(page, NEXT)
    looked_at(page, folder, "asks")
    page.get_by_role("link", name="Back, to do it").click()


def plays_to_its_end(page: Page) -> None:
    page.get_by_role("link", name="Parts", exact=True).click()
    press(page, "Hand back Demo CO Lead")
    press(page, "To a player’s turn")  # Nobody plays: it plays to its end.
    expect(page.locator(".bar-next")).to_contain_text("SECU's track has ended")
    page.get_by_role("link", name="Summary").click()
    expect(page.locator(".lessons")).to_contain_text("Demo Resident Representative")
    expect(page.locator(".figures")).to_contain_text("actions done")
    expect(page.locator("svg .pic-late").first).to_be_attached()


def test_two_players_see_one_time_and_one_jump(
    context: BrowserContext, browser: Browser, desk: Served
) -> None:
    lead = begin(context, desk)
    address = lead.url
    play(lead, "Demo CO Lead")
    other = browser.new_context(viewport=LAPTOP)
    try:
        rr = other.new_page()
        rr.goto(address)
        expect(rr.get_by_text("Played by somebody")).to_have_count(1)
        play(rr, "Demo Resident Representative")

        seen = rr.locator("input[name=seen]").get_attribute("value")
        press(lead, NEXT)
        expect(lead.locator(".bar-time")).to_contain_text("Tue 9 January 2024, 12:30")
        expect(rr.locator(".bar-time")).to_contain_text("Tue 9 January 2024, 12:30")

        # As if both had pressed at the time that they saw.
        rr.locator("input[name=seen]").evaluate(
            "(each, seen) => each.value = seen", seen
        )
        press(rr, NEXT)
        expect(rr.locator(".bar-time")).to_contain_text("Tue 9 January 2024, 12:30")
        lead.locator("#words").fill("still writing")
        press(rr, NEXT)
        expect(lead.locator(".bar-time")).not_to_contain_text("Tue 9 January")
        expect(lead.locator("#words")).to_have_value("still writing")
    finally:
        other.close()


def test_it_is_closed_gone_back_to_and_deleted(
    context: BrowserContext, desk: Served
) -> None:
    page = begin(context, desk)
    press(page, NEXT)
    stood = time_in(page)
    page.get_by_role("link", name="Back to the desk").click()
    press(page, f"Close {begun(page)}")
    expect(page.get_by_text("Closed; it goes on where it stands")).to_be_visible()

    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(re.compile("/rehearsal$"))
    assert time_in(page) == stood
    said = ses_desk("rehearse", "--summary", folder=desk.folder).stdout
    assert "1  Tell the Executive Office that a complaint is registered" in said
    page.get_by_role("link", name="Back to the desk").click()
    page.locator("summary", has_text="Delete").click()
    page.get_by_role("button", name="Delete it for good").click()
    expect(page.get_by_text("Rehearsals so far")).to_have_count(0)
    assert list((desk.folder / "data/rehearsals").iterdir()) == []


def begun(page: Page) -> str:
    """Return when the only rehearsal of the list was begun, as its buttons say it."""
    words = page.locator(".part-name").inner_text()
    return words.removeprefix("Begun ")


def test_the_command_serves_one_and_goes_on_with_it(
    context: BrowserContext, tmp_path: Path
) -> None:
    with serving(tmp_path, command="rehearse") as served:
        page = context.new_page()
        page.goto(served.address)
        press(page, NEXT)
        stood = time_in(page)
        page.close()
        code, last_words = served.stop()
    with serving(tmp_path, command="rehearse") as again:
        page = context.new_page()
        page.goto(again.address)

        assert (code, time_in(page)) == (0, stood)
    assert "goes on where it stands" in last_words
    assert len(list((tmp_path / "data/rehearsals").glob("*-*[0-9]"))) == 1


def test_without_a_rehearsal_there_is_nothing_to_sum_up(tmp_path: Path) -> None:
    answer = ses_desk("rehearse", "--summary", folder=tmp_path)

    assert (answer.returncode, "rehearse begins one" in answer.stdout) == (1, True)
    assert list(tmp_path.iterdir()) == []
