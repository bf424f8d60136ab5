"""The desk's door: who may knock, what answers carry, how failures are told."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

import structlog
from aiohttp import web

from bot.desk.bodies import body_of
from bot.desk.problem_pages import show_problem
from bot.desk.problems import Problem, problem_of
from bot.desk.sessions import own_port
from bot.desk.wiring import SESSION_KEY, desk_of
from bot.error_ids import new_error_id
from domain.refusals import Refusal

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
TOKEN_HEADER = "X-Desk-Token"  # noqa: S105 - a header's name.
TOKEN_FIELD = "token"  # noqa: S105 - a field's name.
STATIC = "/static/"
SAFE_METHODS = frozenset({"GET", "HEAD"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_OF_HTTP_STATUS = {
    HTTPStatus.NOT_FOUND: "not-found",
    HTTPStatus.METHOD_NOT_ALLOWED: "wrong-method",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too-large",
    HTTPStatus.BAD_REQUEST: "not-a-form",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "not-a-form",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = structlog.get_logger(__name__)


async def put_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the security headers on every answer, also on static files and failures."""
    response.headers.update(HEADERS)
    # Styles and scripts are asked for again, and sent only when they have changed.
    keeping = "no-cache" if request.path.startswith(STATIC) else "no-store"
    response.headers.setdefault("Cache-Control", keeping)


@web.middleware
async def tell_failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer every failure with a sentence and the next step; log the unforeseen."""
    try:
        return await handler(request)
    except Problem as problem:
        return await show_problem(request, problem)
    except Refusal as refusal:
        known = problem_of(refusal)
        return await show_problem(request, known or _unforeseen(request, refusal))
    except web.HTTPException as stopped:
        if stopped.status < HTTPStatus.BAD_REQUEST:
            raise
        code = _OF_HTTP_STATUS.get(HTTPStatus(stopped.status), "unexpected")
        return await show_problem(request, Problem(code))
    except ConnectionResetError:
        raise  # The browser went away: nobody is left to be told.
    except Exception as error:  # noqa: BLE001 - the last door: everybody is answered.
        return await show_problem(request, _unforeseen(request, error))


def _unforeseen(request: web.Request, error: Exception) -> Problem:
    error_id = new_error_id()
    log.error(
        "desk.request-failed",
        error_id=error_id,
        method=request.method,
        route=route_of(request),
        exc_info=error,
    )
    return Problem("unexpected", error_id=error_id)


def route_of(request: web.Request) -> str:
    """Return the pattern of a request's address, which names nobody."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"


@web.middleware
async def check_door(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let in what was meant for this desk, and changes only from its own pages."""
    _check_host(request)
    if "\0" in request.path:  # Not every database can be asked for it.
        raise Problem("not-found")
    desk = desk_of(request)
    session = request[SESSION_KEY] = desk.sessions.of(request)
    if request.method not in SAFE_METHODS:
        _check_site(request)
        if not desk.sessions.fits(await _token_in(request), session=session):
            raise Problem("page-is-old")
    return await handler(request)


def _check_host(request: web.Request) -> None:
    """Refuse names that another site could point here (DNS rebinding)."""
    port = own_port(request)
    allowed = {f"{name}:{port}" for name in LOOPBACK_NAMES}
    if port == 80:  # noqa: PLR2004 - browsers leave the default port out.
        allowed.update(LOOPBACK_NAMES)
    given = request.headers.getall("Host", [])
    if len(given) != 1 or given[0].lower() not in allowed:
        raise Problem("wrong-host")


def _check_site(request: web.Request) -> None:
    origin = request.headers.get("Origin", f"http://{request.host}")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if origin.lower() != f"http://{request.host.lower()}" or site != "same-origin":
        raise Problem("other-site")


async def _token_in(request: web.Request) -> str:
    if TOKEN_HEADER in request.headers:
        return request.headers[TOKEN_HEADER]
    return (await body_of(request)).text(TOKEN_FIELD)
