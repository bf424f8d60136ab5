"""The door: loopback names only, own pages only, and one person a token."""

import asyncio
import re

import pytest
from aiohttp.test_utils import TestServer

from tests.desk.conftest import Visit
from tests.desk.small_desk import CO_LEAD, FOCAL_POINT, SmallDesk
from tests.desk.visitor import PAGE

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path", ["/who", "/direct", "/static/desk.css", "/nowhere", "/rooms/none", "/lost"]
)
async def test_every_answer_carries_the_security_headers(
    path: str, visit: Visit
) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.client.get(path, headers=PAGE)

    assert answer.headers["Content-Security-Policy"] == CONTENT_POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "Cache-Control" in answer.headers


async def test_pages_are_kept_nowhere_and_styles_are_sent_once(visit: Visit) -> None:
    visitor = await visit(FOCAL_POINT)
    page = await visitor.client.get("/direct", headers=PAGE)
    style = await visitor.client.get("/static/desk.css")

    known = {"If-None-Match": style.headers["ETag"]}
    again = await visitor.client.get("/static/desk.css", headers=known)

    assert page.headers["Cache-Control"] == "no-store"
    assert (style.headers["Cache-Control"], again.status) == ("no-cache", 304)


@pytest.mark.parametrize("path", ["/who", "/direct", "/nowhere"])
async def test_pages_hold_no_script_no_style_and_nothing_from_elsewhere(
    path: str, visit: Visit
) -> None:
    page = await (await visit(FOCAL_POINT)).page(path)

    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []


async def status_for(server: TestServer, *hosts: str) -> int:
    """Ask with these Host headers, as they are, and return the status."""
    lines = ["GET /who HTTP/1.1", *(f"Host: {host}" for host in hosts)]
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write("\r\n".join([*lines, "Connection: close", "", ""]).encode())
    line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return int(line.split()[1])


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
async def test_the_desk_answers_to_this_machines_own_names(
    name: str, server: TestServer
) -> None:
    assert await status_for(server, f"{name}:{server.port}") == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "localhost",
        "127.0.0.1:1",
        "",
        "192.0.2.1",
    ],
)
async def test_another_name_or_port_is_refused(host: str, server: TestServer) -> None:
    assert await status_for(server, host) == 421
    assert await status_for(server, f"{host}:{server.port}x") == 421


async def test_no_host_or_two_of_them_are_refused(server: TestServer) -> None:
    own = f"localhost:{server.port}"

    assert await status_for(server) in {400, 421}
    assert await status_for(server, own, own) in {400, 421}


@pytest.mark.parametrize("path", ["/say", "/press", "/who"])
@pytest.mark.parametrize("token", ["", "0", "é", "0" * 64])
async def test_a_change_needs_the_pages_token(
    path: str, token: str, visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)
    sent = {"conversation": visitor.direct, "text": "help", "verb": "help.show"}

    answer = await visitor.client.post(path, data={**sent, "token": token})

    assert answer.status == 403
    assert "Reload the page" in (await answer.json())["problem"]["advice"]
    assert desk.heard == []


async def test_a_token_does_not_fit_another_browser(
    visit: Visit, desk: SmallDesk
) -> None:
    one, other = await visit(FOCAL_POINT), await visit(FOCAL_POINT)
    other.token = one.token

    assert (await other.say("help")).status == 403
    assert desk.heard == []


async def test_a_page_opened_as_somebody_else_sends_nothing(
    visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)
    before = visitor.token
    await visitor.sit(CO_LEAD)
    visitor.token = before  # The page in another tab still has it.

    assert (await visitor.say("help")).status == 403
    assert (
        await visitor.client.get(f"/live?since=0&person={FOCAL_POINT}")
    ).status == 403
    assert desk.heard == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_site_changes_nothing_even_with_the_token(
    headers: dict[str, str], visit: Visit, desk: SmallDesk
) -> None:
    visitor = await visit(FOCAL_POINT)
    sent = {"conversation": visitor.direct, "text": "help"}

    answer = await visitor.post("/say", sent, headers=headers)

    assert answer.status == 403
    assert desk.heard == []


async def test_looking_at_an_address_changes_nobodys_seat(visit: Visit) -> None:
    visitor = await visit(FOCAL_POINT)

    await visitor.page(f"/who?person={CO_LEAD}&as={CO_LEAD}")

    assert f'data-person="{FOCAL_POINT}"' in await visitor.page(f"/direct?as={CO_LEAD}")


async def test_the_seat_is_kept_where_no_script_and_no_other_site_reads_it(
    visit: Visit, server: TestServer
) -> None:
    answer = await (await visit()).client.get("/who", headers=PAGE)

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"ses_desk_{server.port}=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "forged",
    ["", "x", "a.b.c", "nonce.64656d6f.00", "a.b.c.d", "n..", "é.zz.\u2028", "." * 999],
)
async def test_a_forged_seat_is_nobodys(
    forged: str, visit: Visit, server: TestServer
) -> None:
    visitor = await visit()
    name = f"ses_desk_{server.port}"

    headers = {"Cookie": f"{name}={forged}".encode().decode("latin-1")}
    answer = await visitor.client.get("/lost", headers=headers)

    assert answer.status == 401


async def test_somebody_elses_name_in_the_cookie_does_not_hold(
    visit: Visit, server: TestServer
) -> None:
    visitor = await visit(FOCAL_POINT)
    jar = visitor.client.session.cookie_jar
    nonce, _, mark = next(iter(jar)).value.split(".")
    forged = f"ses_desk_{server.port}={nonce}.{CO_LEAD.encode().hex()}.{mark}"

    answer = await (await visit()).client.get("/lost", headers={"Cookie": forged})

    assert answer.status == 401


async def test_a_person_who_is_not_at_the_desk_cannot_be_chosen(visit: Visit) -> None:
    visitor = await visit(FOCAL_POINT)

    answer = await visitor.post("/who", {"person": "nobody", "token": visitor.token})

    assert answer.status == 400
    assert f'data-person="{FOCAL_POINT}"' in await visitor.page("/direct")
