"""The commands of a desk in a real tenant: `ses-desk people` and `ses-desk teams`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_options import Data, Port, said_with

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


@teams.command("serve")
def teams_serve(data: Data = None, port: Port = None) -> None:
    """Answer Teams, until somebody says stop."""
    from bot.commands.teams_serve import serve_teams

    serve_teams(said=said_with(data=data, port=port))


@teams.command("playground")
def teams_playground(
    person: Annotated[
        str, typer.Option("--as", help="Who speaks, by an id of the demo office.")
    ] = "demo-ses-focal-point",
    folder: Annotated[Path, typer.Option(help="Where to write the file.")] = Path(),
) -> None:
    """Write the file by which Microsoft's playground plays the demo office."""
    from bot.commands.teams_playground import write_config

    write_config(person, folder)
