"""Who the desk is in Slack, as its token says."""

from dataclasses import dataclass
from typing import Any

from bot.slack.api import SlackApi

_SCOPES = "x-oauth-scopes"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSelf:
    """
    The desk's own *account* in a *tenant*, with the *scopes* that its token has.

    The tenant is the workspace, or the organization of an install for all of it. *site*
    is the workspace's address, and *workspace* its id, empty for an organization.
    """

    tenant: str
    account: str
    name: str
    workspace: str
    site: str
    scopes: frozenset[str]


async def who_am_i(api: SlackApi) -> SlackSelf:
    """Ask Slack whose token this is. SlackRefused where it says that it is nobody's."""
    answer = await api.ask("auth.test")
    said: Any = answer.body
    headers = {name.casefold(): value for name, value in answer.headers.items()}
    scopes = headers.get(_SCOPES, "").split(",")
    is_org_wide = bool(said.get("is_enterprise_install"))
    return SlackSelf(
        tenant=str(said["enterprise_id"] if is_org_wide else said["team_id"]),
        account=str(said["user_id"]),
        name=str(said.get("team") or said["team_id"]),
        workspace="" if is_org_wide else str(said["team_id"]),
        site=str(said.get("url") or ""),
        scopes=frozenset(scope.strip() for scope in scopes if scope.strip()),
    )
