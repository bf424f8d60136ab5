"""The commands of the catalogue: `ses-desk resources`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_options import Data, said_with

resources = typer.Typer(help="Look after the catalogue of resources.")


@resources.command("import")
def resources_import(
    file: Annotated[Path, typer.Argument(help="Resources, as CSV or JSON.")],
    *,
    data: Data = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change.")
    ] = False,
) -> None:
    """Load resources, all of a file or nothing of it."""
    from bot.commands.resources import import_resources

    import_resources(file, dry_run=dry_run, said=said_with(data=data))


@resources.command("export")
def resources_export(
    file: Annotated[Path, typer.Argument(help="A new file, .csv or .json.")],
    data: Data = None,
) -> None:
    """Write the whole catalogue into a file."""
    from bot.commands.resources import export_resources

    export_resources(file, said=said_with(data=data))


@resources.command("check")
def resources_check(data: Data = None) -> None:
    """Look whether the links answer; each server is asked gently."""
    from bot.commands.resources_check import check_catalogue

    check_catalogue(said=said_with(data=data))
