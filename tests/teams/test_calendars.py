"""A calendar program reaches its feed at a desk in Teams too."""

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.demo_office import move_in
from bot.desk.calendars import add_calendars
from domain.people import Actor
from services.feeds.make_feed import make_feed
from services.ports import Ports


async def test_a_link_opens_its_feed_and_no_other_does(ports: Ports) -> None:
    move_in(ports.open_uow, ports.read_uow)
    made = make_feed("", by=Actor(person_id="demo-co-lead", via="teams"), ports=ports)
    assert made is not None
    app = web.Application()
    add_calendars(app, ports)

    async with TestClient(TestServer(app)) as program:
        found = await program.get(f"/calendar/{made.token}.ics")
        body = await found.text()
        other = await program.get(f"/calendar/{'x' * 32}.ics")

    assert (found.status, found.content_type) == (200, "text/calendar")
    assert body.startswith("BEGIN:VCALENDAR")
    assert other.status == 404
