"""A connector as the product has it, beside the stand-in that it sends to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientSession, ClientTimeout
from pydantic import SecretStr

from bot.teams.connector import BotTokens, Connector, by_secret
from bot.teams.connector.credentials import OpenCredential
from bot.vendor_pool import TIMEOUT
from tests.teams.standin_connector import StandInConnector, standin_connector
from tests.teams.standin_login import APP_ID, SECRET, TENANT

CHANNEL = "19:room@thread.tacv2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Both ends, and what is between."""

    vendor: StandInConnector
    pool: ClientSession
    tokens: BotTokens
    connector: Connector


def with_secret(pool: ClientSession, secret: str = SECRET) -> OpenCredential:
    """Show who the bot is by what the stand-in knows of it, or by something else."""
    return by_secret(tenant=TENANT, app_id=APP_ID, secret=SecretStr(secret), pool=pool)


@asynccontextmanager
async def connected(
    made: StandInConnector | None = None,
    *,
    secret: str = SECRET,
    patience: ClientTimeout = TIMEOUT,
) -> AsyncIterator[Line]:
    """Open a stand-in with one channel, and a connector that finds it."""
    async with standin_connector(made) as vendor, vendor.pool(patience) as pool:
        vendor.hold(CHANNEL)
        tokens = BotTokens(with_secret(pool, secret))
        connector = Connector(pool, tokens, app_id=APP_ID)
        yield Line(vendor=vendor, pool=pool, tokens=tokens, connector=connector)
