"""Which organisation an activity comes from, and whether it is one that is served."""

from collections.abc import Mapping
from typing import Any

from bot.doors.closed import DoorClosed


def tenant_of(body: Mapping[str, Any], *, served: frozenset[str]) -> str:
    """
    Return the tenant's id in small letters.

    It stands in two places; where both are filled they must agree.

    :raises DoorClosed: there is none, there are two, or it is not one of *served*.
    """
    conversation = _within(body, "conversation").get("tenantId")
    channel = _within(body, "channelData", "tenant").get("id")
    told = _lowered(conversation) | _lowered(channel)
    if not told:
        raise DoorClosed("tenant-missing")
    tenant = told.pop()
    if told:
        raise DoorClosed("tenants-differ")
    if tenant not in served:
        raise DoorClosed("tenant-not-served")
    return tenant


def _within(body: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """Go down by names; what is no object there is as good as empty."""
    for name in names:
        below = body.get(name)
        body = below if isinstance(below, dict) else {}
    return body


def _lowered(value: object) -> set[str]:
    return {value.lower()} if isinstance(value, str) and value else set()
