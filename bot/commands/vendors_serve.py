"""`ses-desk teams serve` and `ses-desk slack serve`: answer those that are set up."""

import gc
from collections.abc import Iterator

from bot.run_vendors import Served, run_vendors
from bot.settings import Settings, load_settings
from bot.slack_settings import SlackSettings
from bot.teams_settings import TeamsSettings
from domain.seats import Vendor


def serve_vendors(asked: Vendor, *, said: dict[str, str]) -> None:
    """
    Answer until somebody says stop: who was asked for, and who else is set up.

    :raises SettingsFaulty: before anything is made or loaded.
    :raises CommandRefused: when the port or the folder is another desk's.
    """
    gc.disable()  # What is loaded stays: looking for garbage in it takes a tenth more.
    wanted = {asked, *_set_up(load_settings(said=said))}
    teams = load_settings(TeamsSettings, said=said) if Vendor.TEAMS in wanted else None
    slack = load_settings(SlackSettings, said=said) if Vendor.SLACK in wanted else None
    run_vendors([*_served(teams, slack)])


def _set_up(settings: Settings) -> Iterator[Vendor]:
    if settings.teams_app_id:
        yield Vendor.TEAMS
    if settings.slack_bot_token:
        yield Vendor.SLACK


def _served(
    teams: TeamsSettings | None, slack: SlackSettings | None
) -> Iterator[Served]:
    """Load what each needs only where it is served."""
    if teams is not None:
        from bot.teams.serving import teams_served

        yield teams_served(teams)
    if slack is not None:
        from bot.slack.serving import slack_served

        yield slack_served(slack)
