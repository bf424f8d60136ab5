"""How fast each vendor may be sent to, as the settings say."""

from dataclasses import replace
from datetime import timedelta

from bot.settings import Settings
from scheduler.delivery.rates import SLACK, TEAMS, Pace, Window


def teams_pace(settings: Settings) -> Pace:
    """Return Microsoft's limits, with the tenant's own figure."""
    tenant = Window(settings.teams_per_second, timedelta(seconds=1))
    return replace(TEAMS, tenant=(tenant,))


def slack_pace(settings: Settings) -> Pace:
    """Return Slack's limits, with the desk's own figure for all of a workspace."""
    tenant = Window(settings.slack_per_second, timedelta(seconds=1))
    return replace(SLACK, tenant=(tenant,))
