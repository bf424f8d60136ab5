"""Asks Slack whom `ses-desk people load` has without an account there."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec

from pydantic import SecretStr

from bot.commands.called import called
from bot.commands.refused import CommandRefused
from bot.settings import Settings
from cards.wording import _
from domain.people_list import ListedPerson, PeopleList
from domain.seats import Account, Vendor


def look_up_in_slack(listed: PeopleList, settings: Settings) -> PeopleList:
    """
    Return a list with the accounts in Slack of those who are found by their address.

    An id without a workspace is one of the token's own. Nobody is asked on a desk that
    is not in Slack, or where the list says it all; whoever is not found stays as they
    are.

    :raises CommandRefused: where Slack cannot be asked.
    """
    token = settings.slack_bot_token
    asks = any(each.by_slack_mail or _lacks_workspace(each) for each in listed.people)
    if not asks or token is None or find_spec("slack_sdk") is None:
        return listed
    from bot.slack.api import SlackRefused

    try:
        return asyncio.run(_asked(listed, token))
    except SlackRefused as refused:
        raise CommandRefused(
            _(
                "Slack could not be asked for people's accounts ({code}); {command}"
                " says what is wrong. Or write their slack_id and workspace, or “none”."
            ).format(code=refused.error, command=called("doctor"))
        ) from None


async def _asked(listed: PeopleList, token: SecretStr) -> PeopleList:
    from bot.slack.api import SlackApi
    from bot.slack.directory import SlackDirectory
    from bot.slack.who import who_am_i
    from bot.vendor_pool import open_pool

    async with open_pool() as pool:
        api = SlackApi(pool, token)
        tenant = (await who_am_i(api)).tenant
        directory = SlackDirectory(api, tenant=tenant)
        mails = [each.person.email for each in listed.people if each.by_slack_mail]
        found = await directory.by_mails(mails)
    return with_slack_accounts(listed, tenant=tenant, found=found)


def with_slack_accounts(
    listed: PeopleList, *, tenant: str, found: Mapping[str, str]
) -> PeopleList:
    """Return a list with what was *found* by mails in the workspace *tenant*."""
    people = (_seated(each, tenant=tenant, found=found) for each in listed.people)
    return replace(listed, people=tuple(people))


def _seated(
    each: ListedPerson, *, tenant: str, found: Mapping[str, str]
) -> ListedPerson:
    if _lacks_workspace(each) and each.slack is not None:
        return replace(each, slack=replace(each.slack, tenant=tenant))
    account = found.get(each.person.email, "") if each.by_slack_mail else ""
    if not account:
        return each
    seat = Account(Vendor.SLACK, tenant, account)
    return replace(each, slack=seat, by_slack_mail=False)


def _lacks_workspace(each: ListedPerson) -> bool:
    return each.slack is not None and not each.slack.tenant
