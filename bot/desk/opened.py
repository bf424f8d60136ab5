"""
A version opened by a private link: no cookie, nobody signed in, no other page beside.

Words are read here, whatever else is saved. Programs that look at links before people
do (previews, scanners) use nothing up: a link ends by the clock, or with its reader's
part on the case.
"""

import asyncio
import base64
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import structlog
from aiohttp import web
from markupsafe import Markup

from bot.desk.files import to_be_saved
from bot.desk.papers import is_read_here, paper_of
from bot.desk.templates import load_templates
from bot.error_ids import new_error_id
from cards.addresses import OPENED
from cards.wording import _, language, speaking
from cards.wording.dates import moment
from cards.wording.refusals import refusal_words
from domain.refusals import Refusal
from services.file_links.read_file_link import Opened, read_file_link
from services.ports import Ports

ADDRESS = f"{OPENED}{{token}}"
SAVED = f"{ADDRESS}/save"
MARK = "X-Robots-Tag"  # On every answer; by it the doctor knows the desk's own.
_STYLES = ("tokens.css", "paper.css", "opened.css")
_HTML = "text/html"

Answer = Callable[[web.Request, Opened], web.Response]
log = structlog.get_logger(__name__)


def add_opened_files(app: web.Application, ports: Ports) -> None:
    """Serve what private links open, at a desk that serves no other pages."""

    async def show(request: web.Request) -> web.Response:
        return await asyncio.to_thread(_answered, request, ports, _shown)

    async def save(request: web.Request) -> web.Response:
        return await asyncio.to_thread(_answered, request, ports, _saved)

    app.router.add_get(ADDRESS, show)
    app.router.add_get(SAVED, save)


def _answered(request: web.Request, ports: Ports, answer: Answer) -> web.Response:
    """Answer with the file, or one and the same page for any link that opens none."""
    try:
        opened = read_file_link(request.match_info["token"], ports=ports)
        response = _dead() if opened is None else answer(request, opened)
    except Refusal as refusal:
        what, then = refusal_words(refusal)
        response = _told(what, then, status=HTTPStatus.CONFLICT)
    except Exception:
        error_id = new_error_id()
        log.exception("files.not-opened", error_id=error_id)
        response = _failed(error_id)
    response.headers.update(_sealed())
    return response


def _shown(request: web.Request, opened: Opened) -> web.Response:
    line = opened.line
    if not is_read_here(line.version.path):
        return _saved(request, opened)
    reader = opened.reader
    with speaking(reader.language, zone=reader.time_zone):
        paper = paper_of(line, opened.content, at=moment(line.version.at))
        return _page(paper=paper, save=f"{request.path}/save", told=None)


def _saved(_request: web.Request, opened: Opened) -> web.Response:
    return to_be_saved(opened.line, opened.content)


def _dead() -> web.Response:
    what = _("This link opens nothing, or nothing any more.")
    then = _(
        "It works for a few minutes, and for a person on the case. Press the document "
        "on its card in your chat again: that makes a new one."
    )
    return _told(what, then, status=HTTPStatus.NOT_FOUND)


def _failed(error_id: str) -> web.Response:
    what = _("Something went wrong at the desk.")
    then = _("Try once more, or report it with this id: {error_id}.")
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return _told(what, then.format(error_id=error_id), status=status)


def _told(what: str, then: str, *, status: HTTPStatus) -> web.Response:
    return _page(paper=None, save="", told=(what, then), status=status)


def _page(*, status: HTTPStatus = HTTPStatus.OK, **said: object) -> web.Response:
    template = load_templates().get_template("opened.html")
    style = Markup(_style())  # noqa: S704 -- Our own.
    text = template.render(style=style, language=language(), **said)
    return web.Response(text=text, content_type=_HTML, status=status)


@lru_cache(maxsize=1)
def _style() -> str:
    folder = Path(__file__).with_name("static")
    return "\n".join((folder / name).read_text("utf-8") for name in _STYLES)


@lru_cache(maxsize=1)
def _sealed() -> dict[str, str]:
    """Return what keeps an answer to its reader: nothing runs, loads, or is kept."""
    mark = base64.b64encode(sha256(_style().encode()).digest()).decode()
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{mark}'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'; sandbox allow-downloads"
        ),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        MARK: "noindex, nofollow",
    }
