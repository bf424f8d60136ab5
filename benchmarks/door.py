"""The door of Teams, against PyJWT's and botbuilder's own reading, unchecked."""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import jwt
from botbuilder.schema import Activity
from cryptography.hazmat.primitives.asymmetric import rsa
from multidict import CIMultiDict

from benchmarks.measuring import MS, Figure, medians
from benchmarks.scale import Scale
from bot.doors.bodies import object_of
from bot.teams.door.activities import as_activity
from bot.teams.door.cloud import PUBLIC
from bot.teams.door.key_documents import SigningKey, keys_in
from bot.teams.door.keys import SigningKeys
from bot.teams.door.tokens import TokenCheck

TIMES = 21
AT_ONCE = 50  # Of each, in one piece of work: one alone is too quick to time.
TOKEN_BAR = 1.5
BODY_BAR = 1.5
APP_ID = "5b0c7a4e-0000-4000-8000-00000000d0c0"
PLACE = "https://smba.trafficmanager.net/emea/"


def measure_door(scale: Scale) -> list[Figure]:
    """Checking a token whose key is known, and reading a body."""
    times = scale.times(TIMES)
    return [_token(times), _body(times)]


def _token(times: int) -> Figure:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    token = _signed(private)
    headers = CIMultiDict({"Authorization": f"Bearer {token}"})
    public = private.public_key()
    with asyncio.Runner() as runner:
        check = TokenCheck(APP_ID, keys=_keys(private))

        async def checked() -> None:
            for _ in range(AT_ONCE):
                await check.vouched(headers)

        def verified() -> None:
            for _ in range(AT_ONCE):
                jwt.decode(token, public, ["RS256"], audience=APP_ID)

        ours, floor = medians(
            _timed(lambda: runner.run(checked())), _timed(verified), times=times
        )
    against = "PyJWT's decode"
    return Figure("door-token", ours, floor, bar=TOKEN_BAR, against=against)


def _body(times: int) -> Figure:
    raw = json.dumps(_activity()).encode()

    def read() -> None:
        for _ in range(AT_ONCE):
            as_activity(object_of(raw))

    def bare() -> None:
        for _ in range(AT_ONCE):
            Activity().deserialize(json.loads(raw))

    ours, floor = medians(_timed(read), _timed(bare), times=times)
    against = "json and botbuilder's reading"
    return Figure("door-body", ours, floor, bar=BODY_BAR, against=against)


def _timed(work: Callable[[], None]) -> Callable[[int], float]:
    """Return what does a piece of work and tells the milliseconds for one in it."""

    def timed(_number: int) -> float:
        begun = time.perf_counter()
        work()
        return (time.perf_counter() - begun) * MS / AT_ONCE

    return timed


def _keys(private: rsa.RSAPrivateKey) -> SigningKeys:
    entry = jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key(), as_dict=True)
    known = keys_in({"keys": [entry | {"kid": "k", "endorsements": ["msteams"]}]})

    async def fetched() -> Mapping[str, SigningKey]:
        return known

    return SigningKeys(fetched)


def _signed(private: rsa.RSAPrivateKey) -> str:
    now = int(time.time())
    claims = {"iss": PUBLIC.issuer, "aud": APP_ID, "serviceurl": PLACE}
    claims_of_time = {"nbf": now, "exp": now + 3600}
    headers = {"kid": "k"}
    return jwt.encode(claims | claims_of_time, private, "RS256", headers=headers)


def _activity() -> dict[str, Any]:
    account = {"id": "29:1", "name": "Demo CO Lead", "aadObjectId": "a-lead"}
    return {
        "type": "message",
        "id": "1717400000000",
        "timestamp": "2024-06-03T09:00:00.1234567Z",
        "localTimestamp": "2024-06-03T11:00:00.1234567+02:00",
        "channelId": "msteams",
        "serviceUrl": PLACE,
        "from": account,
        "recipient": account,
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "t"},
        "channelData": {"tenant": {"id": "t"}},
        "entities": [{"type": "clientInfo", "locale": "en-GB", "platform": "Web"}],
        "textFormat": "plain",
        "text": "mine",
    }
