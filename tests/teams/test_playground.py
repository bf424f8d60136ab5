"""The desk in Microsoft's playground, driven in Chromium, as people would use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.compose import House, compose
from bot.settings import Settings
from domain.actions import ActionState
from services.ports import Ports
from tests.bot.commands import Served, serving
from tests.clock import FakeClock
from tests.services.cast import FOCAL, LEAD, RR, Desk, K
from tests.teams.playground import Talk, playground

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TRIED = {"SES_DESK_TEAMS_DEVELOPMENT": "true"}


@pytest.fixture(name="page")
def _page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open a page; its last look is kept beside the test's other files."""
    page = browser.new_page(viewport={"width": 1300, "height": 1000})
    page.set_default_timeout(20_000)
    yield page
    page.screenshot(path=tmp_path / "last.png")
    page.close()


@pytest.fixture(name="served")
def _served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path, command="teams serve", env=TRIED) as served:
        yield served


@contextmanager
def behind(served: Served) -> Iterator[House]:
    """Open the running desk's database, as another process of it would."""
    with compose(Settings(data=served.folder / "data"), make=False) as house:
        yield house


def cast_on(ports: Ports) -> Desk:
    return Desk(ports=ports, clock=FakeClock())


def test_a_case_is_opened_in_the_chat_and_its_first_cards_come_at_once(
    served: Served, page: Page, tmp_path: Path
) -> None:
    me = FOCAL.person_id
    with playground(tmp_path / "play", desk=served.address, person=me) as address:
        talk = Talk(page, address)
        talk.say("open case")
        form = talk.card("Registered by SECU on")
        fill_in(page)

        talk.press(form, "Open the case")

        action = talk.card("Make the internal room of the case")
        expect(action).to_contain_text("DEMO-0001")
        talk.press(action, "Start")
        expect(talk.card("Make the internal room")).to_contain_text("Started")
        page.screenshot(path=tmp_path / "opened.png")


def fill_in(page: Page) -> None:
    page.get_by_label("Reference").last.fill("DEMO-0001")
    page.get_by_label("Project").first.fill("Demo Wetlands Restoration")
    page.get_by_label("Country *", exact=True).last.fill("Demo Country")
    choose(page, "Country Office", "Demo Country Office")
    choose(page, "Which process is asked for?", "SECU's compliance review")
    page.get_by_label("Registered by SECU on").last.click()
    page.keyboard.press("Enter")  # Today.
    for no in page.get_by_label("No", exact=True).all():
        no.check()


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_label(question).last.click()
    page.get_by_role("option", name=answer, exact=True).click()


def test_the_risk_owner_signs_the_version_in_their_own_chat(
    served: Served, page: Page, tmp_path: Path
) -> None:
    me = RR.person_id
    with playground(tmp_path / "play", desk=served.address, person=me) as address:
        talk = Talk(page, address)
        with behind(served) as house:
            desk = cast_on(house.ports)
            case = desk.opened_until(K.ELIGIBLE, reference="DEMO-0002")
            version = desk.asked(case, "10")
            card = talk.card("10 · ")

            talk.press(card, "Sign version 1")

            expect(card).to_contain_text("Done by Demo Resident Representative")
            signed = desk.action(case, "10")
            assert signed.state is ActionState.DONE
            assert signed.document_version_id == version.id
        page.screenshot(path=tmp_path / "signed.png")


def test_commands_work_by_mention_in_a_channel_and_answers_stay_private(
    served: Served, page: Page, tmp_path: Path
) -> None:
    me = LEAD.person_id
    with playground(tmp_path / "play", desk=served.address, person=me) as address:
        talk = Talk(page, address)
        with behind(served) as house:
            cast_on(house.ports).opened_until(K.ELIGIBLE, reference="DEMO-0003")

        talk.post("team DEMO-0003", channel="Demo channel")

        page.get_by_text("I answered you in our own chat").first.wait_for()
        assert talk.cards.filter(has_text="Resident Representative").count() == 0
        page.get_by_text("Personal Chat").first.click()
        expect(talk.card("DEMO-0003").last).to_contain_text("Resident Representative")
