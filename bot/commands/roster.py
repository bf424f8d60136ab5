"""`ses-desk roster`: who answers questions, named by an administrator."""

from collections.abc import Iterator

import typer

from bot.commands.administrator import ADMINISTRATOR
from bot.commands.refused import CommandRefused
from bot.compose import compose
from bot.settings import load_settings
from cards.views.roster import covered_words, part_name, state_name
from cards.wording import _
from domain.learning.roster import (
    RosterEntry,
    RosterPart,
    RosterWords,
    words_listed,
)
from services.learning.roster.name_part import end_part, name_part
from services.ports import UnitOfWork


def add_to_roster(
    person: str, part: str, *, words: RosterWords, said: dict[str, str]
) -> None:
    """Name a facilitator, or invite somebody to another part."""
    with compose(load_settings(said=said)) as house:
        entry = name_part(
            person,
            _part(part),
            words=words,
            by=ADMINISTRATOR,
            ports=house.ports,
        )
    line = _("{person}: {part}, {state}")
    typer.echo(
        line.format(
            person=entry.person_id,
            part=part_name(entry.part),
            state=state_name(entry.state),
        )
    )


def remove_from_roster(person: str, part: str, *, said: dict[str, str]) -> None:
    """Take somebody off the roster."""
    with compose(load_settings(said=said)) as house:
        ended = end_part(person, _part(part), by=ADMINISTRATOR, ports=house.ports)
    line = _("{person} is off the roster: {part}.")
    typer.echo(line.format(person=ended.person_id, part=part_name(ended.part)))


def list_roster(*, said: dict[str, str]) -> None:
    """Print who is on the roster, and who was asked."""
    with (
        compose(load_settings(said=said), make=False) as house,
        house.ports.read_uow() as uow,
    ):
        lines = [*_lines(uow)]
    for line in lines or [_("Nobody is on the roster yet.")]:
        typer.echo(line)


def said_words(topics: str, regions: str, languages: str, most: int) -> RosterWords:
    """Return what the options of the command line say."""
    return RosterWords(
        topics=words_listed(topics),
        regions=words_listed(regions),
        languages=words_listed(languages),
        most_open=most,
    )


def _part(word: str) -> RosterPart:
    try:
        return RosterPart(word.casefold())
    except ValueError:
        known = ", ".join(part.value for part in RosterPart)
        words = _("There is no such part; there are: {parts}.").format(parts=known)
        raise CommandRefused(words) from None


def _lines(uow: UnitOfWork) -> Iterator[str]:
    live = uow.roster.live()
    people = uow.people.some({each.person_id for each in live})
    for entry in live:
        yield _line(entry, people[entry.person_id].name)


def _line(entry: RosterEntry, name: str) -> str:
    words = _("{id}: {name}, {part}, {state}; {covers}")
    return words.format(
        id=entry.person_id,
        name=name,
        part=part_name(entry.part),
        state=state_name(entry.state),
        covers=covered_words(entry),
    )
