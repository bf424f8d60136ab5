"""What machines ask of a running desk."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.health import Check, Health, timing, try_writing
from bot.metrics import Asked, Metrics, Outcome

Client = TestClient[web.Request, web.Application]


@pytest.fixture(name="metrics")
def _metrics() -> Metrics:
    return Metrics()


@pytest.fixture(name="checks")
def _checks(tmp_path: Path) -> dict[str, Check]:
    return {"disk": lambda: try_writing(tmp_path)}


@pytest.fixture(name="client")
async def _client(metrics: Metrics, checks: dict[str, Check]) -> AsyncIterator[Client]:
    async def show_case(request: web.Request) -> web.Response:
        raise web.HTTPNotFound

    app = web.Application(middlewares=[timing(metrics)])
    Health(checks=checks, metrics=metrics).add_to(app)
    app.router.add_get("/rooms/{case}", show_case)
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_a_running_process_says_that_it_is_up(client: Client) -> None:
    answer = await client.get("/healthz")

    assert (answer.status, await answer.json()) == (200, {"status": "up"})


async def test_it_is_ready_when_everything_works(client: Client) -> None:
    answer = await client.get("/readyz")

    assert answer.status == 200
    assert await answer.json() == {"status": "ready", "checks": {"disk": "ok"}}


async def test_it_is_not_ready_when_something_does_not_work(
    client: Client, checks: dict[str, Check], tmp_path: Path
) -> None:
    checks["files"] = lambda: try_writing(tmp_path / "missing")

    answer = await client.get("/readyz")

    assert answer.status == 503
    assert (await answer.json())["checks"] == {"disk": "ok", "files": "failed"}


async def test_figures_count_answers_and_failures(
    client: Client, metrics: Metrics
) -> None:
    metrics.answered(Asked.PRESS, Outcome.REFUSED)
    metrics.delivery_failed(permanent=True)
    metrics.count_pending_with(lambda: 7)

    text = await (await client.get("/metrics")).text()

    assert 'ses_desk_answers_total{asked="press",outcome="refused"} 1.0' in text
    assert 'ses_desk_delivery_failures_total{permanent="yes"} 1.0' in text
    assert "ses_desk_outbox_pending 7.0" in text


async def test_figures_name_routes_and_never_paths(client: Client) -> None:
    await client.get("/rooms/walled-name")
    await client.get("/walled-name")

    text = await (await client.get("/metrics")).text()

    assert 'route="/rooms/{case}",status="4xx"' in text
    assert "walled" not in text
