"""The tenant's Graph: one client, and one pool, for all that asks it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession

from bot.graph.client import Graph
from bot.teams.connector import credential_of
from bot.teams_settings import TeamsSettings

# Less than a delivery waits: what was not answered is told from what was cut short.
_WITHIN = 25.0


@asynccontextmanager
async def tenants_graph(
    settings: TeamsSettings, pool: ClientSession
) -> AsyncIterator[Graph | None]:
    """Yield what asks the home tenant's Graph; None where there is no tenant."""
    if settings.teams_development:
        yield None
        return
    async with (
        credential_of(settings, pool)() as credential,
        Graph(credential, seconds=_WITHIN) as graph,
    ):
        yield graph
