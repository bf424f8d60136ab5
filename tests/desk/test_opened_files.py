"""What a private link opens in a browser: the file, to its reader, and nothing else."""

import io
import json
import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.demo_office import move_in
from bot.desk.opened import add_opened_files
from bot.logs import set_up_logs
from cards.addresses import OPENED
from domain.people import Actor
from services.actions.add_evidence import add_evidence
from services.actions.finish_action import Shown
from services.file_links.make_file_link import LASTS, make_file_link
from services.paper import Paper
from services.ports import Ports
from tests.clock import FakeClock
from tests.desk.test_papers import NASTY, PLAN
from tests.services.cast import LEAD, RR
from tests.services.cast import Desk as Cast

Browser = TestClient[web.Request, web.Application]


@pytest.fixture(name="cast")
def _cast(ports: Ports, clock: FakeClock) -> Cast:
    move_in(ports.open_uow, ports.read_uow)
    return Cast(ports=ports, clock=clock)


@asynccontextmanager
async def opening(ports: Ports) -> AsyncIterator[Browser]:
    app = web.Application()
    add_opened_files(app, ports)
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture(name="browser")
async def _browser(ports: Ports) -> AsyncIterator[Browser]:
    async with opening(ports) as client:
        yield client


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    structlog.reset_defaults()
    root.handlers = handlers
    root.setLevel(level)


def link(cast: Cast, content: bytes, name: str = "plan.md", by: Actor = RR) -> str:
    """Hand a file in with action 5, and return the address of somebody's link to it."""
    case = cast.open()
    paper = Paper(name=name, media_type="x/y", content=content)
    five = cast.action(case, "5").id
    add_evidence(five, shown=Shown(paper=paper), by=LEAD, ports=cast.ports)
    with cast.ports.read_uow() as uow:
        (version,) = uow.documents.versions_of_case(case.id)
    made = make_file_link(version.id, by=by, ports=cast.ports)
    return f"{OPENED}{made.token}"


async def test_words_are_read_with_their_version_and_fingerprint(
    cast: Cast, browser: Browser
) -> None:
    address = link(cast, PLAN)

    async with browser.get(address) as answer:
        page = await answer.text()

    assert (answer.status, answer.content_type) == (200, "text/html")
    assert '<h2 dir="auto">Interim Action Plan</h2>' in page
    assert re.search(r"SHA-256 <code>[0-9a-f]{64}</code>", page)
    assert f'href="{address}/save"' in page
    assert "<script" not in page


async def test_an_answer_is_kept_by_nobody_and_runs_nothing(
    cast: Cast, browser: Browser
) -> None:
    address = link(cast, NASTY)

    for each in (address, f"{address}/save", f"{OPENED}nothing"):
        async with browser.get(each) as answer:
            headers = answer.headers
            page = await answer.text()
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox allow-downloads" in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "Set-Cookie" not in headers
        assert "<script>" not in page or answer.content_type != "text/html"


@pytest.mark.parametrize(
    "name, kind",
    [
        ("a.pdf", "application/pdf"),
        ("a.html", "application/octet-stream"),
        ("a.svg", "application/octet-stream"),
        ("a.png", "image/png"),
    ],
)
async def test_all_but_words_is_saved_under_the_cases_code(
    name: str, kind: str, cast: Cast, browser: Browser
) -> None:
    address = link(cast, NASTY, name)

    async with browser.get(address) as answer:
        content = await answer.read()

    assert content == NASTY
    assert answer.content_type == kind
    disposition = answer.headers["Content-Disposition"]
    assert re.fullmatch(
        rf"attachment; filename\*=UTF-8''DEMO-\d+-fact-sheet-v1\.{name[2:]}",
        disposition,
    )


async def test_a_program_that_looks_first_uses_nothing_up(
    cast: Cast, browser: Browser
) -> None:
    address = link(cast, PLAN)

    for look in (browser.head, browser.get, browser.get):
        async with look(address) as answer:
            assert answer.status == 200


async def test_every_link_that_opens_nothing_is_answered_alike(
    cast: Cast, browser: Browser, clock: FakeClock
) -> None:
    worn_out = link(cast, PLAN)
    clock.advance(seconds=LASTS.total_seconds())
    answers = set()
    for address in (worn_out, f"{worn_out}/save", f"{OPENED}made-up", f"{OPENED}%00"):
        async with browser.get(address) as answer:
            answers.add((answer.status, await answer.text()))

    ((status, page),) = answers
    assert status == 404
    assert "opens nothing" in page


async def test_a_failure_is_told_with_an_id_and_the_link_stands_in_no_log(
    cast: Cast,
) -> None:
    address, written = link(cast, PLAN), io.StringIO()
    token = address.removeprefix(OPENED)
    set_up_logs(level="DEBUG", as_json=True, stream=written)

    def stopped() -> datetime:
        raise OSError(f"no clock for {token}")

    broken = replace(cast.ports, clock=stopped)
    async with opening(broken) as browser, browser.get(address) as answer:
        page = await answer.text()

    line = json.loads(written.getvalue().splitlines()[-1])
    assert answer.status == 500
    assert line["error_id"] in page
    assert token not in written.getvalue()
