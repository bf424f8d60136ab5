"""Teams, as one of the vendors that a process serves."""

from functools import partial

from bot.demo_office import move_in
from bot.run_vendors import Served
from bot.teams.app import ADDRESS
from bot.teams.development import take_seats
from bot.teams.open_teams import teams_line
from bot.teams_settings import TeamsSettings
from cards.wording import _
from domain.seats import Vendor
from services.ports import Ports


def teams_served(settings: TeamsSettings) -> Served:
    """Return how a process serves Teams."""
    return Served(
        vendor=Vendor.TEAMS,
        settings=settings,
        home=settings.home,
        line=lambda house, site: teams_line(house, settings, site=site),
        says=_says,
        prepare=partial(_prepare, settings),
    )


def _says(here: str) -> str:
    words = _("SES Desk answers Teams at {address}")
    return words.format(address=f"{here}{ADDRESS}")


def _prepare(settings: TeamsSettings, ports: Ports) -> None:
    """Let the demo office sit there, where the desk is only tried."""
    if settings.teams_development:
        move_in(ports.open_uow, ports.read_uow)
        take_seats(ports)
