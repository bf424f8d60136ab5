"""The commands of a desk in a real tenant: `ses-desk people`, `teams` and `slack`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_options import Data, Port, said_with
from domain.seats import Vendor

people = typer.Typer(help="Load and list those who use the desk.")
teams = typer.Typer(help="Bring the desk into Microsoft Teams.")
slack = typer.Typer(help="Bring the desk into Slack.")


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
    """List who uses the desk, and where each of them has a seat."""
    from bot.commands.people import list_people

    list_people(said=said_with(data=data))


@people.command("seats")
def people_seats(
    person: Annotated[str, typer.Argument(help="A person's id; all unless set.")] = "",
    data: Data = None,
) -> None:
    """Show how people came to their seats, and left or lost them."""
    from bot.commands.people_seats import show_seats

    show_seats(person, said=said_with(data=data))


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
    """Answer Teams, and Slack where that is set up, until somebody says stop."""
    from bot.commands.vendors_serve import serve_vendors

    serve_vendors(Vendor.TEAMS, said=said_with(data=data, port=port))


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


@slack.command("manifest")
def slack_manifest() -> None:
    """Print the manifest that an administrator pastes when making the app."""
    from bot.commands.slack_manifest import print_manifest

    print_manifest(said={})


@slack.command("serve")
def slack_serve(data: Data = None, port: Port = None) -> None:
    """Answer Slack, and Teams where that is set up, until somebody says stop."""
    from bot.commands.vendors_serve import serve_vendors

    serve_vendors(Vendor.SLACK, said=said_with(data=data, port=port))
