"""Draws cards in Chromium: Adaptive ones with the official renderer, and the HTML."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.cards.wire import WIRE, parts

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "bot" / "desk" / "static"
NODE_MODULES = Path(os.environ.get("NODE_MODULES", ROOT / "node_modules"))
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
RENDERER = NODE_MODULES / "adaptivecards" / "dist" / "adaptivecards.min.js"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# As Teams frames a card and its buttons; the renderer brings no look of its own.
_FRAME = """
body { margin: 0; padding: 12px; font-family: "Segoe UI", "Noto Sans", sans-serif;
  background: %(page)s; }
#card { width: %(width)s; max-width: 100%%; border: 1px solid %(line)s;
  border-radius: 6px; overflow: hidden; background: %(ground)s; }
.ac-pushButton { font: 600 14px "Segoe UI", "Noto Sans", sans-serif; height: 32px;
  padding: 0 12px; border: 1px solid %(line)s; border-radius: 4px; cursor: pointer;
  background: %(ground)s; color: %(ink)s; overflow: hidden; min-width: 0;
  text-overflow: ellipsis; }
.ac-pushButton.style-positive { background: #6264a7; border-color: #6264a7;
  color: #fff; }
.ac-pushButton.style-destructive { color: %(late)s; border-color: %(late)s; }
.ac-input { font: 14px "Segoe UI", "Noto Sans", sans-serif; padding: 6px 8px;
  border: 1px solid %(line)s; border-radius: 4px; background: %(page)s;
  color: %(ink)s; box-sizing: border-box; }
textarea.ac-input { min-height: 72px; }
p { margin: 0; }
a { color: %(link)s; }
"""
# Headings are there for those who listen; nothing moves while a picture is taken.
_PAGE = """
body { margin: 0; padding: 16px; background: var(--ground); color: var(--ink); }
h1, h2 { position: absolute; clip-path: inset(50%); }
* { transition: none !important; }
"""
_THEMES = {
    "light": {
        "page": "#f5f5f5",
        "ground": "#ffffff",
        "line": "#d1d1d1",
        "ink": "#242424",
        "late": "#c4314b",
        "link": "#5b5fc7",
    },
    "dark": {
        "page": "#1f1f1f",
        "ground": "#2d2c2c",
        "line": "#5c5a5a",
        "ink": "#ffffff",
        "late": "#ff8b92",
        "link": "#9299f7",
    },
}
_DRAW = """
([card, config, markdown]) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.didProcess = text in markdown;
    result.outputHtml = markdown[text];
  };
  const adaptive = new AdaptiveCards.AdaptiveCard();
  adaptive.hostConfig = new AdaptiveCards.HostConfig(config);
  window.pressed = [];
  adaptive.onExecuteAction = (action) => window.pressed.push(action.toJSON());
  const context = new AdaptiveCards.SerializationContext();
  adaptive.parse(card, context);
  document.getElementById("card").append(adaptive.render());
  window.drawn = adaptive;
  return Array.from({length: context.eventCount}, (_, i) => context.getEventAt(i))
    .map((event) => event.message);
}
"""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Open Chromium, or skip the test where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def draw_adaptive(page: Page, payload: object, *, theme: str, width: str) -> list[str]:
    """Draw an Adaptive Card as Teams would; return what the renderer complained of."""
    if not RENDERER.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    if not WIRE.exists():
        pytest.skip(f"the folder {WIRE} is missing")
    config = json.loads((WIRE / f"hostconfig-teams-{theme}.json").read_text())
    page.set_content("<body><div id=card></div></body>")
    page.add_style_tag(content=_FRAME % (_THEMES[theme] | {"width": width}))
    page.add_script_tag(path=RENDERER)
    asked = [payload, config, _as_markdown(payload)]
    complaints: list[str] = page.evaluate(_DRAW, asked)
    return complaints


def _as_markdown(payload: object) -> dict[str, str]:
    """Return every text of a card as Markdown shows it, for where it is read."""
    markdown = pytest.importorskip("markdown_it").MarkdownIt("js-default")
    texts = {
        text
        for part in parts(payload)
        for text in part.values()
        if isinstance(text, str)
    }
    return {text: markdown.render(text) for text in texts}


def picture(page: Page, folder: Path, name: str) -> None:
    """Keep a picture of the page: in the folder that PICTURES names, else *folder*."""
    place = Path(os.environ.get("PICTURES", folder))
    place.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place / f"{name}.png", full_page=True)


def keep(page: Page, name: str) -> None:
    """Keep a picture where PICTURES names a folder: most of the time goes into them."""
    if folder := os.environ.get("PICTURES"):
        picture(page, Path(folder), name)


def draw_html(page: Page, *cards: str, theme: str = "") -> None:
    """Draw cards as the desk's page does, in the system's theme unless one is named."""
    named = f" data-theme={theme}" if theme else ""
    page.set_content(
        f'<!doctype html><html lang="en"{named}><head><title>Cards</title></head>'
        f"<body><main><h1>Room</h1><h2>Today</h2>{''.join(cards)}</main></body></html>"
    )
    page.add_style_tag(content=_PAGE)
    page.add_style_tag(path=STYLES / "tokens.css")
    page.add_style_tag(path=STYLES / "cards.css")


def barriers(page: Page) -> list[str]:
    """Return what keeps people from using the page, as the axe checker finds it."""
    if not AXE.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(
        "axe.run().then((result) => result.violations.flatMap((each) =>"
        " each.nodes.map((node) => `${each.id}: ${node.html}`)))"
    )
    return found
