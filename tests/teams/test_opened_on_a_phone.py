"""A version opened from its card in Teams, in a phone's browser: read, then saved."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.compose import compose
from bot.settings import Settings
from bot.teams.development import TENANT, played
from cards.addresses import OPENED
from cards.verbs import Verb
from domain.documents import DocumentVersion
from services.approvals.draft_document import draft_document
from services.paper import Paper
from tests.bot.commands import Served, serving
from tests.cards.drawing import AXE
from tests.clock import FakeClock
from tests.services.cast import FOCAL, RR, Desk, K
from tests.teams.scenes import dialog
from tests.teams.test_open_files import parts

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TRIED = {"SES_DESK_TEAMS_DEVELOPMENT": "true"}
PHONE = ViewportSize(width=390, height=844)
PLAN = b"# What we do now\n\n- **Mission:** No\n\n<script>alert(1)</script>\n"


@pytest.fixture(scope="module", name="served")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("desk")
    with serving(folder, command="teams serve", env=TRIED) as served:
        yield served


@pytest.fixture(scope="module", name="version")
def _version(served: Served) -> DocumentVersion:
    with compose(Settings(data=served.folder / "data"), make=False) as house:
        desk = Desk(ports=house.ports, clock=FakeClock())
        case = desk.opened_until(K.ELIGIBLE)
        ten = desk.action(case, "10").id
        paper = Paper(name="plan.md", media_type="", content=PLAN)
        return draft_document(ten, paper=paper, by=FOCAL, ports=desk.ports).version


def pressed(served: Served, version_id: str) -> str:
    """Press a version on its card as the Risk Owner; return where the dialog leads."""
    data = {"verb": Verb.FILE_OPEN_FORM, "target": version_id}
    body = dialog(RR.person_id, "task/fetch", data)
    account = next(p.account for p in played() if p.person.id == RR.person_id)
    body |= {"serviceUrl": "http://127.0.0.1:9/"}
    body["from"]["aadObjectId"] = account
    body["conversation"]["tenantId"] = body["channelData"]["tenant"]["id"] = TENANT
    headers = {"Content-Type": "application/json"}
    said = Request(served.address, json.dumps(body).encode(), headers)
    with urlopen(said, timeout=30) as answer:
        (link,) = parts(json.load(answer)["task"], "Action.OpenUrl")
    return str(link["url"])


@contextmanager
def phone(browser: Browser, **more: Any) -> Iterator[Page]:  # noqa: ANN401
    context = browser.new_context(viewport=PHONE, **more)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_read_and_saved_on_a_phone(
    theme: str,
    served: Served,
    version: DocumentVersion,
    browser: Browser,
    tmp_path: Path,
) -> None:
    with phone(browser, color_scheme=theme) as page:
        page.goto(pressed(served, version.id))

        expect(page.get_by_role("heading", name="What we do now")).to_be_visible()
        expect(page.locator("main")).to_contain_text(version.fingerprint)
        width = page.evaluate("document.documentElement.scrollWidth")
        paper = page.locator("article").evaluate("e => getComputedStyle(e).borderStyle")
        with page.expect_download() as saved:
            page.get_by_role("link", name="Save this file").click()
        page.screenshot(path=tmp_path / f"opened-{theme}.png", full_page=True)

    assert width <= PHONE["width"]
    assert paper == "solid"  # The page's own style passed its own policy.
    assert saved.value.suggested_filename == version.path.rpartition("/")[2]


def test_it_keeps_nobody_out(
    served: Served, version: DocumentVersion, browser: Browser
) -> None:
    if not AXE.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    nothing = served.address.replace("/api/messages", f"{OPENED}nothing")
    for address in (pressed(served, version.id), nothing):
        page.goto(address)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id))")
        assert found == []
    context.close()
