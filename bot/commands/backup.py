"""`ses-desk backup` and `restore`: a copy of a desk on SQLite, and back."""

from pathlib import Path

import typer

from bot.commands.only_desk import only_desk_on
from bot.commands.refused import CommandRefused
from bot.compose import real_clock
from bot.settings import Settings, load_settings
from cards.wording import _
from storage.backup import back_up, restore
from storage.backup_manifest import Manifest


def make_backup(target: Path | None, *, said: dict[str, str]) -> None:
    """Copy the desk, also a running one, into a new folder."""
    settings = _on_sqlite(load_settings(said=said))
    name = f"{settings.data.name}-{real_clock():%Y%m%d-%H%M%S}.backup"
    target = (target or settings.data.with_name(name)).absolute()
    manifest = back_up(settings.database_file, settings.files_folder, target)
    made = _("The backup is in {target}. Case files: {count}.")
    typer.echo(made.format(target=target, count=_case_files(manifest)))
    keep = _(
        "The key to complainants' names is not in it. Keep a copy of {path} in another"
        " place."
    )
    typer.echo(keep.format(path=settings.key_path))


def restore_backup(source: Path, *, said: dict[str, str]) -> None:
    """Put a backup where no desk is yet."""
    settings = _on_sqlite(load_settings(said=said))
    with only_desk_on(settings.data):
        manifest = restore(
            source.absolute(), settings.database_file, settings.files_folder
        )
    restored = _("Restored to {data}. Case files: {count}.")
    typer.echo(restored.format(data=settings.data, count=_case_files(manifest)))
    if not settings.key_path.exists():
        put = _(
            "Put your copy of the key at {path} before you open the desk: without it"
            " complainants' names cannot be read."
        )
        typer.echo(put.format(path=settings.key_path))


def _on_sqlite(settings: Settings) -> Settings:
    if settings.database is None:
        return settings
    raise CommandRefused(
        _(
            "The desk's database is not in its data folder. Back it up and restore it"
            " with its own tools (pg_dump, pg_restore), and copy {files} too."
        ).format(files=settings.files_folder)
    )


def _case_files(manifest: Manifest) -> int:
    return len(manifest.files) - 1  # One of them is the database.
