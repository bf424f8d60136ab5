"""What machines ask of a running desk: is it up, can it work, how much does it do."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from bot.metrics import CONTENT_TYPE, Metrics

Check = Callable[[], object]  # What does not work raises.

_OTHER = "(other)"


class Health:
    """Answers `/healthz`, `/readyz` and `/metrics`; *checks* may block, by name."""

    def __init__(self, *, checks: Mapping[str, Check], metrics: Metrics) -> None:
        self._checks = checks
        self._metrics = metrics

    def add_to(self, app: web.Application) -> None:
        """Give an application the three addresses."""
        app.router.add_get("/healthz", self.is_up)
        app.router.add_get("/readyz", self.is_ready)
        app.router.add_get("/metrics", self.figures)

    async def is_up(self, _request: web.Request) -> web.Response:
        """Say that the process answers, whatever else may be wrong."""
        return web.json_response({"status": "up"})

    async def is_ready(self, _request: web.Request) -> web.Response:
        """Say what works; 503 when something does not."""
        found = await asyncio.to_thread(self._look)
        ready = all(found.values())
        return web.json_response(
            {
                "status": "ready" if ready else "not ready",
                "checks": {
                    name: "ok" if ok else "failed" for name, ok in found.items()
                },
            },
            status=HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE,
        )

    async def figures(self, _request: web.Request) -> web.Response:
        """Return the figures for Prometheus."""
        text = await asyncio.to_thread(self._metrics.as_text)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE})

    def _look(self) -> dict[str, bool]:
        return {name: _passes(check) for name, check in self._checks.items()}


def try_writing(folder: Path) -> None:
    """Make a file in *folder* that is gone again; OSError when it cannot be made."""
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"\0" * 4096)


def _passes(check: Check) -> bool:
    try:
        check()
    except Exception:  # noqa: BLE001 -- Whatever it is, it does not work.
        return False
    return True


def timing(metrics: Metrics) -> Middleware:
    """Return the middleware that times every request for *metrics*."""

    @web.middleware
    async def timed(request: web.Request, handler: Handler) -> web.StreamResponse:
        start = time.perf_counter()
        status: int = HTTPStatus.INTERNAL_SERVER_ERROR
        try:
            response = await handler(request)
            status = response.status
        except web.HTTPException as answer:
            status = answer.status
            raise
        finally:
            seconds = time.perf_counter() - start
            _count(metrics, request, status=status, seconds=seconds)
        return response

    return timed


def _count(
    metrics: Metrics, request: web.Request, *, status: int, seconds: float
) -> None:
    """Name the route and not the path: paths carry ids, without end."""
    resource = request.match_info.route.resource
    metrics.requested(
        request.method if request.method in hdrs.METH_ALL else _OTHER,
        route=resource.canonical if resource else _OTHER,
        status=status,
        seconds=seconds,
    )
