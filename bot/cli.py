"""
The command line: `ses-desk`.

A command's own module is imported when it is called, so that those which need no
server start at once.
"""

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli_ask import ask
from bot.cli_options import Data, Json, Port, said_with
from bot.cli_resources import resources
from bot.cli_roster import roster
from bot.cli_tenant import people, slack, teams

_REFUSED = 2
_UNEXPECTED = 1
_INTERRUPTED = 130

app = typer.Typer(
    name="ses-desk",
    help="Run UNDP's procedure for SECU cases with the people who carry it out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
holidays = typer.Typer(help="Load and list the holidays of a calendar.")
wall = typer.Typer(help="Keep complainants' identities apart.")
record = typer.Typer(help="Look after the record.")
app.command()(ask)
app.add_typer(holidays, name="holidays", no_args_is_help=True)
app.add_typer(wall, name="wall", no_args_is_help=True)
app.add_typer(record, name="record", no_args_is_help=True)
app.add_typer(resources, name="resources", no_args_is_help=True)
app.add_typer(people, name="people", no_args_is_help=True)
app.add_typer(roster, name="roster", no_args_is_help=True)
app.add_typer(teams, name="teams", no_args_is_help=True)
app.add_typer(slack, name="slack", no_args_is_help=True)


def _version(asked: bool) -> None:  # noqa: FBT001 -- As typer calls it.
    if asked:
        from importlib.metadata import version

        typer.echo(version("ses-desk"))
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, help="Say which desk it is.")
    ] = False,
) -> None:
    """Run UNDP's procedure for SECU cases with the people who carry it out."""
    del version  # Answered before anything else is read.


@app.command()
def serve(data: Data = None, port: Port = None) -> None:
    """Open the local desk: a page on this machine where the desk can be used."""
    from bot.commands.serve import serve_desk

    serve_desk(said=said_with(data=data, port=port))


@app.command()
def doctor(data: Data = None, port: Port = None) -> None:
    """Look at everything that a desk needs, and say what to do about it."""
    from bot.commands.doctor import examine

    if examine(said_with(data=data, port=port)):
        raise typer.Exit(_UNEXPECTED)


@app.command()
def demo(data: Data = None) -> None:
    """Play the story of a fictional case, and leave it on the desk."""
    from bot.commands.demo import play_demo

    play_demo(said_with(data=data))


@app.command()
def rehearse(
    *,
    data: Data = None,
    port: Annotated[
        str | None, typer.Option(help="The page's port; any free one unless set.")
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Begin another one instead of going on.")
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Print what the latest one came to.")
    ] = False,
) -> None:
    """Play a dummy case on a clock that jumps, alone or as a team."""
    from bot.commands.rehearse import rehearse, summarise_rehearsal

    said = said_with(data=data, port=port)
    if not summary:
        rehearse(said, new=new)
    elif not summarise_rehearsal(said):
        raise typer.Exit(_UNEXPECTED)


@app.command()
def verify(data: Data = None) -> None:
    """Check that the record of every case is as it was written."""
    from bot.commands.verify import verify_record

    if not verify_record(said_with(data=data)):
        raise typer.Exit(_UNEXPECTED)


@app.command()
def backup(
    target: Annotated[
        Path | None, typer.Argument(help="A new folder; beside the data unless named.")
    ] = None,
    data: Data = None,
) -> None:
    """Copy the desk, also a running one, without the key to complainants' names."""
    from bot.commands.backup import make_backup

    make_backup(target, said=said_with(data=data))


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="The folder of a backup.")],
    data: Data = None,
) -> None:
    """Put a backup where no desk is yet."""
    from bot.commands.backup import restore_backup

    restore_backup(source, said=said_with(data=data))


@app.command()
def procedure(as_json: Json = False) -> None:  # noqa: FBT002 -- A flag.
    """List the procedure's rows as they are built in."""
    from bot.commands.procedure import show_procedure

    show_procedure(as_json=as_json)


@app.command()
def case(
    reference: Annotated[str, typer.Argument(help="As in DEMO-0001.")],
    data: Data = None,
    as_json: Json = False,  # noqa: FBT002 -- A flag.
) -> None:
    """Show a case as it stands."""
    from bot.commands.case import show_case

    show_case(reference, said=said_with(data=data), as_json=as_json)


