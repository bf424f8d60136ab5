"""What a typed line was understood as."""

from dataclasses import dataclass

from dialogs.reading.command_table import CommandName
from dialogs.reading.days import DayRead
from domain.events import EventKind
from domain.requests import StakeholderKind
from domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """
    A command as understood; what it does not have is empty.

    *case* is a reference, *other* that of a case to be related to it, *action* a label
    as `12` or `17.2`; *choices* are labels where a title means several. *person* is as
    typed; for an acting-for, the deputy is *person* and acts for *principal*, to
    *until*. *words* are what is left after the rest was read. *heard* is the phrase
    that a slip of spelling was taken for. *days* is a number of working days, in
    figures. *suggestions* are usages near to what was typed when nothing was
    understood.
    """

    name: CommandName
    case: str = ""
    other: str = ""
    action: str = ""
    choices: tuple[str, ...] = ()
    part: str = ""
    person: str = ""
    principal: str = ""
    role: Role | None = None
    stakeholder: StakeholderKind | None = None
    event: EventKind | None = None
    day: DayRead | None = None
    days: str = ""
    until: DayRead | None = None
    link: str = ""
    words: str = ""
    page: int = 1
    scope: str = ""
    heard: str = ""
    suggestions: tuple[str, ...] = ()
