"""Links are looked at gently, followed nowhere private, and not called dead lightly."""

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial
from ipaddress import ip_address

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer

from bot.links_checked.check import check_links, look_at_all, open_link_pool
from bot.links_checked.look import Asking, look
from bot.links_checked.pace import Hosts, Pause
from bot.links_checked.public_addresses import Allows, is_public
from domain.learning.links import LinkFound, LinkOutcome, LinkReason
from domain.learning.resources import KeptResource
from domain.refusals import Refusal
from services.ports import Ports
from tests.services.learning.test_ship_catalogue import make_resource

L, R = LinkOutcome, LinkReason
QUICK = Pause(between=0.01, longest=0.2)
NOBODY = "nobody.example"


class Names(AbstractResolver):
    """Finds every name on loopback, but one that is not known."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host == NOBODY:
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=port,
                family=family,
                proto=0,
                flags=0,
            )
        ]

    async def close(self) -> None:
        pass


@dataclass
class Site:
    """A server that answers by what stands in the path, and counts."""

    port: int = 0
    heard: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    now: int = 0
    most: int = 0

    def at(self, path: str, host: str = "site.example") -> str:
        return f"http://{host}:{self.port}{path}"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.heard.append((request.method, request.path))
        self.agents.add(request.headers["User-Agent"])
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.01)
        self.now -= 1
        return await self._said(request)

    async def _said(self, request: web.Request) -> web.StreamResponse:
        what, _, value = request.path.strip("/").partition("/")
        headers = {}
        if what == "to":  # A redirect of that status, to where `where` says.
            headers["Location"] = request.query["where"]
        elif what == "no-head":
            return web.Response(status=200 if request.method == "GET" else int(value))
        elif what == "busy-once":
            tries = Counter(self.heard)[(request.method, request.path)]
            value = "200" if tries > 1 else "429"
            headers["Retry-After"] = "0"
        elif what == "busy":
            headers["Retry-After"] = "3600"
        elif what == "slow":
            await asyncio.sleep(5)
        return web.Response(status=int(value or 200), headers=headers)


@pytest.fixture(name="site")
async def _site() -> AsyncIterator[Site]:
    site = Site()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", site.answer)
    async with TestServer(app) as server:
        site.port = server.port or 0
        yield site


def pool(allows: Allows = lambda _: True) -> ClientSession:
    return open_link_pool(Names(), allows=allows, timeout=ClientTimeout(total=0.5))


async def found(address: str, *, allows: Allows = lambda _: True) -> LinkFound:
    async with pool(allows) as session:
        asking = Asking(pool=session, hosts=Hosts(QUICK), allows=allows)
        return await look(address, asking)


@pytest.mark.parametrize(
    "path, outcome, reason",
    [
        ("/page", L.ALIVE, R.NONE),
        ("/no-head/405", L.ALIVE, R.NONE),
        ("/no-head/403", L.ALIVE, R.NONE),
        ("/no-head/501", L.ALIVE, R.NONE),
        ("/no-head/404", L.ALIVE, R.NONE),
        ("/status/404", L.DEAD, R.GONE),
        ("/status/410", L.DEAD, R.GONE),
        ("/status/401", L.UNSURE, R.REFUSED),
        ("/status/403", L.UNSURE, R.REFUSED),
        ("/status/429", L.UNSURE, R.REFUSED),
        ("/status/500", L.UNSURE, R.BROKEN),
        ("/status/503", L.UNSURE, R.BROKEN),
        ("/busy-once", L.ALIVE, R.NONE),
        ("/busy/503", L.UNSURE, R.REFUSED),
        ("/slow", L.UNSURE, R.TIMEOUT),
        ("/to/302?where=/page", L.ALIVE, R.NONE),
        ("/to/302?where=/status/404", L.DEAD, R.GONE),
        ("/to/302?where=", L.UNSURE, R.BROKEN),
        ("/to/302?where=ftp://site.example/a", L.UNSURE, R.NOT_WEB),
        ("/to/302?where=http://a:b@site.example/", L.UNSURE, R.NOT_WEB),
        ("/to/302?where=javascript:alert(1)", L.UNSURE, R.NOT_WEB),
    ],
)
async def test_what_an_address_answers_is_called_by_its_name(
    site: Site, path: str, outcome: LinkOutcome, reason: LinkReason
) -> None:
    told = await found(site.at(path))

    assert (told.outcome, told.reason) == (outcome, reason)


async def test_what_moved_for_good_says_where_to(site: Site) -> None:
    told = await found(site.at("/to/301?where=/to/308%3Fwhere%3D/page"))

    assert told == LinkFound(outcome=L.MOVED, moved_to=site.at("/page"))


async def test_nobody_is_followed_round_and_round(site: Site) -> None:
    circle = site.at("/to/301?where=") + "/to/301%3Fwhere%3D/a"
    told = await found(site.at("/to/302?where=" + "/to/302?where=" * 9))

    assert told.reason in {R.TOO_MANY_HOPS, R.BROKEN}
    assert len(site.heard) <= 6
    assert (await found(circle)).outcome is not L.DEAD


async def test_a_name_that_nobody_knows_is_dead() -> None:
    told = await found(f"http://{NOBODY}/")

    assert told == LinkFound(outcome=L.DEAD, reason=R.NO_SUCH_NAME)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://[64:ff9b::7f00:1]/",
        "http://site.example:1/",
    ],
)
async def test_nothing_private_is_asked(address: str) -> None:
    told = await found(address, allows=is_public)

    assert told == LinkFound(outcome=L.UNSURE, reason=R.NOT_PUBLIC)


async def test_no_redirect_leads_into_a_private_network(site: Site) -> None:
    def only_the_first(address: object) -> bool:
        return str(address) == "127.0.0.1"

    inside = site.at("/to/302?where=http://127.0.0.2:1/admin")
    told = await found(inside, allows=only_the_first)

    assert told.reason is R.NOT_PUBLIC
    assert len(site.heard) == 1


@pytest.mark.parametrize(
    "address, public",
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("2002:7f00:1::", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
    ],
)
def test_only_the_open_internet_is_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


async def test_a_server_is_asked_by_two_at_once_at_most(site: Site) -> None:
    addresses = {
        str(number): site.at(f"/page/{200 + number % 2}") for number in range(9)
    }
    async with pool() as session:
        hosts = Hosts(Pause(between=0.001))
        asking = Asking(pool=session, hosts=hosts, allows=lambda _: True)
        told = await look_at_all(addresses, asking)

    assert {each.outcome for each in told.values()} == {L.ALIVE}
    assert site.most <= 2
    assert site.agents == {"SES-Desk link check"}


async def test_a_server_that_wants_to_be_left_alone_is(site: Site) -> None:
    addresses = {str(number): site.at("/busy/429") for number in range(6)}
    async with pool() as session:
        asking = Asking(pool=session, hosts=Hosts(QUICK), allows=lambda _: True)
        told = await look_at_all(addresses, asking)

    assert {each.reason for each in told.values()} == {R.REFUSED}
    assert len(site.heard) <= 2


def keep(ports: Ports, **addresses: str) -> None:
    with ports.open_uow() as uow:
        for resource_id, url in addresses.items():
            resource = make_resource(resource_id, url=url)
            uow.resources.put(KeptResource(resource=resource))
        uow.commit()


async def test_what_a_check_finds_is_kept(site: Site, ports: Ports) -> None:
    keep(ports, alive=site.at("/page"), dead=site.at("/status/404"))

    told = await check_links(ports, open_pool=pool, allows=lambda _: True, pause=QUICK)

    assert told.count(L.DEAD) == 1
    with ports.read_uow() as uow:
        assert uow.resources.get("dead").resource.dead_since is not None
        assert uow.resources.get("alive").resource.dead_since is None


async def test_a_machine_that_is_offline_calls_nothing_dead(ports: Ports) -> None:
    keep(ports, one=f"http://{NOBODY}/1", two=f"http://{NOBODY}/2")
    check = partial(check_links, open_pool=pool, allows=lambda _: True, pause=QUICK)

    with pytest.raises(Refusal, match="links-not-reached"):
        await check(ports)

    with ports.read_uow() as uow:
        assert uow.resources.links() == {}
