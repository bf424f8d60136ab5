"""Microsoft's signing keys on loopback: published, rolled, slow, dead; and tokens."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

APP_ID = "5b0c7a4e-0000-4000-8000-00000000d0c0"
TENANT = "7e4a47aa-0000-4000-8000-000000007e4a"
ISSUER = "https://api.botframework.com"
SERVICE_URL = "https://smba.trafficmanager.net/emea/"


@lru_cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """Return the key that goes by a name in this run of the tests."""
    bits = 1024 if name == "weak" else 2048
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def published(name: str, *endorsements: str) -> dict[str, Any]:
    """Return a key as Microsoft lists it, endorsed for Teams unless told otherwise."""
    public = private_key(name).public_key()
    entry: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(public))
    entry |= {"kid": name, "use": "sig", "x5t": name}
    return entry | {"endorsements": list(endorsements) or ["msteams", "webchat"]}


def claims(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON.
    """Return a right token's claims with some changed; None leaves one out."""
    now = int(time.time())
    told = {
        "iss": ISSUER,
        "aud": APP_ID,
        "nbf": now - 60,
        "exp": now + 3600,
        "serviceurl": SERVICE_URL,
    }
    return {name: each for name, each in (told | changed).items() if each is not None}


def token(key: str = "first", **changed: Any) -> str:  # noqa: ANN401 - any JSON.
    """Return a token signed as Microsoft signs, its claims changed as told."""
    headers = {"kid": key, "x5t": key, "typ": "JWT"}
    told = json.dumps(claims(**changed)).encode()  # Also what PyJWT would not sign.
    return jwt.PyJWS().encode(told, private_key(key), "RS256", headers=headers)


def activity(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON.
    """Return what Teams sends for a message, changed as told; None leaves one out."""
    told: dict[str, Any] = {
        "type": "message",
        "id": "1717400000000",
        "timestamp": "2024-06-03T09:00:00.1234567Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "from": {"id": "29:1lead", "name": "Demo CO Lead", "aadObjectId": "a-lead"},
        "recipient": {"id": f"28:{APP_ID}", "name": "SES Desk"},
        "conversation": {
            "id": "a:1chat",
            "conversationType": "personal",
            "tenantId": TENANT,
        },
        "channelData": {"tenant": {"id": TENANT}},
        "entities": [{"type": "clientInfo", "locale": "en-GB", "platform": "Web"}],
        "text": "open case",
    }
    return {name: each for name, each in (told | changed).items() if each is not None}


@dataclass
class StandInKeys:
    """Publishes *keys*, counts who asks, and answers with *status* when let to."""

    keys: list[dict[str, Any]]
    status: int = 200
    metadata: Any = None
    page: str = ""
    asked: int = 0
    url: str = ""
    open: asyncio.Event = field(default_factory=asyncio.Event)
    seconds: float = 0.0

    async def configuration(self, request: web.Request) -> web.Response:
        """Say where the keys are; a round of asking begins here."""
        self.asked += 1
        await self.open.wait()
        await asyncio.sleep(self.seconds)
        if self.page:
            return web.Response(text=self.page)
        told = self.metadata or {"jwks_uri": str(request.url.with_path("/keys"))}
        return web.json_response(told, status=self.status)

    async def listed(self, _request: web.Request) -> web.Response:
        """List the keys."""
        await asyncio.sleep(self.seconds)
        return web.json_response({"keys": self.keys})


@asynccontextmanager
async def standin_keys(
    *keys: dict[str, Any], silent: bool = False
) -> AsyncIterator[StandInKeys]:
    """Publish keys meanwhile, one unless told; *silent* until `open` is set."""
    standin = StandInKeys([*keys] or [published("first")])
    if not silent:
        standin.open.set()
    app = web.Application()
    app.router.add_get("/metadata", standin.configuration)
    app.router.add_get("/keys", standin.listed)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        standin.url = f"http://127.0.0.1:{runner.addresses[0][1]}/metadata"
        yield standin
    finally:
        standin.open.set()
        await runner.cleanup()
