"""`ses-desk backup` and `restore`: a copy of a desk on SQLite, and back."""

from pathlib import Path

import typer

from bot.commands.only_desk import only_desk_on
from bot.commands.refused import CommandRefused
from bot.compose import real_clock
from bot.settings import Settings, load_settings
from storage.backup import back_up, restore
from storage.backup_manifest import Manifest


def make_backup(target: Path | None, *, said: dict[str, str]) -> None:
    """Copy the desk, also a running one, into a new folder."""
    settings = _on_sqlite(load_settings(said=said))
    name = f"{settings.data.name}-{real_clock():%Y%m%d-%H%M%S}.backup"
    target = (target or settings.data.with_name(name)).absolute()
    manifest = back_up(settings.database_file, settings.files_folder, target)
    typer.echo(f"The backup is in {target}: a database and {_files(manifest)}.")
    typer.echo(
        "The key to complainants' names is not in it. Keep a copy of"
        f" {settings.key_path} in another place."
    )


def restore_backup(source: Path, *, said: dict[str, str]) -> None:
    """Put a backup where no desk is yet."""
    settings = _on_sqlite(load_settings(said=said))
    with only_desk_on(settings.data):
        manifest = restore(
            source.absolute(), settings.database_file, settings.files_folder
        )
    typer.echo(f"Restored to {settings.data}: {_files(manifest)}.")
    if not settings.key_path.exists():
        typer.echo(
            f"Put your copy of the key at {settings.key_path} before you open the"
            " desk: without it complainants' names cannot be read."
        )


def _on_sqlite(settings: Settings) -> Settings:
    if settings.database is None:
        return settings
    raise CommandRefused(
        "The desk's database is not in its data folder. Back it up and restore it with"
        f" its own tools (pg_dump, pg_restore), and copy {settings.files_folder} too."
    )


def _files(manifest: Manifest) -> str:
    cases = len(manifest.files) - 1  # One of them is the database.
    return f"{cases} case files"
