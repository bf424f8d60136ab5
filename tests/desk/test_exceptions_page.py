"""The page for leadership: exceptions only, for those who lead, in any look."""

from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import expect

from domain.events import EventKind
from domain.people import Actor
from services.cases.record_event import record_event
from tests.cards.drawing import picture
from tests.desk.browsing import PHONE, WIDE, Sit
from tests.desk.conftest import Visit
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk

FOCAL = Actor(person_id=FOCAL_POINT, via="desk")
EXO = "demo-exo-liaison"
LOOKS = [("light", WIDE), ("dark", WIDE), ("light", PHONE), ("dark", PHONE)]


def busy(desk: SmallDesk, reference: str = "DEMO-0001") -> str:
    """Open a case with something late, something to decide, something at risk."""
    case_id = desk.open_case(reference)
    for kind, day in (
        (EventKind.ELIGIBLE, date(2024, 5, 28)),
        (EventKind.TOR_POSTED, date(2024, 5, 30)),
    ):
        record_event(case_id, kind=kind, day=day, note="", by=FOCAL, ports=desk.ports)
    return case_id


async def test_whoever_leads_finds_the_page_and_whoever_does_not_is_sent_away(
    desk: SmallDesk, visit: Visit
) -> None:
    busy(desk)
    leader, other = await visit(EXO), await visit(CO_LEAD)

    assert 'href="/exceptions"' in await leader.page("/direct")
    assert 'href="/exceptions"' not in await other.page("/direct")
    assert await leader.status("/exceptions") == HTTPStatus.OK
    assert await other.status("/exceptions") == HTTPStatus.FORBIDDEN


async def test_the_page_tells_what_is_late_and_asks_exo_nothing(
    desk: SmallDesk, visit: Visit
) -> None:
    busy(desk)

    page = await (await visit(EXO)).page("/exceptions")

    assert "Late now" in page
    assert "Waits on Demo CO Lead" in page
    assert "Yours to decide" not in page


async def test_a_leader_who_left_the_case_reads_nothing_of_it(
    desk: SmallDesk, visit: Visit
) -> None:
    busy(desk)
    gone = busy(desk, "DEMO-0002")
    leader = await visit(EXO)

    desk.take_off(gone, EXO)

    page = await leader.page("/exceptions")
    assert "DEMO-0001" in page
    assert "DEMO-0002" not in page


async def test_nothing_needs_you_where_nothing_does(
    desk: SmallDesk, visit: Visit
) -> None:
    desk.end_actions(desk.open_case())

    assert "Nothing needs you." in await (await visit(EXO)).page("/exceptions")


@pytest.mark.browser
@pytest.mark.parametrize("theme, size", LOOKS)
def test_the_page_stays_inside_itself_and_in_reach_of_everybody(
    sit: Sit, site: Site, tmp_path: Path, theme: str, size: dict[str, int]
) -> None:
    busy(site.desk)
    busy(site.desk, "DEMO-0002")
    seat = sit("Demo RBx Director", viewport=size, color_scheme=theme)

    seat.goto("/exceptions")

    expect(seat.page.get_by_role("heading", name="Late now")).to_be_visible()
    picture(seat.page, tmp_path, f"exceptions-{theme}-{size['width']}")
    assert seat.stands_still()
    assert seat.barriers() == []


@pytest.mark.browser
def test_the_page_is_reached_from_the_side_and_printed_without_its_ways(
    sit: Sit, site: Site, tmp_path: Path
) -> None:
    busy(site.desk)
    seat = sit("Demo ExO Liaison")

    seat.page.get_by_role("link", name="Exceptions").click()

    back = seat.page.get_by_role("link", name="Back to the desk")
    expect(back).to_be_visible()
    seat.page.emulate_media(media="print")
    expect(back).to_be_hidden()
    picture(seat.page, tmp_path, "exceptions-print")


@pytest.mark.browser
def test_the_strip_is_told_to_who_does_not_see_it(sit: Sit, site: Site) -> None:
    busy(site.desk)
    seat = sit("Demo SES Focal Point").goto("/exceptions")

    days = seat.page.locator(".strip > li")

    expect(days).to_have_count(10)
    expect(days.first).to_contain_text("Mon 3 June")
    expect(seat.page.locator(".strip")).to_contain_text("probably late")
