"""A calendar program at the desk's door: a link and nothing else."""

import logging
from collections.abc import Iterator
from http import HTTPStatus
from io import StringIO
from pathlib import Path

import pytest
import structlog
from icalendar import Calendar
from playwright.sync_api import expect

from bot.logs import set_up_logs
from cards.views.feeds import card_of_new_feed
from dialogs.conversation import Reply
from domain.people import Actor
from domain.refusals import Refusal
from services.feeds.make_feed import make_feed
from services.feeds.stop_feed import stop_feed
from tests.cards.drawing import picture
from tests.desk.browsing import LAPTOP, PHONE, Sit
from tests.desk.conftest import Visit
from tests.desk.site import Site
from tests.desk.small_desk import CO_LEAD, SmallDesk

LEAD = Actor(person_id=CO_LEAD, via="desk")


@pytest.fixture(name="logged")
def _logged() -> Iterator[StringIO]:
    root, lines = logging.getLogger(), StringIO()
    handlers, level = root.handlers, root.level
    set_up_logs(level="debug", as_json=True, stream=lines)
    yield lines
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def link(desk: SmallDesk, case_id: str = "") -> str:
    made = make_feed(case_id, by=LEAD, ports=desk.ports)
    assert made is not None
    return f"/calendar/{made.token}.ics"


async def test_a_program_reads_the_calendar_without_a_cookie_or_a_person(
    desk: SmallDesk, visit: Visit
) -> None:
    case_id = desk.open_case()
    program = (await visit()).client

    async with program.get(link(desk, case_id)) as answer:
        calendar = Calendar.from_ical(await answer.text())

    assert answer.status == HTTPStatus.OK
    assert answer.content_type == "text/calendar"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in answer.headers
    titles = [str(each["SUMMARY"]) for each in calendar.walk("VEVENT")]
    assert "SES action 5 due (DEMO-0001)" in titles


async def test_what_has_not_changed_is_not_sent_again(
    desk: SmallDesk, visit: Visit
) -> None:
    address = link(desk, desk.open_case())
    program = (await visit()).client
    async with program.get(address) as first:
        mark = first.headers["ETag"]

    async with program.get(address, headers={"If-None-Match": mark}) as again:
        assert again.status == HTTPStatus.NOT_MODIFIED
        assert await again.read() == b""
    async with program.head(address) as head:
        assert head.headers["ETag"] == mark


async def test_a_stopped_link_and_one_that_never_was_are_answered_alike(
    desk: SmallDesk, visit: Visit
) -> None:
    case_id = desk.open_case()
    stopped = link(desk, case_id)
    stop_feed(case_id, by=LEAD, ports=desk.ports)
    program = (await visit()).client

    answers = []
    for address in (stopped, f"/calendar/{'x' * 32}.ics", "/calendar/%00.ics"):
        async with program.get(address) as answer:
            answers.append((answer.status, dict(answer.headers), await answer.read()))

    assert answers[0][0] == HTTPStatus.NOT_FOUND
    for _, headers, _ in answers:
        headers.pop("Date")
    assert answers[0] == answers[1]
    assert answers[2][0] == HTTPStatus.NOT_FOUND


async def test_a_link_is_served_to_this_machine_alone(
    desk: SmallDesk, visit: Visit
) -> None:
    program = (await visit()).client

    async with program.get(link(desk), headers={"Host": "evil.example"}) as answer:
        assert answer.status == HTTPStatus.MISDIRECTED_REQUEST


async def test_a_token_stands_in_no_log_line(
    desk: SmallDesk, visit: Visit, logged: StringIO
) -> None:
    address = link(desk)
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE feeds RENAME TO lost")

    async with (await visit()).client.get(address) as answer:
        body = await answer.text()

    token = address.removeprefix("/calendar/").removesuffix(".ics")
    assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "/calendar/{token}.ics" in logged.getvalue()
    assert token not in logged.getvalue() + body


async def test_a_person_who_left_the_case_reads_an_empty_calendar(
    desk: SmallDesk, visit: Visit
) -> None:
    case_id = desk.open_case()
    address = link(desk, case_id)
    desk.take_off(case_id, CO_LEAD)

    async with (await visit()).client.get(address) as answer:
        body = await answer.text()

    assert answer.status == HTTPStatus.OK
    assert "VEVENT" not in body
    assert "DEMO-0001" not in body


def test_a_token_is_not_in_what_is_said_of_a_feed(desk: SmallDesk) -> None:
    made = make_feed("", by=LEAD, ports=desk.ports)

    assert made is not None
    assert made.token not in repr(made)
    with pytest.raises(Refusal):
        make_feed("no-such-case", by=LEAD, ports=desk.ports)


@pytest.mark.browser
@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_link_is_copied_whole_out_of_its_dialog_and_stays_in_no_message(
    sit: Sit, site: Site, tmp_path: Path, size: dict[str, int]
) -> None:
    token = "Zt8-token_of_a_test"
    made = Reply(form=card_of_new_feed(token, ""), echo="calendar")
    site.desk.otherwise = lambda _incoming: made
    seat = sit("Demo CO Lead", viewport=size)

    seat.say("calendar")
    seat.dialog.get_by_role("link", name="Copy the link").click()

    address = f"{site.address}/calendar/{token}.ics"
    expect(seat.dialog.locator("output")).to_contain_text(address)
    picture(seat.page, tmp_path, f"calendar-link-{size['width']}")
    assert seat.barriers() == []
    assert seat.stands_still()
    seat.page.keyboard.press("Escape")
    seat.page.reload()
    assert token not in seat.page.content()