@app.command()
def due(
    row: Annotated[str, typer.Argument(help="A row's number or key.")],
    *,
    anchor: Annotated[str, typer.Option(help="The day that it is counted from.")],
    calendar: Annotated[str, typer.Option(help="Whose working days count.")],
    data: Data = None,
    as_json: Json = False,
    extra_days: Annotated[
        int, typer.Option(min=0, max=999, help="Working days of extensions, on top.")
    ] = 0,
) -> None:
    """Say when a row falls due after a day, and why."""
    from bot.commands.due import show_due

    show_due(
        row,
        anchor=anchor,
        calendar=calendar,
        extra_days=extra_days,
        said=said_with(data=data),
        as_json=as_json,
    )


@holidays.command("load")
def holidays_load(
    file: Annotated[Path, typer.Argument(help="A date and a name a line, or JSON.")],
    *,
    calendar: Annotated[str, typer.Option(help="As `holidays list` names it.")],
    year: Annotated[int, typer.Option(min=1950, max=2100)],
    weekend: Annotated[
        str | None,
        typer.Option(help="To make a new calendar: friday-saturday and so on."),
    ] = None,
    data: Data = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Only show what would move, and who is told."),
    ] = False,
    seen: Annotated[
        str, typer.Option(help="Load only if it does what a dry run showed.")
    ] = "",
) -> None:
    """Load a year's holidays into a calendar, and move the dates that hang on it."""
    from bot.commands.holidays import load_list

    load_list(
        file,
        calendar=calendar,
        year=year,
        weekend=weekend,
        dry_run=dry_run,
        seen=seen,
        said=said_with(data=data),
    )


@holidays.command("list")
def holidays_list(data: Data = None) -> None:
    """List the calendars, and the years whose holidays are loaded."""
    from bot.commands.holidays import list_calendars

    list_calendars(said=said_with(data=data))


@holidays.command("suggest")
def holidays_suggest(
    country: Annotated[str, typer.Argument(help="Two letters, like KE.")],
    year: Annotated[int, typer.Argument(min=1950, max=2100)],
) -> None:
    """Print a country's public holidays, to check and to load."""
    from bot.commands.suggest_holidays import suggest_holidays

    suggest_holidays(country, year=year)


@wall.command("rotate-key")
def wall_rotate_key(data: Data = None) -> None:
    """Make a new key, and seal complainants' names with it."""
    from bot.commands.rotate_key import rotate_key

    rotate_key(said_with(data=data))


@record.command("redact")
def record_redact(
    reference: Annotated[str, typer.Argument(help="The case, as in DEMO-0001.")],
    row: Annotated[int, typer.Argument(min=1, help="As `log` numbers it.")],
    reason: Annotated[str, typer.Option(help="Why; this is recorded.")],
    data: Data = None,
) -> None:
    """Take back what a row of a case's record says; the chain still holds."""
    from bot.commands.redact import redact

    redact(reference, row, reason=reason, said=said_with(data=data))


@record.command("export")
def record_export(
    target: Annotated[Path, typer.Argument(help="A file that is not there yet.")],
    data: Data = None,
) -> None:
    """Write all records into one file that anybody can verify without the desk."""
    from bot.commands.export_record import export

    export(target, said=said_with(data=data))


def main() -> None:
    """Run a command; whatever goes wrong ends in a sentence and not in a traceback."""
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None
    except BrokenPipeError:  # Whoever read along has stopped.
        _leave_quietly()
    except Exception as error:  # noqa: BLE001 -- This is the last one to answer.
        _tell(error)


def _tell(error: Exception) -> NoReturn:
    from bot.commands.failing import log_unexpected, sentence_for

    sentence = sentence_for(error)
    if sentence is None:
        typer.echo(log_unexpected(error), err=True)
        raise SystemExit(_UNEXPECTED)
    typer.echo(sentence, err=True)
    raise SystemExit(_REFUSED)


def _leave_quietly() -> NoReturn:
    # Python would complain once more when it flushes at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(_UNEXPECTED)
