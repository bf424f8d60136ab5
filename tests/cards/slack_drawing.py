"""Draws what Slack is sent: blocks by a renderer of npm, in a frame like Slack's."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.cards.drawing import NODE_MODULES
from tests.cards.wire import parts

RENDERER = NODE_MODULES / "slack-blocks-to-jsx" / "dist"
# Each block by itself, so that what is wrong with an answer can stand under its block.
_RENDER = """
const { createElement } = require("react");
const { renderToStaticMarkup } = require("react-dom/server");
const { Message } = require("slack-blocks-to-jsx");
const { blocks, theme } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const drawn = blocks.map((block) => renderToStaticMarkup(createElement(Message,
  { blocks: [block], theme, logo: "none", name: "SES Desk", withoutWrapper: true })));
console.log(JSON.stringify(drawn));
"""
_THEMES = {
    "light": {
        "ground": "#ffffff",
        "ink": "#1d1c1d",
        "pale": "#616061",
        "line": "#dddddd",
        "late": "#c01343",
    },
    "dark": {
        "ground": "#1a1d21",
        "ink": "#d1d2d3",
        "pale": "#9a9b9e",
        "line": "#44464a",
        "late": "#f2606a",
    },
}
_FRAME = """
* { box-sizing: border-box; }
body { margin: 0; background: %(ground)s; color: %(ink)s;
  font: 15px/1.47 Lato, "Noto Sans", sans-serif; }
