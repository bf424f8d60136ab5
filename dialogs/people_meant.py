"""Put ids in the place of the names that somebody typed."""

from collections.abc import Iterable
from dataclasses import replace

from cards.wording.refusals import word_refusal
from dialogs.ask import Ask
from dialogs.reading.command import Command
from dialogs.reading.command_table import CommandName
from domain.cases import Case
from domain.people import Person
from domain.refusals import Refusal
from services.reading.read_people import (
    colleagues,
    find_member,
    find_person,
    read_person,
)

_MYSELF = frozenset({"me", "myself", "i"})
_MOST_OFFERED = 100  # A longer list is no help, and more than some forms hold.
_FROM_ANYWHERE = frozenset({CommandName.GIVE_ROLE, CommandName.ACT_FOR})


def with_people(command: Command, case: Case, *, ask: Ask) -> Command:
    """
    Return the command with ids for the people whom it names.

    Refusals: `person-not-on-case`, `person-not-found`, `which-person`.
    """
    name = command.person
    if command.name is CommandName.ASSIGN and not name:
        name = command.words.removeprefix("to ").strip()
    return replace(
        command,
        person=_person_id(name, command, case, ask=ask),
        principal=_person_id(command.principal, command, case, ask=ask),
    )


def _person_id(name: str, command: Command, case: Case, *, ask: Ask) -> str:
    if not name:
        return ""
    if name.casefold() in _MYSELF:
        return ask.actor.person_id
    if command.name in _FROM_ANYWHERE:
        return find_person(name, demo=case.demo, ports=ask.ports)
    return find_member(case.id, name, ports=ask.ports)


def offered(ask: Ask) -> list[Person]:
    """Return whom a form offers; nobody where they are too many: names are typed."""
    people = colleagues(ask.actor.person_id, ports=ask.ports)
    return people if len(people) <= _MOST_OFFERED else []


def chosen(ask: Ask, names: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return by field whom a form names, by id, and what is wrong with a name."""
    found, problems = {}, {}
    for name in filter(ask.value, names):
        try:
            found[name] = _colleague(ask, ask.value(name))
        except Refusal as refusal:
            problems[name] = word_refusal(refusal)
    return found, problems


def _colleague(ask: Ask, named: str) -> str:
    me = read_person(ask.actor.person_id, ports=ask.ports)
    return find_person(named, demo=me.demo, ports=ask.ports)
