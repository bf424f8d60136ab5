"""`ses-desk resources import` and `export`: the catalogue as a file."""

from collections.abc import Iterator
from pathlib import Path

import typer

from bot.commands.administrator import ADMINISTRATOR
from bot.commands.refused import CommandRefused
from bot.commands.text_file import text_of
from bot.compose import compose
from bot.resources_file import as_csv, as_json, read_resources
from bot.settings import load_settings
from cards.views.resource_import import change_lines, count_words, problem_words
from cards.wording import _
from domain.learning.resource_list import LoadedResources, ResourceListFaulty
from services.learning.resources.load_resources import load_resources


def import_resources(file: Path, *, dry_run: bool, said: dict[str, str]) -> None:
    """Load a file's resources, or with *dry_run* only show what that would change."""
    listed = read_resources(text_of(file))
    with compose(load_settings(said=said)) as house:
        try:
            loaded = load_resources(
                listed, by=ADMINISTRATOR, ports=house.ports, dry_run=dry_run
            )
        except ResourceListFaulty as faulty:
            raise CommandRefused(_all_problems(file, faulty)) from None
    typer.echo("\n".join(_summary(loaded, dry_run=dry_run)))


def export_resources(file: Path, *, said: dict[str, str]) -> None:
    """Write the whole catalogue into a file that is not there yet."""
    if file.suffix.casefold() not in {".csv", ".json"}:
        raise CommandRefused(
            _("Name a file that ends in .csv or .json, as in resources.csv.")
        )
    with (
        compose(load_settings(said=said), make=False) as house,
        house.ports.read_uow() as uow,
    ):
        resources = uow.resources.all()
    write = as_json if file.suffix.casefold() == ".json" else as_csv
    _write(file, write(resources))
    words = _("Resources written to {file}: {count}.")
    typer.echo(words.format(file=file, count=len(resources)))


def _write(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8") as written:
            written.write(text)
    except FileExistsError:
        raise CommandRefused(
            _("{file} is there already. Name another one.").format(file=file)
        ) from None


def _all_problems(file: Path, faulty: ResourceListFaulty) -> str:
    head = _("{file} was not imported. Correct these rows and import it again:")
    lines = [f"  {problem_words(problem)}" for problem in faulty.problems]
    return "\n".join([head.format(file=file), *lines])


def _summary(loaded: LoadedResources, *, dry_run: bool) -> Iterator[str]:
    yield count_words(loaded, dry_run=dry_run)
    for line in change_lines(loaded):
        yield f"  {line}"
    if dry_run:
        yield _("Nothing was imported. To import it, leave out --dry-run.")
