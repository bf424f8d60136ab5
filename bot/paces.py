"""How fast each vendor may be sent to, as the settings say."""

from dataclasses import replace
from datetime import timedelta

from bot.settings import Settings
from scheduler.delivery.needs import PaceOf
from scheduler.delivery.rates import TEAMS, Pace, Window


def teams_pace(settings: Settings) -> Pace:
    """Return Microsoft's limits, with the tenant's own figure."""
    tenant = Window(settings.teams_per_second, timedelta(seconds=1))
    return replace(TEAMS, tenant=(tenant,))


def teams_pace_of(settings: Settings) -> PaceOf:
    """Return the pace of a desk all of whose conversations are held in Teams."""
    pace = teams_pace(settings)

    def pace_of(_conversation: str) -> Pace:
        return pace

    return pace_of