.said { display: flex; gap: 8px; padding: 12px 20px; max-width: 760px; }
.face { flex: 0 0 36px; height: 36px; border-radius: 6px; background: #4a154b;
  color: #fff; font: 700 12px/36px "Noto Sans", sans-serif; text-align: center; }
.blocks { flex: 1; min-width: 0; max-width: 600px; overflow-wrap: anywhere; }
.who { font-weight: 900; }
.app { font: 700 10px "Noto Sans", sans-serif; padding: 1px 3px; margin: 0 4px;
  border-radius: 2px; background: %(line)s; color: %(pale)s; }
.pale { color: %(pale)s; font-size: 13px; }
.slack_blocks_to_jsx__actions div { min-width: 0; max-width: 100%%; }
.slack_blocks_to_jsx button { max-width: 100%%; overflow: hidden;
  text-overflow: ellipsis; }
.block .text-small.flex > p { display: none; }
.line textarea { min-height: 0 !important; height: 38px !important; resize: none; }
.optional strong::after { content: " (optional)"; font-weight: 400;
  color: %(pale)s; }
.late { color: %(late)s; font-size: 13px; margin: 0 0 12px; }
.back { min-height: 100vh; padding: 32px 0; background: rgba(0, 0, 0, 0.45); }
.modal { max-width: 520px; margin: auto; border-radius: 8px; background: %(ground)s; }
.modal header, .modal footer { display: flex; padding: 16px 24px; gap: 12px; }
.modal header { font: 900 20px "Noto Sans", sans-serif; }
.modal header span { margin-left: auto; color: %(pale)s; font-weight: 400; }
.modal footer { justify-content: flex-end; border-top: 1px solid %(line)s; }
.modal main { padding: 0 24px 12px; overflow-wrap: anywhere; }
.modal button { font: 700 15px "Noto Sans", sans-serif; padding: 8px 12px;
  border: 1px solid %(line)s; border-radius: 4px; background: none; color: inherit; }
.modal button.send { background: #007a5a; border-color: #007a5a; color: #fff; }
.home { max-width: 760px; margin: auto; padding: 0 20px 24px;
  overflow-wrap: anywhere; }
.home nav { padding: 12px 0; margin-bottom: 8px; border-bottom: 1px solid %(line)s;
  font-weight: 700; }
.home nav span { font-weight: 400; margin-left: 20px; color: %(pale)s; }
"""


# What the renderer made of the blocks of each message, by theme.
Drawn = dict[str, dict[tuple[str, str], list[str]]]


def drawn_together(
    messages: Mapping[tuple[str, str], list[Any]], *, themes: Iterable[str]
) -> Drawn:
    """Draw many messages at once: a process for each would take most of the time."""
    blocks = [block for each in messages.values() for block in each]
    drawn: Drawn = {}
    for theme in themes:
        left = iter(_drawn(blocks, theme))
        drawn[theme] = {
            name: [next(left) for _ in each] for name, each in messages.items()
        }
    return drawn


def draw_message(
    page: Page,
    blocks: list[Any],
    *,
    theme: str,
    ephemeral: bool = False,
    drawn: list[str] | None = None,
) -> None:
    """
    Draw a message as it stands in a channel; an *ephemeral* one for one alone.

    *drawn* is what `drawn_together` made of its blocks.
    """
    alone = "<div class=pale>👁 Only visible to you</div>" if ephemeral else ""
    who = "<span class=who>SES Desk</span><span class=app>APP</span>"
    shown = "".join(_drawn(blocks, theme) if drawn is None else drawn)
    _show(
        page,
        f"<div class=said><div class=face>SES</div><div class=blocks>{alone}"
        f"<div>{who}<span class=pale>9:41 AM</span></div>{shown}</div></div>",
        theme=theme,
    )


def draw_modal(
    page: Page,
    view: Any,  # noqa: ANN401 - any JSON.
    *,
    theme: str,
    errors: Mapping[str, str] | None = None,
) -> None:
    """Draw a modal, with what Slack was told is wrong at its blocks."""
    wrong = errors or {}
    pairs = zip(view["blocks"], _drawn(view["blocks"], theme), strict=True)
    body = "".join(
        drawn + _error(wrong.get(block.get("block_id", ""), ""))
        for block, drawn in pairs
    )
    send = f"<button class=send>{_text(view, 'submit')}</button>"
    close = f"<button>{_text(view, 'close')}</button>"
    _show(
        page,
        f"<div class=back><div class=modal><header>{_text(view, 'title')}"
        f"<span>✕</span></header><main>{body}</main>"
        f"<footer>{close}{send if 'submit' in view else ''}</footer></div></div>",
        theme=theme,
    )


def draw_home(page: Page, view: Any, *, theme: str) -> None:  # noqa: ANN401 - any JSON.
    """Draw the Home tab of the app."""
    drawn = "".join(_drawn(view["blocks"], theme))
    tabs = "<nav>Home<span>Messages</span><span>About</span></nav>"
    _show(page, f"<div class=home>{tabs}{drawn}</div>", theme=theme)


def _drawn(blocks: list[Any], theme: str) -> list[str]:
    if not RENDERER.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    sent = json.loads(json.dumps(blocks))
    for part in parts(sent):
        # It only keeps Slack from making links; this renderer drops the bold with it.
        part.pop("verbatim", None)
    with TemporaryFile("w+") as asked:  # Of a pipe node reads no more than it holds.
        json.dump({"blocks": sent, "theme": theme}, asked)
        asked.seek(0)
        done = subprocess.run(
            ["node", "-e", _RENDER],
            stdin=asked,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            cwd=_beside(NODE_MODULES),
        )
    drawn: list[str] = json.loads(done.stdout)
    return [
        f'<div class="{_marks(block)}">{html}</div>'
        for block, html in zip(sent, drawn, strict=True)
    ]


def _marks(block: Any) -> str:  # noqa: ANN401 - any JSON.
    """Name what Slack draws of a question and the renderer does not."""
    is_line = block.get("element", {}).get("multiline") is False
    is_optional = block.get("optional", False)
    return f"block {'line' * is_line} {'optional' * is_optional}"


def _beside(modules: Path) -> Path:
    """Return where node finds the packages: the folder that they lie in."""
    return modules.resolve().parent


def _show(page: Page, body: str, *, theme: str) -> None:
    page.set_content(
        f'<!doctype html><html lang="en"><title>Slack</title><body>{body}</body></html>'
    )
    page.add_style_tag(path=RENDERER / "style.css")
    page.add_style_tag(content=_FRAME % _THEMES[theme])


def _text(view: Any, name: str) -> str:  # noqa: ANN401 - any JSON.
    """Return a text of a view; what Slack reads as an entity is one here too."""
    return str(view[name]["text"]) if name in view else ""


def _error(words: str) -> str:
    return f"<p class=late>{escape(words)}</p>" if words else ""
