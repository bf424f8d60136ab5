"""The connections to a vendor that all sends share."""

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

from bot.vendor_json import as_json

# More than deliveries (64) and turns have under way at once: none waits for another.
_MOST = 256
# Seconds. Vendors' servers keep a silent connection longer: one that they close just as
# something is sent over it leaves it uncertain whether that arrived.
_KEPT_FOR = 30
# The longest of a delivery (scheduler.delivery.needs) is above the sum of a creation
# and a send, so that what is cut off is cut off here, where it is known what it means.
TIMEOUT = ClientTimeout(total=12, connect=5)


def open_pool(
    connector: TCPConnector | None = None, *, timeout: ClientTimeout = TIMEOUT
) -> ClientSession:
    """
    Return the one session for all that is asked of a vendor; the caller closes it.

    *connector* is for whoever has to say how names are found and whom to trust.
    """
    return ClientSession(
        connector=connector or TCPConnector(limit=_MOST, keepalive_timeout=_KEPT_FOR),
        cookie_jar=DummyCookieJar(),
        timeout=timeout,
        json_serialize=as_json,
    )
