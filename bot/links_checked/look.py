"""One look at one address: what it answers, wherever it leads."""

import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from aiohttp import ClientConnectorDNSError, ClientError, ClientSession
from yarl import URL

from bot.links_checked.pace import Hosts, HostShut
from bot.links_checked.public_addresses import Allows, NotPublic, refuse_own_network
from domain.learning.links import LinkFound, LinkOutcome, LinkReason
from domain.learning.resource_rules import address_fault, same_page

_MOST_HOPS = 5
_S = HTTPStatus
_HOPS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({_S.MOVED_PERMANENTLY, _S.PERMANENT_REDIRECT})
# Servers that do not know HEAD say so in many ways; nothing is dead by HEAD alone.
_ASK_AGAIN = frozenset(
    {
        _S.BAD_REQUEST,
        _S.FORBIDDEN,
        _S.NOT_FOUND,
        _S.METHOD_NOT_ALLOWED,
        _S.GONE,
        _S.NOT_IMPLEMENTED,
    }
)
_GONE = frozenset({_S.NOT_FOUND, _S.GONE})
_WAITS = frozenset({_S.TOO_MANY_REQUESTS, _S.SERVICE_UNAVAILABLE})
_UNKNOWN_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", -5)})
_AGENT = "SES-Desk link check"
_LANGUAGES = "en, fr, es, *;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a look needs: the connections, whose turn it is, and who may be asked."""

    pool: ClientSession
    hosts: Hosts
    allows: Allows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    location: str
    retry_after: float | None


class _Stuck(Exception):
    """A look that ends before a page is reached."""

    def __init__(self, found: LinkFound) -> None:
        super().__init__(found.reason)
        self.found = found


async def look(address: str, asking: Asking) -> LinkFound:
    """Return what an address does; nothing is raised, whatever it does."""
    try:
        return await _followed(address, asking)
    except _Stuck as stuck:
        return stuck.found
    except ClientConnectorDNSError as error:
        return _of_name(error.os_error)
    except (ClientError, HostShut, OSError, ValueError) as error:
        return _unsure(_reason_of(error))


def _reason_of(error: Exception) -> LinkReason:
    reasons: tuple[tuple[type[Exception], LinkReason], ...] = (
        (HostShut, LinkReason.REFUSED),
        (NotPublic, LinkReason.NOT_PUBLIC),
        (TimeoutError, LinkReason.TIMEOUT),
    )
    fitting = (reason for kind, reason in reasons if isinstance(error, kind))
    return next(fitting, LinkReason.BROKEN)


async def _followed(address: str, asking: Asking) -> LinkFound:
    here, for_good = address, True
    for _hop in range(_MOST_HOPS + 1):
        answer = await _asked(here, asking)
        if answer.status not in _HOPS:
            return _judged(answer.status, here if for_good else address, address)
        if not answer.location:
            return _unsure(LinkReason.BROKEN)
        for_good = for_good and answer.status in _FOR_GOOD
        here = urljoin(here, answer.location)
    return _unsure(LinkReason.TOO_MANY_HOPS)


async def _asked(address: str, asking: Asking) -> _Answer:
    """Ask for the head, then for the page where a server gives no heads."""
    answer = await _patiently("HEAD", address, asking)
    if answer.status in _ASK_AGAIN:
        answer = await _patiently("GET", address, asking)
    return answer


async def _patiently(method: str, address: str, asking: Asking) -> _Answer:
    """Ask once more where a server says when; leave it alone where that is long."""
    host = _host_of(address, asking)
    answer = await _once(method, address, host, asking)
    if answer.status in _WAITS and answer.retry_after is not None:
        asking.hosts.leave_alone(host, answer.retry_after)
        answer = await _once(method, address, host, asking)
        if answer.status in _WAITS and answer.retry_after is not None:
            asking.hosts.leave_alone(host, answer.retry_after)
    return answer


def _host_of(address: str, asking: Asking) -> str:
    """Return whom an address asks; where it leads may be nobody's business."""
    if address_fault(address) is not None:
        raise _Stuck(_unsure(LinkReason.NOT_WEB))
    host = urlsplit(address).hostname or ""
    refuse_own_network(host, asking.allows)
    return host


async def _once(method: str, address: str, host: str, asking: Asking) -> _Answer:
    async with asking.hosts.turn(host):
        asked = asking.pool.request(
            method,
            URL(address),
            allow_redirects=False,
            headers={"User-Agent": _AGENT, "Accept-Language": _LANGUAGES},
        )
        async with asked as response:
            answer = _Answer(
                status=response.status,
                location=response.headers.get("Location", ""),
                retry_after=_seconds(response.headers.get("Retry-After", "")),
            )
            response.close()  # Nobody reads the page.
    return answer


def _seconds(words: str) -> float | None:
    """Return for how long a server wants to be left alone; None for nothing said."""
    if words.isascii() and words.isdecimal():
        return float(words[:9])
    with suppress(ValueError, TypeError):
        at = parsedate_to_datetime(words)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return max(0.0, (at - datetime.now(UTC)).total_seconds())
    return None


def _judged(status: int, there: str, address: str) -> LinkFound:
    if _S.OK <= status < _S.MULTIPLE_CHOICES:
        if same_page(there) == same_page(address):
            return LinkFound(outcome=LinkOutcome.ALIVE)
        return LinkFound(outcome=LinkOutcome.MOVED, moved_to=there)
    if status in _GONE:
        return LinkFound(outcome=LinkOutcome.DEAD, reason=LinkReason.GONE)
    is_theirs = status >= _S.INTERNAL_SERVER_ERROR
    return _unsure(LinkReason.BROKEN if is_theirs else LinkReason.REFUSED)


def _of_name(error: OSError) -> LinkFound:
    if isinstance(error, NotPublic):
        return _unsure(LinkReason.NOT_PUBLIC)
    if isinstance(error, socket.gaierror) and error.errno in _UNKNOWN_NAME:
        return LinkFound(outcome=LinkOutcome.DEAD, reason=LinkReason.NO_SUCH_NAME)
    return _unsure(LinkReason.BROKEN)


def _unsure(reason: LinkReason) -> LinkFound:
    return LinkFound(outcome=LinkOutcome.UNSURE, reason=reason)
