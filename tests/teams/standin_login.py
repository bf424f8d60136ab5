"""A stand-in of the place where the bot gets its own token, by secret or identity."""

import time
from dataclasses import dataclass, field
from itertools import count

from aiohttp import web

APP_ID = "5b1c2f0e-0000-4000-8000-00000000b071"
TENANT = "7e4a1c9d-0000-4000-8000-00000000007e"
SECRET = "stand-in-secret"
SCOPE = "https://api.botframework.com/.default"
IDENTITY_HEADER = "stand-in-identity"


@dataclass
class StandInLogin:
    """
    Gives tokens that live *lifetime* seconds.

    *fault* is a status it answers instead; what it *garbles* is no token.
    """

    lifetime: int = 3600
    fault: int = 0
    garbles: bool = False
    asked: int = 0
    live: dict[str, float] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def knows(self, authorization: str) -> bool:
        """Whether a header carries a token that was given and has not ended."""
        scheme, _, token = authorization.partition(" ")
        return scheme == "Bearer" and self.live.get(token, 0) > time.time()

    def revoke(self) -> None:
        """Know none of the tokens any more."""
        self.live.clear()

    def _given(self) -> str:
        token = f"token-{next(self._numbers)}"
        self.live[token] = time.time() + self.lifetime
        return token

    async def by_secret(self, request: web.Request) -> web.Response:
        """Answer as the token endpoint of a tenant does."""
        self.asked += 1
        said = await request.post()
        if self.garbles:
            return web.json_response({"access_token": ["?"]})
        if self.fault:
            return _refused(self.fault, "AADSTS90033", "A transient error.")
        if request.match_info["tenant"] != TENANT or said.get("client_id") != APP_ID:
            return _refused(400, "AADSTS700016", "Application was not found.")
        if said.get("client_secret") != SECRET:
            return _refused(401, "AADSTS7000215", "Invalid client secret provided.")
        asked = (said.get("grant_type"), said.get("scope"))
        if asked != ("client_credentials", SCOPE):
            return _refused(400, "AADSTS70011", "The scope is not valid.")
        given = {"access_token": self._given(), "expires_in": self.lifetime}
        return web.json_response({"token_type": "Bearer", **given})

    async def by_identity(self, request: web.Request) -> web.Response:
        """Answer as the identity endpoint of a machine does."""
        self.asked += 1
        resource = SCOPE.removesuffix("/.default")
        right = (
            request.headers.get("X-IDENTITY-HEADER") == IDENTITY_HEADER
            and request.query.get("client_id") == APP_ID
            and request.query.get("resource") == resource
        )
        if not right:
            return web.json_response({"statusCode": 400}, status=400)
        ends = int(time.time()) + self.lifetime
        given = {"access_token": self._given(), "expires_on": str(ends)}
        said = {"token_type": "Bearer", "resource": resource}
        return web.json_response({**said, **given})


def _refused(status: int, code: str, words: str) -> web.Response:
    said = {"error": "invalid_client", "error_description": f"{code}: {words}"}
    return web.json_response(said, status=status)
