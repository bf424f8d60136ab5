"""A request's body: bytes from anybody, read into one JSON object or refused."""

import asyncio
import json
import math
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NoReturn

from aiohttp import web
from aiohttp.client_exceptions import ClientError
from aiohttp.http_exceptions import HttpProcessingError

from bot.doors.closed import DoorClosed
from bot.doors.streams import TooLarge, read_up_to

# A message of Teams has up to 100 KB in UTF-16; with every character escaped in JSON,
# 300 KB. What Slack sends is smaller.
LARGEST = 512 * 1024
DEEPEST = 64  # Cards of other bots that are quoted may be nested, people's words not.
SECONDS = 10.0  # Teams gives up on an answer after 15, Slack after 3.
_CHARSETS = frozenset({"utf-8", "utf8"})
# Half of a character cannot be stored or sent on, nor can every database keep a NUL.
_SUSPECT = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_UNKEPT = re.compile(r"[\ud800-\udfff\0]")


async def object_in(request: web.Request) -> dict[str, Any]:
    """
    Read a request's body as one JSON object.

    :raises DoorClosed: it is too large, too slow, no JSON in UTF-8, or cannot be kept.
    """
    if (request.content_length or 0) > LARGEST:
        raise DoorClosed("body-too-large")
    if is_packed(request) or not says(request, "application/json"):
        raise DoorClosed("body-not-json-type")
    return object_of(await bytes_in(request))


def object_of(raw: bytes) -> dict[str, Any]:
    """Read bytes as one JSON object; DoorClosed where they are none."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise DoorClosed("body-not-text") from error
    try:
        read = json.loads(text, parse_constant=_no_number, parse_float=_number)
    except (ValueError, RecursionError) as error:
        raise DoorClosed("body-not-json") from error
    if not isinstance(read, dict):
        raise DoorClosed("body-not-an-object")
    if text.count("{") + text.count("[") > DEEPEST:
        _refuse_too_deep(read)
    if _SUSPECT.search(text):
        refuse_unkept(read)
    return read


async def bytes_in(request: web.Request) -> bytes:
    """Read a request's body as it came; DoorClosed where it is too large or slow."""
    if (request.content_length or 0) > LARGEST:
        raise DoorClosed("body-too-large")
    try:
        async with asyncio.timeout(SECONDS):
            return await read_up_to(LARGEST, request.content)
    except TooLarge as error:
        raise DoorClosed("body-too-large") from error
    except TimeoutError as error:
        raise DoorClosed("body-too-slow") from error
    except (
        ClientError,
        HttpProcessingError,
        OSError,
        web.RequestPayloadError,
    ) as error:
        raise DoorClosed("body-broken") from error


def is_packed(request: web.Request) -> bool:
    """Tell whether a body is said to be compressed: nothing is unpacked here."""
    return request.headers.get("Content-Encoding", "identity") != "identity"


def says(request: web.Request, content_type: str) -> bool:
    """Tell whether a body is said to be of a type, in UTF-8."""
    known = (request.charset or "utf-8").lower() in _CHARSETS
    return known and request.content_type == content_type


def _refuse_too_deep(value: object) -> None:
    """Look without recursion: what reads the values after us recurses."""
    if sum(1 for _ in islice(_levels(value), DEEPEST + 1)) > DEEPEST:
        raise DoorClosed("body-too-deep")


def refuse_unkept(value: object) -> None:
    """Raise DoorClosed where a JSON value holds text that cannot be stored."""
    for level in _levels(value):
        if any(isinstance(each, str) and _UNKEPT.search(each) for each in level):
            raise DoorClosed("body-not-text")


def _levels(value: object) -> Iterator[list[object]]:
    """Yield the values of a JSON value, names of fields too, one level at a time."""
    level = [value]
    while level:
        yield level
        level = [below for each in level for below in _below(each)]


def _below(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _number(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def _no_number(words: str) -> NoReturn:
    raise ValueError(words)  # Python reads NaN and Infinity; JSON knows no such.
