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
app.add_typer(holidays, name="holidays", no_args_is_help=True)
app.add_typer(wall, name="wall", no_args_is_help=True)
app.add_typer(record, name="record", no_args_is_help=True)

Data = Annotated[
    Path | None,
    typer.Option(help="The folder of the desk's data; ./data unless set."),
]
Port = Annotated[
    str | None,
    typer.Option(help="The page's port; 0 takes any free one, 8765 unless set."),
]
Json = Annotated[bool, typer.Option("--json", help="Print it for other programs.")]


@app.command()
def serve(data: Data = None, port: Port = None) -> None:
    """Open the local desk: a page on this machine where the desk can be used."""
    from bot.commands.serve import serve_desk

    serve_desk(said=_said(data=data, port=port))


@app.command()
def doctor(data: Data = None, port: Port = None) -> None:
    """Look at everything that a desk needs, and say what to do about it."""
    from bot.commands.doctor import examine

    if examine(_said(data=data, port=port)):
        raise typer.Exit(_UNEXPECTED)


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

    show_case(reference, said=_said(data=data), as_json=as_json)


@app.command()
def due(
    row: Annotated[str, typer.Argument(help="A row's number or key.")],
    anchor: Annotated[str, typer.Option(help="The day that it is counted from.")],
    calendar: Annotated[str, typer.Option(help="Whose working days count.")],
    as_json: Json = False,  # noqa: FBT002 -- A flag.
) -> None:
    """Say when a row falls due after a day, and why."""
    from bot.commands.due import show_due

    show_due(row, anchor=anchor, calendar=calendar, loaded=[], as_json=as_json)


@holidays.command("suggest")
def holidays_suggest(
    country: Annotated[str, typer.Argument(help="Two letters, like KE.")],
    year: Annotated[int, typer.Argument(min=1950, max=2100)],
) -> None:
    """Print a country's public holidays, to check and to load."""
    from bot.commands.suggest_holidays import suggest_holidays

    suggest_holidays(country, year=year)


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


def _said(**options: object) -> dict[str, str]:
    return {name: str(said) for name, said in options.items() if said is not None}


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
