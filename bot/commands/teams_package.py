"""`ses-desk teams package`: the file that an administrator uploads to Teams."""

from pathlib import Path

import typer

from bot.commands.refused import CommandRefused
from bot.settings import load_settings
from bot.teams.package import NAME, VERSION, make_package
from bot.teams_settings import TeamsAppSettings
from cards.wording import _


def write_package(target: Path | None, *, said: dict[str, str]) -> None:
    """
    Write the app package, in place of an earlier one; it holds no secret.

    :raises SettingsFaulty: without the app's id, or the address it is reached under.
    :raises CommandRefused: where the folder is not there.
    """
    settings = load_settings(TeamsAppSettings, said=said)
    path = target or Path(NAME)
    if not path.parent.is_dir():
        words = _("The folder {folder} is not there. Make it, or name another place.")
        raise CommandRefused(words.format(folder=path.parent))
    path.write_bytes(make_package(settings.app_id, settings.public_url or ""))
    words = _("{path} is version {version} of the app for {address}.\n{then}")
    then = _(
        "Upload it in the Teams admin centre: Teams apps, Manage apps, Upload new app."
    )
    address = settings.public_url
    typer.echo(words.format(path=path, version=VERSION, address=address, then=then))
