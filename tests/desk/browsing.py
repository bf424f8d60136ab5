"""Somebody at the desk with a real browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.cards.drawing import AXE
from tests.desk.site import Site

LAPTOP = {"width": 1280, "height": 800}
WIDE = {"width": 1600, "height": 950}
PHONE = {"width": 360, "height": 740}

Sit = Callable[..., "Seat"]


class Seat:
    """One browser of its own, with one person chosen in it."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.site = site
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, message: Any) -> None:  # noqa: ANN401 - the vendor's.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def sit(self, person: str) -> "Seat":
        """Choose who one is."""
        self.goto("/who")
        with self.page.expect_navigation():  # Until its script has run.
            self.page.get_by_role("button", name=person).click()
        expect(self.words).to_be_visible()
        return self

    def goto(self, path: str) -> "Seat":
        """Open an address of the desk."""
        self.page.goto(self.site.address + path)
        return self

    def enter(self, case_id: str) -> "Seat":
        """Open a case's room."""
        return self.goto(f"/rooms/{case_id}")

    @property
    def words(self) -> Locator:
        """The box to write in."""
        return self.page.locator("#words")

    @property
    def messages(self) -> Locator:
        """What is said."""
        return self.page.locator("#messages > li.message")

    @property
    def dialog(self) -> Locator:
        """The form that is open."""
        return self.page.get_by_role("dialog")

    @property
    def focused(self) -> Locator:
        """What has the focus."""
        return self.page.locator(":focus")

    def say(self, text: str) -> None:
        """Write something and press Enter."""
        self.words.fill(text)
        self.words.press("Enter")

    def button(self, name: str) -> Locator:
        """Find a button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def stands_still(self) -> bool:
        """Whether nothing scrolls sideways, and the frame of a room not at all."""
        fits: bool = self.page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth"
            " && (document.documentElement.scrollHeight <= innerHeight"
            " || !document.querySelector('.frame'))"
            " && [...document.querySelectorAll('#stream, #sheet-body, .panel-body')]"
            ".every((each) => each.scrollWidth <= each.clientWidth + 1)"
        )
        return fits

    def barriers(self) -> list[str]:
        """Return what axe finds that keeps people from using the page."""
        if not AXE.exists():
            pytest.skip("needs the packages of package.json: run `npm ci`")
        # Evaluated from outside: the page's own policy lets no script in.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = self.page.evaluate(
            "axe.run().then((result) => result.violations.flatMap((each) =>"
            " each.nodes.map((node) => `${each.id}: ${node.html}`)))"
        )
        return found


@contextmanager
def seats(browser: Browser, site: Site) -> Iterator[Sit]:
    """Give out seats; at the end nobody may have heard a script complain."""
    contexts: list[BrowserContext] = []
    taken: list[Seat] = []

    def sit(person: str = "", **options: Any) -> Seat:  # noqa: ANN401 - the vendor's.
        context = browser.new_context(**{"viewport": LAPTOP, **options})
        contexts.append(context)
        taken.append(Seat(context, site))
        return taken[-1].sit(person) if person else taken[-1]

    yield sit
    for context in contexts:
        context.close()
    assert [complaint for seat in taken for complaint in seat.complaints] == []


def tab_to(page: Page, target: Locator, *, at_most: int = 60) -> None:
    """Press Tab until *target* has the focus, as who has no mouse does."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {target}")
