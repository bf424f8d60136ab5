"""`ses-desk wall rotate-key`: a new key for complainants' names."""

import typer

from bot.compose import compose
from bot.settings import load_settings


def rotate_key(said: dict[str, str]) -> None:
    """Seal everything behind the wall with a new key."""
    settings = load_settings(said=said)
    with compose(settings, make=False) as house:
        count = house.rotate_key()
    typer.echo(f"A new key was made, and {count} entries were sealed with it.")
    typer.echo(
        f"Replace your copy of {settings.key_path} now. The key before stays in it"
        " until the next rotation, for backups taken until today."
    )
