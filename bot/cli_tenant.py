"""The commands of a desk in a real tenant: `ses-desk people` and `ses-desk teams`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_options import Data, said_with

people = typer.Typer(help="Load and list those who use the desk.")
teams = typer.Typer(help="Bring the desk into Microsoft Teams.")


@people.command("load")
def people_load(
    file: Annotated[Path, typer.Argument(help="Offices and people, as CSV or JSON.")],
    data: Data = None,
) -> None:
    """Load offices and people, all of a file or nothing of it."""
    from bot.commands.people import load_list

    load_list(file, said=said_with(data=data))


@people.command("list")
def people_list(data: Data = None) -> None:
    """List who uses the desk, and who of them has a seat in Teams."""
    from bot.commands.people import list_people

    list_people(said=said_with(data=data))


@teams.command("package")
def teams_package(
    to: Annotated[
        Path | None, typer.Option(help="Where to write it; ./ses-desk.zip unless set.")
    ] = None,
) -> None:
    """Write the app package that an administrator uploads to Teams."""
    from bot.commands.teams_package import write_package

    write_package(to, said={})


@teams.callback()
def _teams() -> None:
    """Keep `package` a word of its own while it is the only one."""
