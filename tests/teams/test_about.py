"""The page that Teams shows of the app is there, and names nobody."""

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.teams.about import PRIVACY, TERMS, add_about


async def test_the_addresses_of_the_manifest_lead_to_a_page() -> None:
    app = web.Application()
    add_about(app)

    async with TestClient(TestServer(app)) as client:
        answer = await client.get(PRIVACY)
        page = await answer.text()

    assert answer.status == 200
    assert all(f'id="{place.partition("#")[2]}"' in page for place in (PRIVACY, TERMS))
