"""The options that several commands take, and how they become settings."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path | None,
    typer.Option(help="The folder of the desk's data; ./data unless set."),
]
Port = Annotated[
    str | None,
    typer.Option(help="The page's port; 0 takes any free one, 8765 unless set."),
]
Json = Annotated[bool, typer.Option("--json", help="Print it for other programs.")]


def said_with(**options: object) -> dict[str, str]:
    """Return those settings that the command line names."""
    return {name: str(said) for name, said in options.items() if said is not None}
