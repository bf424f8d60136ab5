"""`ses-desk wall rotate-key`: a new key for complainants' names."""

import typer

from bot.compose import compose
from bot.settings import load_settings
from cards.wording import _


def rotate_key(said: dict[str, str]) -> None:
    """Seal everything behind the wall with a new key."""
    settings = load_settings(said=said)
    with compose(settings, make=False) as house:
        count = house.rotate_key()
    made = _("A new key was made. Sealed with it: {count}.").format(count=count)
    keep = _(
        "Replace your copy of {path} now. The key before stays in it until the next"
        " rotation, for backups taken until today."
    ).format(path=settings.key_path)
    typer.echo(f"{made}\n{keep}")
