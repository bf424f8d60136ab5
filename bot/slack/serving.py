"""Slack, as one of the vendors that a process serves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from bot.commands.refused import CommandRefused
from bot.compose import House
from bot.lines import Line
from bot.run_vendors import Served
from bot.slack.api import SlackRefused
from bot.slack.app import ADDRESS
from bot.slack.open_slack import SlackAt, slack_line
from bot.slack_settings import SlackSettings
from cards.wording import _
from domain.seats import Vendor


def slack_served(settings: SlackSettings, *, at: SlackAt | None = None) -> Served:
    """Return how a process serves Slack."""
    return Served(
        vendor=Vendor.SLACK,
        settings=settings,
        home=settings.home,
        line=partial(_line, settings, at),
        says=partial(_says, settings),
    )


@asynccontextmanager
async def _line(
    settings: SlackSettings, at: SlackAt | None, house: House, site: str
) -> AsyncIterator[Line]:
    """Open the line; CommandRefused where Slack does not know the desk."""
    try:
        async with slack_line(house, settings, site=site, at=at) as line:
            yield line
    except SlackRefused as refused:
        raise CommandRefused(_not_known(refused)) from refused


def _says(settings: SlackSettings, here: str) -> str:
    if settings.uses_socket:
        return _("SES Desk answers Slack by a socket.")
    words = _("SES Desk answers Slack at {address}")
    return words.format(address=f"{here}{ADDRESS}")


def _not_known(refused: SlackRefused) -> str:
    words = _("Slack does not say whose the token is ({error}). Run: ses-desk doctor")
    return words.format(error=refused.error)
