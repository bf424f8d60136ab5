"""One resource of a file, field by field."""

import re
from datetime import date
from functools import partial
from typing import Annotated

from pydantic import BeforeValidator

from bot.row_fields import Id, Language, RowEntry, filled, one_of, spoken, wrong
from domain.learning.resource_rules import ResourceFault
from domain.learning.resources import ResourceKind, ResourceStatus

_YES = frozenset({"yes", "true", "1", "y", "oui", "sí", "si"})
_NO = frozenset({"no", "false", "0", "n", "non"})


def _one_line(value: object) -> str:
    return " ".join(spoken(value).split())


def _folded(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


def _entries(value: object, *, between: str) -> tuple[str, ...]:
    """Read a list, or a text with signs *between* its entries."""
    if isinstance(value, str):
        value = re.split(between, value)
    if not isinstance(value, list):
        raise wrong(ResourceFault.UNREADABLE_ROW)
    words = (_one_line(each) for each in value)
    return tuple(dict.fromkeys(each for each in words if each))


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    words = filled(value).casefold()
    if words not in _YES | _NO:
        raise wrong(ResourceFault.NOT_YES_OR_NO)
    return words in _YES


def _day(value: object) -> date | None:
    words = spoken("" if value is None else value)
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise wrong(ResourceFault.NOT_A_DAY) from None


def _word_of(kind: type, fault: ResourceFault) -> BeforeValidator:
    return BeforeValidator(partial(one_of, kind=kind, fault=fault))


Text = Annotated[str, BeforeValidator(_one_line)]
Entries = Annotated[
    tuple[str, ...], BeforeValidator(partial(_entries, between=r"[;\n]"))
]
Addresses = Annotated[
    tuple[str, ...], BeforeValidator(partial(_entries, between=r"\s+"))
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[date | None, BeforeValidator(_day)]


class ResourceEntry(RowEntry):
    """A resource as it stands in a file; what is not named is left as it is."""

    id: Annotated[Id, BeforeValidator(_folded)]
    title: Text = ""
    url: Text = ""
    language: Annotated[Language, BeforeValidator(_folded)] = ""
    kind: Annotated[ResourceKind, _word_of(ResourceKind, ResourceFault.NOT_A_KIND)] = (
        ResourceKind.WEB_PAGE
    )
    summary: Text = ""
    attested: Text = ""
    topics: Entries = ()
    standards: Entries = ()
    audience: Entries = ()
    edition: Text = ""
    official: Flag = False
    status: Annotated[
        ResourceStatus, _word_of(ResourceStatus, ResourceFault.NOT_A_STATUS)
    ] = ResourceStatus.CURRENT
    superseded_by: Text = ""
    aliases: Addresses = ()
    reviewed_on: Day = None
    dead_since: Day = None
    public: Flag = True
