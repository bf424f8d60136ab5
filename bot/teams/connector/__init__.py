"""The Bot Connector: where what the desk says in Teams is handed over."""

from bot.teams.connector.client import Connector
from bot.teams.connector.credentials import (
    by_managed_identity,
    by_secret,
    credential_of,
)
from bot.teams.connector.tokens import BotTokens
from bot.vendor_pool import open_pool

__all__ = [
    "BotTokens",
    "Connector",
    "by_managed_identity",
    "by_secret",
    "credential_of",
    "open_pool",
]
