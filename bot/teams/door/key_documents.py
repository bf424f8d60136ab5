"""The two documents in which Microsoft publishes the keys that it signs with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from jwt import PyJWK, PyJWTError

from bot.doors.streams import TooLarge, read_up_to

_TIMEOUT = ClientTimeout(total=5, sock_connect=3)
_LARGEST = 1024 * 1024  # Bytes; the real list has about 20 KB.
_FEWEST_BITS = 2048


class KeysNotRead(Exception):
    """The documents could not be fetched, or held no key that we can use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A public key, and the channels whose activities Microsoft signs with it."""

    key: PyJWK
    endorsements: frozenset[str]


async def fetch_keys(
    session: ClientSession, *, metadata_url: str
) -> Mapping[str, SigningKey]:
    """
    Return the keys by id that the OpenID metadata at an address leads to; not empty.

    Costs two requests and at most ten seconds, without blocking.

    :raises KeysNotRead: they could not be had.
    """
    metadata = await _document(session, metadata_url)
    place = metadata.get("jwks_uri")
    # Whoever is in between could put keys of their own into a list fetched openly.
    if not isinstance(place, str) or not _as_safe(place, as_=metadata_url):
        raise KeysNotRead("no-address-of-keys")
    keys = keys_in(await _document(session, place))
    if not keys:
        raise KeysNotRead("no-usable-key")
    return keys


def keys_in(document: Mapping[str, Any]) -> dict[str, SigningKey]:
    """Read a list of keys; those that cannot sign RS256 are left out."""
    listed = document.get("keys")
    entries = listed if isinstance(listed, list) else []
    read = [(each.get("kid"), _key(each)) for each in entries if isinstance(each, dict)]
    return {kid: key for kid, key in read if isinstance(kid, str) and key}


def _key(entry: Mapping[str, Any]) -> SigningKey | None:
    if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig":
        return None
    try:
        # Only what a public key is made of: the entry may say more than we asked.
        key = PyJWK({name: entry[name] for name in ("kty", "n", "e")}, "RS256")
    except (KeyError, TypeError, ValueError, PyJWTError):
        return None
    endorsed = entry.get("endorsements")
    names = endorsed if isinstance(endorsed, list) else []
    if key.key.key_size < _FEWEST_BITS:
        return None
    endorsements = frozenset(name for name in names if isinstance(name, str))
    return SigningKey(key=key, endorsements=endorsements)


async def _document(session: ClientSession, url: str) -> dict[str, Any]:
    try:
        # A page to log in at, to which a proxy leads, is no document of keys.
        async with session.get(url, timeout=_TIMEOUT, allow_redirects=False) as answer:
            if answer.status != HTTPStatus.OK:
                raise KeysNotRead(f"http-{answer.status}")
            raw = await read_up_to(_LARGEST, answer.content)
    except (ClientError, TimeoutError, OSError, ValueError, TooLarge) as error:
        raise KeysNotRead(type(error).__name__) from error
    return _object(raw)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise KeysNotRead("not-json") from error
    if not isinstance(document, dict):
        raise KeysNotRead("not-an-object")
    return document


def _as_safe(place: str, *, as_: str) -> bool:
    return place.startswith("https://") or not as_.startswith("https://")
