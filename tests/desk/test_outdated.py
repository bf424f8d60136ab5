"""An answer that shows a case says so once the case has moved on, and is asked anew."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from domain.people import Actor
from services.actions.move_action import start_action
from services.reading.read_action import find_action
from tests.cards import samples
from tests.clock import FakeClock
from tests.desk.browsing import PHONE, Sit
from tests.desk.conftest import Visit
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, SmallDesk

LEAD = "Demo CO Lead"


def move_on(desk: SmallDesk, case_id: str, clock: FakeClock) -> None:
    """Let something be recorded on a case, a minute later."""
    clock.now += timedelta(minutes=1)
    action = find_action(case_id, "5", ports=desk.ports)
    lead = Actor(person_id=CO_LEAD, via="desk")
    start_action(action.id, by=lead, ports=desk.ports)


def the_look(desk: SmallDesk, case_id: str) -> str:
    """Return the id of the answer that shows something, in the lead's eyes."""
    found = desk.messages.of_conversation(
        f"room:{case_id}", reader=CO_LEAD, roles=(), limit=50
    )
    return str(next(m.id for m in found if 'class="look"' in m.html))


async def test_an_answer_is_outdated_once_its_case_moves_on(
    visit: Visit, desk: SmallDesk, clock: FakeClock
) -> None:
    case_id = desk.open_case()
    lead, path = await visit(CO_LEAD), f"/rooms/{case_id}"
    await lead.say("actions mine", where=f"room:{case_id}")
    assert "message-stale" not in await lead.page(path)

    move_on(desk, case_id, clock)

    page = await lead.page(path)
    assert page.count("message-stale") == 1
    assert "As of 09:00. The case has moved on since." in page


async def test_an_answer_asked_anew_stands_in_the_same_place(
    visit: Visit, desk: SmallDesk, clock: FakeClock
) -> None:
    case_id = desk.open_case()
    lead, path = await visit(CO_LEAD), f"/rooms/{case_id}"
    await lead.say("actions mine", where=f"room:{case_id}")
    move_on(desk, case_id, clock)
    asked = {"conversation": f"room:{case_id}", "text": "actions mine"}

    answer = await lead.post(
        "/again", {**asked, "message": the_look(desk, case_id), "verb": ""}
    )

    assert answer.status == 200
    page = await lead.page(path)
    assert "message-stale" not in page
    assert page.count('class="message ') == 2


@pytest.mark.parametrize(
    "asked",
    [{"text": "done 5 all of it"}, {"verb": "action.done", "target": "x"}, {}],
)
async def test_nothing_but_looking_is_done_again(
    asked: dict[str, str], visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    lead = await visit(CO_LEAD)
    await lead.say("actions mine", where=f"room:{case_id}")
    desk.heard.clear()
    where = {"conversation": f"room:{case_id}", "message": the_look(desk, case_id)}

    answer = await lead.post("/again", {**where, **asked})

    assert answer.status == 404
    assert desk.heard == []


async def test_an_answer_to_a_change_is_never_outdated(
    visit: Visit, desk: SmallDesk, clock: FakeClock
) -> None:
    case_id = desk.open_case()
    lead = await visit(CO_LEAD)
    await lead.press("action.start", target="a-5", where=f"room:{case_id}")

    move_on(desk, case_id, clock)

    assert "message-stale" not in await lead.page(f"/rooms/{case_id}")


@pytest.mark.browser
def test_an_open_page_outdates_an_answer_and_shows_it_again(
    sit: Sit, site: Site, clock: FakeClock
) -> None:
    case_id = site.desk.open_case()
    room = f"room:{case_id}"
    pinned = site.desk.say(room, samples.CASE, case_id=case_id)
    site.desk.messages.pin(pinned, at=site.desk.ports.clock())
    seat = sit(LEAD, viewport=PHONE).enter(case_id)
    seat.say("actions mine")
    look = seat.messages.last
    show = look.locator(".item > .button").first
    expect(show).to_be_visible()

    move_on(site.desk, case_id, clock)
    site.desk.redraw(pinned, samples.CASE, plain="Moved.")

    expect(look).to_contain_text("The case has moved on since.")
    expect(show).to_be_hidden()
    assert seat.barriers() == []
    look.get_by_role("button", name="Show again").click()
    expect(show).to_be_visible()
    expect(look.locator(".outdated")).to_be_hidden()
    expect(seat.messages).to_have_count(2)
