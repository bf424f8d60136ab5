"""`ses-desk resources import` and `export`: the catalogue as a file."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import typer

from bot.commands.administrator import ADMINISTRATOR
from bot.commands.refused import CommandRefused
from bot.commands.text_file import text_of
from bot.compose import compose
from bot.resources_file import as_csv, as_json, read_resources
from bot.row_files import quoted
from bot.settings import load_settings
from cards.views.resource_fields import fault_words, field_words
from cards.wording import _
from domain.learning.resource_list import ResourceListFaulty, ResourceProblem
from domain.learning.resources import Resource
from services.learning.resources.load_resources import LoadedResources, load_resources


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
    lines = [f"  {_problem(problem)}" for problem in faulty.problems]
    return "\n".join([head.format(file=file), *lines])


def _problem(problem: ResourceProblem) -> str:
    words = _("row {row}, {field}: {fault}").format(
        row=problem.row, field=problem.field, fault=fault_words(problem.fault)
    )
    return f"{words}: {quoted(problem.text)}" if problem.text else words


def _summary(loaded: LoadedResources, *, dry_run: bool) -> Iterator[str]:
    words = (
        _("Resources that would be new: {new}, changed: {changed}, as before: {same}.")
        if dry_run
        else _("Resources new: {new}, changed: {changed}, as before: {same}.")
    )
    yield words.format(
        new=len(loaded.new), changed=len(loaded.changed), same=loaded.same
    )
    for resource in loaded.new:
        new = _("  {id}: new, “{title}”, {url}")
        yield new.format(id=resource.id, title=resource.title, url=resource.url)
    for before, after in loaded.changed:
        yield from _changes(before, after)
    if dry_run:
        yield _("Nothing was imported. To import it, leave out --dry-run.")


def _changes(before: Resource, after: Resource) -> Iterator[str]:
    words = _("  {id}, {field}: {before} becomes {after}")
    for each in fields(Resource):
        pair = [getattr(resource, each.name) for resource in (before, after)]
        if pair[0] != pair[1]:
            was, is_now = (quoted(field_words(value)) or "–" for value in pair)
            yield words.format(id=after.id, field=each.name, before=was, after=is_now)
