"""`ses-desk teams serve`: answer Microsoft Teams."""

import gc

from bot.settings import load_settings
from bot.teams_settings import TeamsSettings


def serve_teams(said: dict[str, str]) -> None:
    """
    Answer until somebody says stop.

    :raises SettingsFaulty: before anything is made or loaded.
    :raises CommandRefused: when the port or the folder is another desk's.
    """
    gc.disable()  # What is loaded stays: looking for garbage in it takes a tenth more.
    settings = load_settings(TeamsSettings, said=said)
    from bot.teams.run_teams import run_teams

    run_teams(settings)
