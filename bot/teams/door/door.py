"""The door: what an activity must show before anybody looks at what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from aiohttp import web
from botbuilder.schema import Activity

from bot.doors.bodies import object_in
from bot.doors.closed import DoorClosed
from bot.teams.door.activities import as_activity
from bot.teams.door.hosts import is_microsoft
from bot.teams.door.nearby import is_nearby
from bot.teams.door.tenants import tenant_of
from bot.teams.door.tokens import TokenCheck

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """
    An activity that came in, and the JSON object *body* that it was read from.

    Of the activity `conversation.tenant_id` is the tenant that the door checked.
    """

    activity: Activity
    body: dict[str, Any]


class Door:
    """
    Lets in activities of Microsoft Teams from the organisations that are served.

    *tenants* are ids of tenants. *trusts* says which addresses an activity may ask to
    be answered at. With *unauthenticated_on_loopback*, for development only, programs
    on this machine need no token; only then may *tokens* be missing.
    """

    def __init__(
        self,
        tokens: TokenCheck | None,
        *,
        tenants: frozenset[str],
        trusts: Callable[[str], bool] = is_microsoft,
        unauthenticated_on_loopback: bool = False,
    ) -> None:
        if tokens is None and not unauthenticated_on_loopback:
            raise ValueError("a door that checks no tokens is for development only")
        self._tokens = tokens
        self._tenants = frozenset(tenant.lower() for tenant in tenants)
        self._trusts = trusts
        self._opens_nearby = unauthenticated_on_loopback

    async def admit(self, request: web.Request) -> Admitted:
        """
        Let an activity in.

        Who has no token learns nothing of the body: it is not even read.

        :raises DoorClosed: it does not come in, with the status and sentence to answer.
        """
        try:
            return await self._admitted(request)
        except DoorClosed as closed:
            log.info(
                "door.closed",
                code=closed.code,
                status=int(closed.status),
                error_id=closed.id,
            )
            raise

    async def _admitted(self, request: web.Request) -> Admitted:
        body = await self._vouched_body(request)
        url = body.get("serviceUrl")
        if not isinstance(url, str) or not self._trusts(url):
            raise DoorClosed("host-not-microsoft")
        tenant = tenant_of(body, served=self._tenants)
        activity = as_activity(body)
        activity.conversation.tenant_id = tenant
        return Admitted(activity=activity, body=body)

    async def _vouched_body(self, request: web.Request) -> dict[str, Any]:
        if self._opens_nearby and is_nearby(request):
            return await object_in(request)
        if self._tokens is None:
            raise DoorClosed("token-missing")
        vouched = await self._tokens.vouched(request.headers)
        body = await object_in(request)
        vouched.refuse_unless_for(body)
        return body
