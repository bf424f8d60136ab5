"""Put ids in the place of the names that somebody typed."""

from dataclasses import replace

from dialogs.ask import Ask
from dialogs.reading.command import Command
from dialogs.reading.command_table import CommandName
from domain.cases import Case
from services.reading.read_people import find_member, find_person

_MYSELF = frozenset({"me", "myself", "i"})
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
