"""Microsoft's own playground: chats and channels of Teams on this machine."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page

from bot.teams.development import CONFIG, config

CLI = Path("node_modules/@microsoft/m365agentsplayground/cli.js").absolute()
_PATIENCE = 30.0


@contextmanager
def playground(folder: Path, *, desk: str, person: str) -> Iterator[str]:
    """Start a playground in which *person* talks with the *desk*; yield its address."""
    if not CLI.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    folder.mkdir()
    (folder / CONFIG).write_text(config(person), encoding="utf-8")
    port = _free_port()
    words = ["-e", desk, "-c", "msteams", "-p", str(port), "--dt"]
    with subprocess.Popen(
        ["node", str(CLI), *words],
        cwd=folder,
        env={**os.environ, "BROWSER": "none"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait_for(port, process)
            yield f"http://localhost:{port}/"
        finally:
            process.kill()


class Talk:
    """What a person does in the playground's page."""

    def __init__(self, page: Page, address: str) -> None:
        """Open the page, in one's own chat with the desk."""
        self.page = page
        page.goto(address, wait_until="domcontentloaded")
        self.cards.first.wait_for()

    @property
    def cards(self) -> Locator:
        """All cards of the conversation, oldest first."""
        return self.page.locator(".ac-adaptiveCard")

    def say(self, words: str) -> None:
        """Type words and send them."""
        self.page.get_by_role("textbox").last.click()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def post(self, words: str, *, channel: str) -> None:
        """Begin a post in a channel that mentions the desk."""
        self.page.get_by_text(channel).first.click()
        self.page.get_by_role("textbox").first.click()
        self.page.keyboard.type("@")
        self.page.get_by_role("menuitem").filter(has_text="SES Desk").click()
        self.page.keyboard.type(f" {words}")
        self.page.get_by_role("button", name="Post", exact=True).click()

    def card(self, words: str) -> Locator:
        """Return the newest card that says something, once it is there."""
        found = self.cards.filter(has_text=words).last
        found.wait_for()
        return found

    def press(self, card: Locator, button: str) -> None:
        """Press a card's button."""
        card.get_by_role("button", name=button, exact=True).click()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        assert process.poll() is None, "the playground ended before it listened"
        with suppress(OSError), urlopen(f"http://localhost:{port}/", timeout=2) as page:
            if page.status == HTTPStatus.OK:
                return
        time.sleep(0.2)
    raise AssertionError("the playground does not listen")
