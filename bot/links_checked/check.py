"""Checking all links of the catalogue: on request, and weekly where that is set."""

import asyncio
from collections.abc import Callable, Mapping

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver
from aiohttp.resolver import ThreadedResolver

from bot.links_checked.look import Asking, look
from bot.links_checked.pace import Hosts, Pause
from bot.links_checked.public_addresses import Allows, PublicResolver, is_public
from domain.learning.links import LinkFound
from services.learning.resources.check_links import (
    CheckedLinks,
    keep_links,
    links_to_check,
)
from services.ports import Ports

_TIMEOUT = ClientTimeout(total=30, sock_connect=10, sock_read=15)
_LONGEST_HEAD = 16_384


def open_link_pool(
    resolver: AbstractResolver | None = None,
    *,
    allows: Allows = is_public,
    timeout: ClientTimeout = _TIMEOUT,
) -> ClientSession:
    """
    Return the session that links are looked at over; the caller closes it.

    It reaches the open internet only, and carries nothing from one page to another.
    """
    public = PublicResolver(resolver or ThreadedResolver(), allows=allows)
    return ClientSession(
        connector=TCPConnector(resolver=public, force_close=True, use_dns_cache=False),
        cookie_jar=DummyCookieJar(),
        timeout=timeout,
        max_line_size=_LONGEST_HEAD,
        max_field_size=_LONGEST_HEAD,
        trust_env=False,  # A proxy would find names by itself.
    )


async def look_at_all(
    addresses: Mapping[str, str], asking: Asking
) -> dict[str, LinkFound]:
    """Return what each address does, by the same ids."""
    found = await asyncio.gather(*(look(each, asking) for each in addresses.values()))
    return dict(zip(addresses, found, strict=True))


async def check_links(
    ports: Ports,
    *,
    open_pool: Callable[[], ClientSession] = open_link_pool,
    allows: Allows = is_public,
    pause: Pause | None = None,
) -> CheckedLinks:
    """
    Look at the links of all resources that are not withdrawn, and keep what is found.

    Refusals: `links-not-reached`, where not one of them answered.
    """
    addresses = await asyncio.to_thread(links_to_check, ports=ports)
    async with open_pool() as pool:
        hosts = Hosts(pause or Pause())
        asking = Asking(pool=pool, hosts=hosts, allows=allows)
        found = await look_at_all(addresses, asking)
    return await asyncio.to_thread(keep_links, found, ports=ports)
