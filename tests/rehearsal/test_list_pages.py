"""The local desk's page of rehearsals: each on an address of its own."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from bot.commands.only_desk import only_desk_on
from bot.compose import House, compose
from bot.demo_office import move_in
from bot.email.server import SmtpSecurity
from bot.local_desk import open_desk
from bot.rehearsal.folders import new_rehearsal, rehearsals_in, settings_for
from bot.rehearsal.hosting import Hosting
from bot.rehearsal.list_pages import REHEARSALS, add_rehearsals
from bot.settings import LocalDeskSettings
from tests.desk.visitor import PAGE, Visitor

BEGUN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class Guest(Visitor):
    """Somebody on the page of rehearsals."""

    async def send(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form of the page; return the answer's status and its page."""
        token = re.search(r'name="token" value="(\w+)"', await self.page(REHEARSALS))
        assert token
        sent = {"token": token[1], **fields}
        async with self.client.post(path, data=sent, headers=PAGE) as answer:
            return answer.status, await answer.text()


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> Iterator[House]:
    with compose(LocalDeskSettings(data=tmp_path / "data")) as house:
        move_in(house.ports.open_uow, house.ports.read_uow)
        yield house


@pytest.fixture(name="guest")
async def _guest(house: House) -> AsyncIterator[Guest]:
    app, _work = open_desk(house, rehearsals=REHEARSALS)
    add_rehearsals(app, Hosting(settings=house.settings, clock=lambda: BEGUN))
    async with TestClient(TestServer(app, skip_url_asserts=True)) as client:
        yield Guest(client)


async def test_a_rehearsal_begins_on_an_address_of_its_own(
    guest: Guest, house: House
) -> None:
    _, page = await guest.send(f"{REHEARSALS}/start")

    address = re.search(r'href="(http://127\.0\.0\.1:\d+/)"', page)
    assert address
    async with ClientSession() as browser, browser.get(address[1]) as answer:
        assert "from notice to closure" in await answer.text()
    assert "Open now" in await guest.page(REHEARSALS)
    assert [each.begun for each in rehearsals_in(house.settings.data)] == [BEGUN]
    with house.ports.read_uow() as uow:
        assert uow.cases.named("DEMO-0001") is None


async def test_closed_it_stays_and_deleted_it_is_gone(
    guest: Guest, house: House
) -> None:
    await guest.send(f"{REHEARSALS}/start")
    name = rehearsals_in(house.settings.data)[0].name

    await guest.send(f"{REHEARSALS}/close", name=name)
    assert "Closed; it goes on where it stands" in await guest.page(REHEARSALS)

    await guest.send(f"{REHEARSALS}/delete", name=name)
    assert list((house.settings.data / "rehearsals").iterdir()) == []


@pytest.mark.parametrize("name", ["2020-01-01-000000", "../data", "nonsense"])
async def test_what_is_no_rehearsal_is_not_found(name: str, guest: Guest) -> None:
    status, page = await guest.send(f"{REHEARSALS}/open", name=name)

    assert (status, "There is nothing at this address" in page) == (404, True)


async def test_one_that_another_process_serves_is_named(
    guest: Guest, house: House
) -> None:
    begun = new_rehearsal(house.settings.data, at=BEGUN)

    with only_desk_on(begun.folder) as lock:
        lock.say("http://127.0.0.1:1/")
        status, page = await guest.send(f"{REHEARSALS}/open", name=begun.name)

    assert (status, "http://127.0.0.1:1/" in page) == (200, True)


def test_a_rehearsal_has_nothing_of_the_real_desks_doors(tmp_path: Path) -> None:
    settings = LocalDeskSettings(
        data=tmp_path / "data",
        wall_key_file=tmp_path / "keys" / "wall.key",
        checkpoints=tmp_path / "checkpoints",
        database_url=SecretStr("sqlite:///real.sqlite"),
        smtp_host="127.0.0.1",
        smtp_security=SmtpSecurity.NONE,
        smtp_sender="desk@desk.invalid",
    )
    begun = new_rehearsal(settings.data, at=BEGUN)

    own = settings_for(begun, settings)

    assert own.database is None
    assert own.smtp is None
    assert own.key_path.is_relative_to(tmp_path / "data" / "rehearsals")
    assert own.checkpoints_folder.is_relative_to(tmp_path / "data" / "rehearsals")
