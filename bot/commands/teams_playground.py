"""`ses-desk teams playground`: try the desk in Teams without a tenant."""

from pathlib import Path

import typer

from bot.commands.refused import CommandRefused
from bot.teams.development import CONFIG, config, played
from cards.wording import _


def write_config(person_id: str, folder: Path) -> None:
    """
    Write the playground's file for one who speaks as that person.

    :raises CommandRefused: nobody of that id is in the demo office.
    """
    known = sorted(each.person.id for each in played())
    if person_id not in known:
        words = _("Nobody of the demo office is {person}. There are: {known}.")
        raise CommandRefused(words.format(person=person_id, known=", ".join(known)))
    path = folder / CONFIG
    path.write_text(config(person_id), encoding="utf-8")
    words = _(
        "{path} is written. Start the desk with SES_DESK_TEAMS_DEVELOPMENT=true"
        " ses-desk teams serve, and in that folder: npx @microsoft/m365agentsplayground"
        " -e http://127.0.0.1:8765/api/messages -c msteams --dt"
    )
    typer.echo(words.format(path=path))
