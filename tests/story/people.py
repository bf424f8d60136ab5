"""What somebody at the desk does with eyes and hands, in words of the story."""

import os
import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

CODE = "DEMO-0001"
FOCAL_POINT = "Demo SES Focal Point"
CO_LEAD = "Demo CO Lead"
RR = "Demo Resident Representative"
PROJECT_MANAGER = "Demo Project Manager"
BUREAU = "Demo RBx Director"
POLICY = "Demo BPPS Director"
FINANCE = "Demo Environmental Finance Officer"
COORDINATOR = "Demo Environmental Finance Coordinator"
BERA = "Demo BERA Officer"
OUTSIDER = "Demo Colleague Elsewhere"

Answer = str | bool | Path


class Chair:
    """One browser at the desk; who sits in it changes with a press."""

    def __init__(self, context: BrowserContext, address: str, album: Path) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.address = address.rstrip("/")
        self.album = Path(os.environ.get("PICTURES", album))

    # --- Where one is -----------------------------------------------------------------

    def take(self, name: str) -> "Chair":
        """Choose who one is, on the page that opens first."""
        self.page.goto(f"{self.address}/who")
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()
        return self._ready()

    def be(self, name: str) -> "Chair":
        """Change seats where one is."""
        form = self.page.get_by_role("form", name="Change seats")
        with self.page.expect_navigation():
            form.get_by_role("button", name=f"be {name},").click()
        return self._ready()

    def enter(self, code: str = CODE) -> "Chair":
        """Open a case's room from the list."""
        self._go(self.page.locator("a.place", has_text=code))
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(code)
        return self

    def chat(self) -> "Chair":
        """Open one's own chat with the desk."""
        self._go(self.page.locator("a.place-direct"))
        return self

    def _go(self, place: Locator) -> None:
        with self.page.expect_navigation():
            place.click()
        self._ready()

    def _ready(self) -> "Chair":
        expect(self.page.locator("#words")).to_be_visible()
        return self

    # --- What one does ----------------------------------------------------------------

    def say(self, text: str, *files: Path) -> None:
        """Write something, with files, and send it."""
        if files:
            self.page.locator("#files").set_input_files(list(files))
        words = self.page.locator("#words")
        words.fill(text)
        with self.page.expect_response("**/say"):
            words.press("Enter")

    def press(self, label: str, *, on: Locator) -> None:
        """Press a button of a card, behind More or a fold where it is kept there."""
        folded = self.page.locator("#pinned:not([open])", has=on)
        if folded.count():
            folded.locator("summary").first.click()
        button = on.get_by_role("button", name=label, exact=True)
        more = on.locator("summary.more-title")
        expect(button.or_(more).first).to_be_visible()
        if not button.is_visible():
            more.click()
        with self.page.expect_response("**/press"):
            button.click()

    def fill(self, *, send: str, **answers: Answer) -> None:
        """
        Answer questions of the open form by their labels and send it.

        Underscores of a keyword stand for spaces, and a label's beginning is enough.
        """
        for label, answer in answers.items():
            self._answer(label.replace("_", " "), answer)
        with self.page.expect_response("**/press"):
            self.dialog.get_by_role("button", name=send, exact=True).click()

    def _answer(self, label: str, answer: Answer) -> None:
        begins = re.compile(f"^{re.escape(label)}", re.IGNORECASE)
        if isinstance(answer, bool):
            group = self.dialog.get_by_role("radiogroup", name=begins)
            group.get_by_label("Yes" if answer else "No").check()
            return
        field = self.dialog.get_by_label(begins).first
        if isinstance(answer, Path):
            field.set_input_files(answer)
        elif field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(label=answer)
        else:
            field.fill(answer)

    # --- What one sees ----------------------------------------------------------------

    @property
    def dialog(self) -> Locator:
        """The form that is open."""
        return self.page.get_by_role("dialog")

    @property
    def pinned(self) -> Locator:
        """The case card on top of the room."""
        return self.page.locator("#pinned-card")

    @property
    def panel(self) -> Locator:
        """The room's files and people beside it."""
        return self.page.locator("#panel")

    @property
    def messages(self) -> Locator:
        """All that is said here."""
        return self.page.locator("#messages > li.message")

    @property
    def newest(self) -> Locator:
        """What was said last."""
        return self.messages.last

    def card(self, title: str) -> Locator:
        """Find the newest card whose title begins so; a number finds an action's."""
        words = f"{title} ·" if title.replace(".", "").isdecimal() else title
        begins = re.compile(f"^\\W*{re.escape(words)}")
        heading = self.page.locator(".card-title", has_text=begins)
        return self.messages.filter(has=heading).last

    def sees(self, *words: str) -> Locator:
        """Wait for a message that has all these words; return the newest."""
        found = self.messages
        for each in words:
            found = found.filter(has_text=each)
        expect(found.last).to_be_visible()
        return found.last

    def unfold(self, title: str, *, on: Locator) -> Locator:
        """Open what is folded away on a card."""
        fold = on.locator("details", has=self.page.locator("summary", has_text=title))
        if not fold.evaluate("each => each.open"):
            fold.locator("summary").click()
        return fold

    def picture(self, name: str) -> None:
        """Keep what is seen now."""
        self.album.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.album / f"{name}.png", animations="disabled")
