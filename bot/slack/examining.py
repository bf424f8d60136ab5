"""Asks Slack whose the tokens are, and the desk's own address whether it answers."""

import json
import time
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from aiohttp import ClientError, ClientSession
from pydantic import SecretStr

from bot.slack.api import SlackApi, SlackRefused
from bot.slack.app import ADDRESS
from bot.slack.door.signatures import SIGNATURE, TIMESTAMP, Signatures
from bot.slack.who import SlackSelf, who_am_i

_CHALLENGE = "ses-desk-doctor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who the desk is by its token; if nobody, *error* says why, in Slack's words."""

    me: SlackSelf | None = None
    error: str = ""


class Reach(StrEnum):
    """What answers under the desk's public address."""

    DESK = "desk"  # It took what was signed with the secret.
    OTHER_SECRET = "other-secret"  # noqa: S105 -- It turned that away.
    SOMETHING_ELSE = "something-else"
    NOTHING = "nothing"


async def ask_who(api: SlackApi) -> Access:
    """Ask whose a bot token is."""
    try:
        return Access(me=await who_am_i(api))
    except SlackRefused as refused:
        return Access(error=refused.error)


async def try_socket(api: SlackApi) -> str:
    """Ask for a socket with an app token, and open none; return what is wrong."""
    try:
        await api.call("apps.connections.open")
    except SlackRefused as refused:
        return refused.error
    return ""


async def knock(address: str, secret: SecretStr, pool: ClientSession) -> Reach:
    """Bring the public address what Slack brings first, signed as Slack signs it."""
    said = {"type": "url_verification", "challenge": _CHALLENGE}
    raw, now = json.dumps(said).encode(), str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        TIMESTAMP: now,
        SIGNATURE: Signatures(secret).signed(now, raw),
    }
    try:
        async with pool.post(
            f"{address}{ADDRESS}", data=raw, headers=headers, allow_redirects=False
        ) as answer:
            if answer.status == HTTPStatus.UNAUTHORIZED:
                return Reach.OTHER_SECRET
            is_ours = answer.status == HTTPStatus.OK and (
                await answer.text() == _CHALLENGE
            )
            return Reach.DESK if is_ours else Reach.SOMETHING_ELSE
    except (ClientError, TimeoutError, OSError, ValueError):
        return Reach.NOTHING
