"""Answers for one person alone can be dismissed; messages stand in order of time."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cards.elements import Card
from tests.desk.browsing import Sit
from tests.desk.conftest import Visit
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk

LEAD = "Demo CO Lead"
NOTE = Card(title="A note on the case", plain="A note on the case.")


async def test_nobody_dismisses_what_is_not_theirs_alone(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    room = f"room:{case_id}"
    shared = desk.say(room, NOTE, case_id=case_id)
    theirs = desk.say(room, NOTE, case_id=case_id, private_to=FOCAL_POINT)
    lead = await visit(CO_LEAD)

    for message in (shared, theirs, 999):
        answer = await lead.post("/dismiss", {"message": str(message)})
        assert answer.status == 404

    assert "A note on the case" in await lead.page(f"/rooms/{case_id}")


async def test_what_was_dismissed_is_kept_nowhere(
    visit: Visit, desk: SmallDesk
) -> None:
    case_id = desk.open_case()
    sent = desk.say(f"room:{case_id}", NOTE, case_id=case_id, private_to=CO_LEAD)
    lead = await visit(CO_LEAD)

    answer = await lead.post("/dismiss", {"message": str(sent)})

    assert answer.status == 200
    kept = desk.messages.get(sent)
    assert kept is not None
    assert (kept.html, kept.plain) == ("", "")
    assert "A note on the case" not in await lead.page(f"/rooms/{case_id}")


async def test_a_story_of_an_earlier_year_stands_above_today(
    visit: Visit, desk: SmallDesk
) -> None:
    now = desk.ports.clock()
    for days in (0, 500, 400, 0):
        desk.messages.add(
            f"direct:{CO_LEAD}",
            case_id="",
            author="",
            plain="x",
            html=f"<p>said {days} days ago</p>",
            at=now - timedelta(days=days),
        )

    page = await (await visit(CO_LEAD)).page("/direct")

    places = [page.index(f"said {days} days") for days in (500, 400, 0)]
    assert places == sorted(places)
    assert page.count("said 0 days") == 2


async def test_earlier_messages_go_on_by_time(visit: Visit, desk: SmallDesk) -> None:
    now, chat = desk.ports.clock(), f"direct:{CO_LEAD}"
    ids = [
        desk.messages.add(
            chat,
            case_id="",
            author="",
            plain="x",
            html=f"<p>{n}</p>",
            at=now - timedelta(minutes=n),
        )
        for n in range(60)
    ]
    lead = await visit(CO_LEAD)

    page = await lead.page("/direct")
    told = await lead.client.get(f"/conversations/{chat}/earlier?before={ids[49]}")

    assert page.index(f'id="m{ids[49]}"') < page.index(f'id="m{ids[0]}"')
    earlier = (await told.json())["html"]
    assert earlier.count('class="message ') == 10
    assert earlier.index(f'id="m{ids[59]}"') < earlier.index(f'id="m{ids[50]}"')


@pytest.mark.browser
def test_a_private_answer_in_a_room_is_dismissed_with_its_question(
    sit: Sit, site: Site
) -> None:
    case_id = site.desk.open_case()
    seat = sit(LEAD).enter(case_id)
    seat.say("log")
    expect(seat.messages).to_have_count(2)

    seat.messages.last.get_by_role("button", name="Dismiss").click()

    expect(seat.messages).to_have_count(0)
    seat.page.reload()
    expect(seat.messages).to_have_count(0)


@pytest.mark.browser
def test_what_comes_from_an_earlier_year_is_put_above_at_once(
    sit: Sit, site: Site
) -> None:
    site.desk.say(f"direct:{CO_LEAD}", NOTE)
    seat = sit(LEAD)
    expect(seat.messages).to_have_count(1)

    site.desk.messages.add(
        f"direct:{CO_LEAD}",
        case_id="",
        author="",
        plain="x",
        html="<p>Long ago</p>",
        at=site.desk.ports.clock() - timedelta(days=400),
    )

    expect(seat.messages.first).to_contain_text("Long ago")
    expect(seat.page.locator("li.day").first).to_contain_text("2023")
    expect(seat.page.locator("li.day").last).to_have_text("Today")
