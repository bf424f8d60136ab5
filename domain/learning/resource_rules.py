"""What a resource must hold to, however it is written: in a file or in a form."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from unicodedata import category
from urllib.parse import SplitResult, urlsplit

from domain.learning.resources import Resource

STANDARDS = frozenset(
    {*(f"P{number}" for number in range(1, 6)), *(f"S{n}" for n in range(1, 9))}
)
LONGEST_ADDRESS = 2_000
MOST_ENTRIES = 40  # Topics, aliases and the like of one resource.
LONGEST = {"title": 200, "summary": 600, "attested": 100}
_LONGEST_ENTRY = 60
_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_UNFIT = re.compile(r"[\s\\<>\"]")  # Browsers read them as something else.
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


class ResourceFault(StrEnum):
    """Why something about a resource cannot be taken."""

    UNREADABLE_ROW = "unreadable-row"
    UNKNOWN_COLUMN = "unknown-column"
    MISSING = "missing"
    TOO_LONG = "too-long"  # Or with signs that cannot be shown.
    TOO_MANY = "too-many"
    NOT_AN_ID = "not-an-id"
    TWICE = "twice"  # The id stands in a row above.
    NOT_A_KIND = "not-a-kind"
    NOT_A_LANGUAGE = "not-a-language"
    NOT_A_STATUS = "not-a-status"
    NOT_A_STANDARD = "not-a-standard"
    NOT_A_YEAR = "not-a-year"
    NOT_A_DAY = "not-a-day"
    NOT_YES_OR_NO = "not-yes-or-no"
    NOT_WEB = "not-web"  # No address, or not one of http and https.
    WITH_CREDENTIALS = "with-credentials"
    ADDRESS_TAKEN = "address-taken"  # By another resource, as address or alias.
    NO_SUCH_RESOURCE = "no-such-resource"
    IN_A_CIRCLE = "in-a-circle"  # Superseded, in the end, by itself.


Fault = tuple[str, ResourceFault, str]  # The field, what is wrong, and a quote of it.


def faults_of(resource: Resource) -> Iterator[Fault]:
    """Return all that is wrong with a resource by itself."""
    if not _ID.fullmatch(resource.id):
        yield "id", ResourceFault.NOT_AN_ID, resource.id
    for name, longest in LONGEST.items():
        yield from _of_text(name, getattr(resource, name), longest)
    yield from _of_address("url", resource.url)
    for alias in resource.aliases:
        yield from _of_address("aliases", alias)
    for name in ("topics", "standards", "audience", "aliases"):
        yield from _of_entries(name, getattr(resource, name))
    yield from _of_words(resource)


def _of_text(name: str, text: str, longest: int) -> Iterator[Fault]:
    if not text:
        yield name, ResourceFault.MISSING, ""
    elif len(text) > longest or not _is_shown(text):
        yield name, ResourceFault.TOO_LONG, text


def _of_address(name: str, address: str) -> Iterator[Fault]:
    fault = address_fault(address)
    if fault is not None:
        # Credentials are quoted nowhere.
        quote = "" if fault is ResourceFault.WITH_CREDENTIALS else address
        yield name, fault, quote


def _of_entries(name: str, entries: tuple[str, ...]) -> Iterator[Fault]:
    if len(entries) > MOST_ENTRIES:
        yield name, ResourceFault.TOO_MANY, str(len(entries))
    for entry in entries if name != "aliases" else ():
        # In a file, `;` stands between two entries.
        if len(entry) > _LONGEST_ENTRY or ";" in entry or not _is_shown(entry):
            yield name, ResourceFault.TOO_LONG, entry


def _of_words(resource: Resource) -> Iterator[Fault]:
    for standard in resource.standards:
        if standard not in STANDARDS:
            yield "standards", ResourceFault.NOT_A_STANDARD, standard
    if not _LANGUAGE.fullmatch(resource.language):
        yield "language", ResourceFault.NOT_A_LANGUAGE, resource.language
    if resource.edition and not _YEAR.fullmatch(resource.edition):
        yield "edition", ResourceFault.NOT_A_YEAR, resource.edition


def address_fault(address: str) -> ResourceFault | None:
    """Return what is wrong with an address; None for one that may be linked."""
    if not address:
        return ResourceFault.MISSING
    if len(address) > LONGEST_ADDRESS:
        return ResourceFault.TOO_LONG
    parts = _parts(address)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        return ResourceFault.NOT_WEB
    if parts.username is not None or parts.password is not None:
        return ResourceFault.WITH_CREDENTIALS
    return None


def _parts(address: str) -> SplitResult | None:
    if not _is_shown(address) or any(
        sign.isspace() or sign == "\\" for sign in address
    ):
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port  # A port that is none is a ValueError only when it is asked for.
    except ValueError:
        return None
    return parts


def same_page(address: str) -> str:
    """Return an address as two of the same page have it in common."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.casefold()}{parts.path.rstrip('/')}{query}"


def faults_beside(
    resource: Resource,
    others: Mapping[str, Resource],
    taken: Callable[[str], str],
) -> Iterator[Fault]:
    """
    Return what is wrong with a resource beside all *others*, itself among them.

    *taken* says whose an address is, as `same_page` writes it.
    """
    for name, address in (
        ("url", resource.url),
        *(("aliases", alias) for alias in resource.aliases),
    ):
        fits = address_fault(address) is None
        if fits and taken(same_page(address)) not in {"", resource.id}:
            yield name, ResourceFault.ADDRESS_TAKEN, address
    instead = resource.superseded_by
    if instead and instead not in others:
        yield "superseded_by", ResourceFault.NO_SUCH_RESOURCE, instead
    elif _ends_at_itself(resource, others):
        yield "superseded_by", ResourceFault.IN_A_CIRCLE, instead


def whose_address(resources: Mapping[str, Resource]) -> dict[str, str]:
    """Return the id of the resource that each page is of; the first one's."""
    found: dict[str, str] = {}
    for each in resources.values():
        for address in (each.url, *each.aliases):
            if address_fault(address) is None:
                found.setdefault(same_page(address), each.id)
    return found


def _ends_at_itself(resource: Resource, others: Mapping[str, Resource]) -> bool:
    seen: set[str] = set()
    now = resource.superseded_by
    while now in others and now not in seen:
        if now == resource.id:
            return True
        seen.add(now)
        now = others[now].superseded_by
    return False


def _is_shown(text: str) -> bool:
    """Whether a text has no control characters and no halves of characters."""
    return not any(category(sign) in {"Cc", "Cs"} for sign in text)
