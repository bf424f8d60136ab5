"""`ses-desk record export`: every case's record in one file that anybody can verify."""

from pathlib import Path

import typer

from bot.compose import open_to_verify
from bot.settings import load_settings
from cards.wording import _


def export(target: Path, *, said: dict[str, str]) -> None:
    """Write the record of all cases as it was hashed; Refusal when the file exists."""
    with open_to_verify(load_settings(said=said)) as kept:
        rows = kept.export(target)
    words = _("{rows} rows are in {file}. To check them: {command}")
    command = f"python3 verify_record.py {target}"
    typer.echo(words.format(rows=rows, file=target, command=command))
