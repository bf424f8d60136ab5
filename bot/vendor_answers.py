"""What a vendor's HTTP answer means for the message that was to be delivered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import isfinite

from aiohttp import ClientConnectorError, ClientError, ConnectionTimeoutError

from dialogs.channel import Fate, Undelivered

_BY_STATUS = {
    HTTPStatus.TOO_MANY_REQUESTS: Fate.RATE_LIMITED,
    # The vendor did not know us: nothing was sent, and it may know us again later.
    HTTPStatus.UNAUTHORIZED: Fate.NOT_SENT,
    HTTPStatus.FORBIDDEN: Fate.PERMANENT,
    HTTPStatus.NOT_FOUND: Fate.PERMANENT,
    HTTPStatus.GONE: Fate.PERMANENT,
    # As if the connection had dropped: the message may have been taken before.
    HTTPStatus.REQUEST_TIMEOUT: Fate.UNCERTAIN,
    # HTTP itself says of this one that nothing was done.
    HTTPStatus.PRECONDITION_FAILED: Fate.NOT_SENT,
}


def refuse_unless_taken(status: int, headers: Mapping[str, str]) -> None:
    """
    Raise `Undelivered` unless a status says that the message was taken.

    Only 429 is safe to send again at once, when it says; a 5xx may have been taken. Ask
    without following redirects: the page to log in at that one leads to answers 200.
    """
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return
    code = f"http-{status}"
    server_failed = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    other = Fate.UNCERTAIN if server_failed else Fate.UNFIT
    fate = _BY_STATUS.get(HTTPStatus(status), other) if _is_known(status) else other
    raise Undelivered(code, fate=fate, retry_after=_seconds(headers))


@contextmanager
def undelivered_by_network() -> Iterator[None]:
    """
    Turn the network's failures into `Undelivered`.

    A connection that never came about sent nothing; one that broke may have.
    """
    try:
        yield
    except (ClientConnectorError, ConnectionTimeoutError) as error:
        raise Undelivered("no-connection", fate=Fate.NOT_SENT) from error
    except TimeoutError as error:
        raise Undelivered("timeout", fate=Fate.UNCERTAIN) from error
    except ClientError as error:
        raise Undelivered("connection-broke", fate=Fate.UNCERTAIN) from error


def _is_known(status: int) -> bool:
    return status in {known.value for known in HTTPStatus}


def _seconds(headers: Mapping[str, str]) -> float:
    """Return how long Retry-After asks to wait; 0 where it says nothing we know."""
    said = headers.get("Retry-After", "")
    try:
        seconds = float(said)  # Some say a fraction.
    except ValueError:
        seconds = _until(_moment(said), headers)
    return seconds if isfinite(seconds) and seconds > 0 else 0.0


def _until(then: datetime | None, headers: Mapping[str, str]) -> float:
    """Count by the vendor's own clock, where it says what that shows."""
    if then is None:
        return 0.0
    now = _moment(headers.get("Date", "")) or datetime.now(UTC)
    return (then - now).total_seconds()


def _moment(words: str) -> datetime | None:
    """Read a date as HTTP writes it, which is always UTC; None for no date."""
    try:
        return parsedate_to_datetime(words).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
