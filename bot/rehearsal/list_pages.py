"""The local desk's page of rehearsals: begin one, go back to one, delete one."""

import asyncio
from typing import Any

from aiohttp import web

from bot.commands.refused import CommandRefused
from bot.desk.bodies import body_of
from bot.desk.problems import Problem
from bot.desk.wiring import SESSION_KEY, desk_of
from bot.rehearsal.hosting import Hosting

REHEARSALS = "/rehearsals"
HOSTING_KEY = web.AppKey("hosting", Hosting)


def add_rehearsals(app: web.Application, hosting: Hosting) -> None:
    """Let a desk's page begin rehearsals; they close with it."""
    app[HOSTING_KEY] = hosting
    app.add_routes(_ROUTES)
    app.on_shutdown.append(_close_all)


async def _close_all(app: web.Application) -> None:
    await app[HOSTING_KEY].close_all()


async def listed(request: web.Request) -> web.StreamResponse:
    """List the rehearsals with their dates."""
    return await _list(request)


async def start(request: web.Request) -> web.StreamResponse:
    """Begin a rehearsal and lead there."""
    address = await request.config_dict[HOSTING_KEY].start(home=_home(request))
    return await _lead_to(request, address)


async def open_again(request: web.Request) -> web.StreamResponse:
    """Lead back to a rehearsal, where it stood."""
    name = (await body_of(request)).needed("name")
    hosting = request.config_dict[HOSTING_KEY]
    try:
        address = await hosting.open(name, home=_home(request))
    except CommandRefused as refused:  # Another process serves it.
        return await _list(request, notice=str(refused))
    if not address:
        raise Problem("not-found")
    return await _lead_to(request, address)


async def close(request: web.Request) -> web.StreamResponse:
    """Stop serving a rehearsal; it is kept."""
    name = (await body_of(request)).needed("name")
    await request.config_dict[HOSTING_KEY].close(name)
    raise web.HTTPSeeOther(REHEARSALS)


async def delete(request: web.Request) -> web.StreamResponse:
    """Delete a rehearsal for good."""
    name = (await body_of(request)).needed("name")
    await request.config_dict[HOSTING_KEY].delete(name)
    raise web.HTTPSeeOther(REHEARSALS)


def _home(request: web.Request) -> str:
    return f"http://{request.host}{REHEARSALS}"


async def _list(request: web.Request, *, notice: str = "") -> web.Response:
    # The script and all that it knows: only who rehearses waits for it to be loaded.
    from bot.rehearsal.words import moment_words

    hosting = request.config_dict[HOSTING_KEY]
    found = await asyncio.to_thread(hosting.rehearsals)
    lines = [(each.name, moment_words(each.begun), at) for each, at in found]
    return _page(request, "rehearsals.html", lines=lines, notice=notice)


async def _lead_to(request: web.Request, address: str) -> web.Response:
    # The page's policy lets a form lead to this desk only, so a page leads on.
    return _page(request, "rehearsal_entering.html", address=address)


def _page(request: web.Request, name: str, **parts: Any) -> web.Response:  # noqa: ANN401 - a template's.
    desk, session = desk_of(request), request[SESSION_KEY]
    token = desk.sessions.token(session)
    page = desk.templates.get_template(name).render(**parts, token=token)
    response = web.Response(text=page, content_type="text/html")
    desk.sessions.keep(session, request=request, response=response)
    return response


_ROUTES = (
    web.get(REHEARSALS, listed),
    web.post(f"{REHEARSALS}/start", start),
    web.post(f"{REHEARSALS}/open", open_again),
    web.post(f"{REHEARSALS}/close", close),
    web.post(f"{REHEARSALS}/delete", delete),
)
