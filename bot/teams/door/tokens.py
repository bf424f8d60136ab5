"""
The token that Microsoft's Bot Connector sends with each activity.

What it must hold: "Authenticate requests from the Bot Connector service to your bot"
of Microsoft's Bot Connector reference. Here nothing of it is optional.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import jwt
from jwt.utils import base64url_decode
from multidict import MultiMapping

from bot.doors.closed import DoorClosed
from bot.teams.door.cloud import PUBLIC, Cloud
from bot.teams.door.key_documents import SigningKey
from bot.teams.door.keys import NoKeysYet, SigningKeys

# "Industry-standard clock-skew is 5 minutes", says the reference.
LEEWAY = timedelta(minutes=5)
_ALGORITHMS = ["RS256"]
_SCHEME = "Bearer "
_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_CODES: tuple[tuple[type[jwt.PyJWTError], str], ...] = (
    (jwt.ExpiredSignatureError, "token-expired"),
    (jwt.ImmatureSignatureError, "token-too-early"),
    (jwt.MissingRequiredClaimError, "token-claim-missing"),
    (jwt.InvalidIssuerError, "token-issuer"),
    (jwt.InvalidAudienceError, "token-audience"),
    (jwt.InvalidSignatureError, "token-signature"),
    (jwt.InvalidAlgorithmError, "token-algorithm"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What a token vouches for: who may be answered where, and for which channels."""

    service_url: str
    channels: frozenset[str]

    def refuse_unless_for(self, body: Mapping[str, Any]) -> None:
        """
        Raise `DoorClosed` unless the token was made for this very activity's place.

        A token that somebody took along would else have us answer anywhere.
        """
        channel = body.get("channelId")
        if not isinstance(channel, str) or channel not in self.channels:
            raise DoorClosed("token-not-endorsed")
        if body.get("serviceUrl") != self.service_url:
            raise DoorClosed("token-service-url")


class TokenCheck:
    """Checks tokens made for one app."""

    def __init__(
        self, app_id: str, *, keys: SigningKeys, cloud: Cloud = PUBLIC
    ) -> None:
        if not app_id:
            raise ValueError("without an app id every token of Microsoft's would do")
        self._app_id = app_id
        self._keys = keys
        self._cloud = cloud

    async def vouched(self, headers: MultiMapping[str]) -> Vouched:
        """
        Return what the token of a request vouches for.

        :raises DoorClosed: there is none, it is not right, or no keys were ever had.
        """
        token = _token_in(headers)
        key = await self._key(_key_id(token))
        claims = self._claims(token, key)
        service_url = claims.get("serviceurl")
        if not isinstance(service_url, str) or not service_url:
            raise DoorClosed("token-service-url")
        channels = key.endorsements & self._cloud.channels
        return Vouched(service_url=service_url, channels=channels)

    async def _key(self, key_id: str) -> SigningKey:
        try:
            key = await self._keys.find(key_id)
        except NoKeysYet as none:
            raise DoorClosed("no-keys-yet", retry_after=none.retry_after) from none
        if key is None:
            raise DoorClosed("token-key-unknown")
        return key

    def _claims(self, token: str, key: SigningKey) -> dict[str, Any]:
        try:
            return jwt.decode(
                token,
                key.key,
                algorithms=_ALGORITHMS,
                audience=self._app_id,
                issuer=self._cloud.issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iss", "aud"], "strict_aud": True},
            )
        except jwt.PyJWTError as error:
            raise DoorClosed(_code_of(error)) from error


def _token_in(headers: MultiMapping[str]) -> str:
    given = headers.getall("Authorization", [])
    if len(given) != 1 or not given[0].startswith(_SCHEME):
        raise DoorClosed("token-missing")
    token = given[0].removeprefix(_SCHEME)
    if not _TOKEN.fullmatch(token):
        raise DoorClosed("token-unreadable")
    return token


def _key_id(token: str) -> str:
    header = _header(token)
    if header.get("alg") not in _ALGORITHMS:
        raise DoorClosed("token-algorithm")
    key_id = header.get("kid")
    if not isinstance(key_id, str) or not key_id:
        raise DoorClosed("token-key-unnamed")
    return key_id


def _header(token: str) -> dict[str, Any]:
    """Read the part that names the key; PyJWT would read all three for it."""
    try:
        header = json.loads(base64url_decode(token.partition(".")[0]))
    except (ValueError, RecursionError) as error:
        raise DoorClosed("token-unreadable") from error
    if not isinstance(header, dict):
        raise DoorClosed("token-unreadable")
    return header


def _code_of(error: jwt.PyJWTError) -> str:
    found = (code for kind, code in _CODES if isinstance(error, kind))
    return next(found, "token-unreadable")
