"""Which addresses a card may open."""

import re
from urllib.parse import quote, urlsplit

from cards.escape import clean

FILES = "/files/"
OPENED = f"{FILES}opened/"  # And what opens a version for one person, for minutes.
CALENDARS = "/calendar/"
CASES = "/cases/"

_KEPT = "%/:?#[]@!$&()*+,;=~-._'"
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?")
_FILE = re.compile(r"/files/[A-Za-z0-9._~%/=-]+(\?[A-Za-z0-9._~%&=-]*)?")
_VERSION = re.compile(r"/files/([A-Za-z0-9_-]+)")
_CALENDAR = re.compile(r"/calendar/[A-Za-z0-9_-]+\.ics")
_LONGEST = 2000


def web_address(address: str, *, site: str = "") -> str | None:
    """
    Return *address* as it may be opened, or None when it may not.

    Only http and https with a plain host: no user part (`https://undp.org@evil`) and
    no other scheme. What the desk itself serves (`/files/…`, `/calendar/….ics`) opens
    under *site*, the desk's own address; without one it is None.
    """
    address = clean(address)
    if is_file(address) or is_calendar(address):
        return site.rstrip("/") + address if site else None
    address = quote(address, safe=_KEPT)
    return address if len(address) <= _LONGEST and _is_web(address) else None


def is_file(address: str) -> bool:
    """Say whether *address* is a file of the desk, without a step out of its folder."""
    return bool(_FILE.fullmatch(address)) and ".." not in address


def version_in(address: str) -> str:
    """Return the id of the version that a file's address names; empty for others."""
    found = _VERSION.fullmatch(address)
    return found[1] if found else ""


def is_calendar(address: str) -> bool:
    """Say whether *address* is a private calendar of the desk."""
    return bool(_CALENDAR.fullmatch(address))


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # `https://[` and its like.
        return False
    return parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(parts.netloc))
