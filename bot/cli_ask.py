"""The command line: `ses-desk ask`."""

from typing import Annotated

import typer

from bot.cli_options import Data, Json, said_with


def ask(
    question: Annotated[str, typer.Argument(help="As you would ask it.")] = "",
    *,
    batch: Annotated[
        str, typer.Option(help="A file with one question a line; - reads them in.")
    ] = "",
    language: Annotated[
        str, typer.Option(help="en, fr or es, where the words do not tell.")
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Say which resources answer a question, or who does."""
    from bot.commands.ask import ask as ask_desk

    said = said_with(data=data)
    ask_desk(question, batch=batch, language=language, said=said, as_json=as_json)
