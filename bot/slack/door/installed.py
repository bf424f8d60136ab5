"""Whose desk something is for: where the app that was used is installed."""

from collections.abc import Mapping
from typing import Any

from bot.doors.closed import DoorClosed

Json = Mapping[str, Any]


def tenant_of(body: Json, *, served: frozenset[str]) -> str:
    """
    Return the workspace's id, or the organisation's where all of it has the app.

    In a channel that is shared with others the workspace of who wrote is not what
    counts: what is *served* is where the app is installed. An organisation that is
    served stands for all its workspaces.

    :raises DoorClosed: none is named, or it is not one of *served*.
    """
    team, organisation, is_org_wide = _installed(body)
    tenant = organisation if organisation and (is_org_wide or not team) else team
    if not tenant:
        raise DoorClosed("tenant-missing")
    if not served & {team, organisation}:
        raise DoorClosed("tenant-not-served")
    return tenant


def _installed(body: Json) -> tuple[str, str, bool]:
    """Return the workspace, its organisation, and whether all of that has the app."""
    first = _first(body.get("authorizations"))
    if first:
        team, organisation = _text(first, "team_id"), _text(first, "enterprise_id")
        return team, organisation, _is_org_wide(first)
    own = _text(_part(body, "view"), "app_installed_team_id")
    named, user = _part(body, "team"), _part(body, "user")
    team = own or _text(named, "id") or _text(body, "team_id") or _text(user, "team_id")
    # Where the modal was sent by somebody of another organisation, `team` is theirs.
    is_theirs = bool(own) and own != _text(named, "id")
    organisation = (
        _text(_part(body, "enterprise"), "id")
        or _text(body, "enterprise_id")
        or ("" if is_theirs else _text(named, "enterprise_id"))
    )
    return team, organisation, _is_org_wide(body)


def _first(authorizations: object) -> Json:
    """Return what the first one says; Slack sends one, and has sent none."""
    match authorizations:
        case [dict() as first, *_]:
            return first
    return {}


def _is_org_wide(told: Json) -> bool:
    """Forms have words for it, JSON has values."""
    return told.get("is_enterprise_install") in (True, "true")


def _part(body: Json, name: str) -> Json:
    found = body.get(name)
    return found if isinstance(found, dict) else {}


def _text(part: Json, name: str) -> str:
    found = part.get(name)
    return found if isinstance(found, str) else ""
