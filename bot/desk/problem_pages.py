"""A problem as a page for who opened an address, as JSON for the page's script."""

import asyncio

from aiohttp import web

from bot.desk.problems import Problem
from bot.desk.wiring import SESSION_KEY, desk_of
from cards.wording import language, speaking, translate
from domain.refusals import Refusal
from services.reading.read_people import read_person

# The database may be what is wrong, so it is not asked whose language to speak.
_OF_STORAGE = frozenset({"busy", "disk-full", "unexpected"})


async def show_problem(request: web.Request, problem: Problem) -> web.Response:
    """Return the answer that tells a problem and what to do next, to its reader."""
    with speaking(await _language_of(request, problem)):
        return _shown(request, problem)


def _shown(request: web.Request, problem: Problem) -> web.Response:
    words = problem.words
    told = {
        "title": translate(words.title),
        "advice": translate(words.advice),
        "error_id": problem.error_id,
    }
    if wants_page(request):
        template = desk_of(request).templates.get_template("problem.html")
        page = template.render(told, status=words.status.value, language=language())
        return web.Response(text=page, content_type="text/html", status=words.status)
    return web.json_response({"problem": told}, status=words.status)


async def _language_of(request: web.Request, problem: Problem) -> str:
    session = request.get(SESSION_KEY)
    if session is None or not session.person_id or problem.code in _OF_STORAGE:
        return "en"
    ports = desk_of(request).ports
    try:
        person = await asyncio.to_thread(read_person, session.person_id, ports=ports)
    except Refusal:
        return "en"
    return person.language


def wants_page(request: web.Request) -> bool:
    """Whether a person's browser opened the address, rather than the page's script."""
    return "text/html" in request.headers.get("Accept", "")
