"""The commands of a desk in a real tenant."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_options import Data, said_with

people = typer.Typer(help="Load and list those who use the desk.")


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
