"""Asks Microsoft what the bot may, and the desk's own address whether it answers."""

import base64
import json
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import ClientError, ClientSession
from azure.core.exceptions import AzureError

from bot.desk.opened import MARK
from bot.teams.app import ADDRESS
from bot.teams.connector.credentials import OpenCredential
from bot.teams.connector.tokens import login_code
from cards.addresses import OPENED

GRAPH_SCOPE = "https://graph.microsoft.com/.default"
# The library reads an odd answer as if it were a good one, and stumbles.
_FAILURES = (AzureError, TimeoutError, LookupError, TypeError, ValueError)
_UNAUTHORISED = 401
_NOT_FOUND = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """
    Whether a token was given; if not, *code* says why, as Microsoft numbers it.

    *roles* are the rights that it carries; None where it does not say.
    """

    given: bool
    code: str = ""
    roles: frozenset[str] | None = None


class Reach(StrEnum):
    """What answers under the desk's public address."""

    DESK = "desk"  # It turns away who has no token.
    SOMETHING_ELSE = "something-else"
    NOTHING = "nothing"


async def ask_for_token(open_credential: OpenCredential, scope: str) -> Access:
    """Fetch a token for a *scope*, and keep nothing of it but what it allows."""
    try:
        async with open_credential() as credential:
            token = await credential.get_token(scope)
    except _FAILURES as error:
        return Access(given=False, code=login_code(error))
    return Access(given=True, roles=_roles(token.token))


async def knock(address: str, pool: ClientSession) -> Reach:
    """Bring a message without a token to the desk's public address."""
    try:
        async with pool.post(
            f"{address}{ADDRESS}", json={}, allow_redirects=False
        ) as answer:
            is_shut = answer.status == _UNAUTHORISED
            return Reach.DESK if is_shut else Reach.SOMETHING_ELSE
    except (ClientError, TimeoutError, OSError):
        return Reach.NOTHING


async def opens_files(address: str, pool: ClientSession) -> bool:
    """Tell whether links to files lead here: the desk answers what opens nothing."""
    try:
        async with pool.get(f"{address}{OPENED}x", allow_redirects=False) as answer:
            return answer.status == _NOT_FOUND and MARK in answer.headers
    except (ClientError, TimeoutError, OSError):
        return False


def _roles(token: str) -> frozenset[str] | None:
    """
    Read the rights out of a token without trusting it: they are only shown.

    Rights that were granted a moment ago may be missing for up to an hour.
    """
    try:
        middle = token.split(".")[1]
        said = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        roles = said.get("roles", [])
        return frozenset(map(str, roles))
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
