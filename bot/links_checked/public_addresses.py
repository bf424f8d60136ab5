"""Which machines an address may lead to: those of the open internet, and no others."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

Allows = Callable[[IPv4Address | IPv6Address], bool]
# An IPv4 address is written into the end of one of IPv6 there.
_TRANSLATED = IPv6Network("64:ff9b::/96")


class NotPublic(OSError):
    """An address leads to this machine or to a private network."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the open internet, in whatever way it is written."""
    if isinstance(address, IPv6Address):
        if address.sixtofour is not None or address.teredo is not None:
            return False
        if address in _TRANSLATED:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
    return address.is_global and not address.is_multicast


def refuse_own_network(host: str, allows: Allows) -> None:
    """Refuse a host that is written as a number of a private network: NotPublic."""
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return  # A name: the resolver looks where it leads.
    if not allows(address):
        raise NotPublic(host)


class PublicResolver(AbstractResolver):
    """
    Finds machines by name, and none but those that may be asked.

    What is connected to is what was looked at: a name that is answered otherwise a
    moment later leads nowhere else.
    """

    def __init__(self, resolver: AbstractResolver, *, allows: Allows) -> None:
        self._resolver = resolver
        self._allows = allows

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the machines of a name; NotPublic where one may not be asked."""
        found = await self._resolver.resolve(host, port, family)
        if not all(self._allows(ip_address(each["host"])) for each in found):
            raise NotPublic(host)
        return found

    async def close(self) -> None:
        """Close what finds the names."""
        await self._resolver.close()
