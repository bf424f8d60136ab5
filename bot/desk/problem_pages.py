"""A problem as a page for who opened an address, as JSON for the page's script."""

from aiohttp import web

from bot.desk.problems import Problem
from bot.desk.wiring import desk_of
from cards.wording import translate


def show_problem(request: web.Request, problem: Problem) -> web.Response:
    """Return the answer that tells a problem and what to do next."""
    words = problem.words
    told = {
        "title": translate(words.title),
        "advice": translate(words.advice),
        "error_id": problem.error_id,
    }
    if wants_page(request):
        template = desk_of(request).templates.get_template("problem.html")
        page = template.render(told, status=words.status.value)
        return web.Response(text=page, content_type="text/html", status=words.status)
    return web.json_response({"problem": told}, status=words.status)


def wants_page(request: web.Request) -> bool:
    """Whether a person's browser opened the address, rather than the page's script."""
    return "text/html" in request.headers.get("Accept", "")
