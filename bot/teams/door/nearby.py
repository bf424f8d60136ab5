"""Whether a request comes from this machine itself, for development without tokens."""

from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address

from aiohttp import web

_HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
# A tunnel or a proxy on this machine lets the whole world in, and a browser any page:
# they say so in one of these.
_FROM_ELSEWHERE = frozenset(
    {
        "forwarded",
        "origin",
        "via",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-original-host",
        "x-real-ip",
    }
)


def is_nearby(request: web.Request) -> bool:
    """Tell whether a program on this machine calls, as far as can be seen."""
    peer = request.transport and request.transport.get_extra_info("peername")
    return (
        isinstance(peer, tuple)
        and is_loopback(str(peer[0]))
        and is_addressed_here(request.host)
        and not is_passed_on(request.headers)
    )


def is_loopback(address: str) -> bool:
    """Tell whether an IP address is this machine's own, also one of IPv4 in IPv6."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    return (mapped or ip).is_loopback


def is_addressed_here(host: str) -> bool:
    """Tell whether a Host header, with a port or without, names this machine."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower() in _HERE


def is_passed_on(headers: Iterable[str]) -> bool:
    """Tell whether the names of headers are such as others put in on the way."""
    return any(name.lower() in _FROM_ELSEWHERE for name in headers)
