"""The address of a case: in Teams it shows the case, in a browser it tells nothing."""

import re

from aiohttp import web

from bot.teams.pages import page
from cards.addresses import CASES
from cards.wording import _

_CASE = re.compile(r"[A-Za-z0-9_-]{1,64}")


def case_in(url: str, *, site: str) -> str:
    """Return the id of the case that an address of ours names; empty for others."""
    begins = f"{site}{CASES}"
    if not site or not url.startswith(begins):
        return ""
    named = url.removeprefix(begins).partition("?")[0].rstrip("/")
    return named if _CASE.fullmatch(named) else ""


def add_case_links(app: web.Application) -> None:
    """Serve the same page for every case, and for what is none."""
    app.router.add_get(CASES + "{case_id}", _case)


async def _case(_request: web.Request) -> web.Response:
    words = _(
        "Cases are worked on in Microsoft Teams: put this address into a message there,"
        " and who is on the case sees it."
    )
    return page(f"<p>{words}</p>")
