"""Asks the tenant's directory whom `ses-desk people load` has by their mail only."""

import asyncio
from importlib.util import find_spec

from bot.commands.called import called
from bot.commands.refused import CommandRefused
from bot.setting_problems import SettingsFaulty
from bot.settings import load_settings
from bot.teams_settings import TeamsSettings
from cards.wording import _
from domain.people_list import PeopleList


def look_up(listed: PeopleList, *, said: dict[str, str]) -> PeopleList:
    """
    Return a list with the accounts of those who have none in it.

    Nobody is asked where all have one, and on a desk of no tenant.

    :raises CommandRefused: where the directory cannot be asked: without an account,
        who has one by now would lose it.
    :raises Refusal: where Graph refuses, as for `good`.
    """
    asked = any(each.by_mail for each in listed.people)
    settings = load_settings(said=said)
    if not asked or not settings.is_of_tenant or settings.is_in_slack_alone:
        return listed
    from bot.graph.answers import NoAnswer
    from bot.rooms.patience import Later

    try:
        return asyncio.run(_asked(listed, _settings(said)))
    except (Later, NoAnswer):
        raise CommandRefused(
            _("Microsoft's directory does not answer now. Try again in a few minutes.")
        ) from None


def _settings(said: dict[str, str]) -> TeamsSettings:
    try:
        if find_spec("msgraph") is not None:
            return load_settings(TeamsSettings, said=said)
    except SettingsFaulty:
        pass
    raise CommandRefused(
        _(
            "Some people of the file have no entra_id, and the directory cannot be"
            " asked for them: {command} says what is missing. Or write their entra_id,"
            " or “none”."
        ).format(command=called("doctor"))
    )


async def _asked(listed: PeopleList, settings: TeamsSettings) -> PeopleList:
    from bot.graph.directory import GraphDirectory
    from bot.people_accounts import with_accounts
    from bot.teams.connector import open_pool
    from bot.teams.tenant import tenants_graph

    async with open_pool() as pool, tenants_graph(settings, pool) as graph:
        if graph is None:
            return listed
        directory = GraphDirectory(graph)
        return await with_accounts(
            listed, tenant=settings.home_tenant, directory=directory
        )
