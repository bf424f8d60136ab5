"""The fields of a resource, and what can be wrong with them, in words."""

from datetime import date

from cards.wording import _, translate
from cards.wording.dates import day_written
from domain.learning.resource_rules import ResourceFault
from domain.wording import N_

_FAULTS = {
    ResourceFault.UNREADABLE_ROW: N_("it cannot be read"),
    ResourceFault.UNKNOWN_COLUMN: N_("there is no such column"),
    ResourceFault.MISSING: N_("it is missing"),
    ResourceFault.TOO_LONG: N_("it is too long, or cannot be shown"),
    ResourceFault.TOO_MANY: N_("there are more than forty of them"),
    ResourceFault.NOT_AN_ID: N_(
        "an id has small letters, digits, and -._ between, 64 at most"
    ),
    ResourceFault.TWICE: N_("that id stands in a row above already"),
    ResourceFault.NOT_A_KIND: N_(
        "a kind is web page, policy, guidance note, template, tool, registry, course"
        " or webinar"
    ),
    ResourceFault.NOT_A_LANGUAGE: N_("it is not a language's short name, like en"),
    ResourceFault.NOT_A_STATUS: N_(
        "a status is current, superseded 2015, older address, older wording or"
        " withdrawn"
    ),
    ResourceFault.NOT_A_STANDARD: N_("it is none of P1 to P5 and S1 to S8"),
    ResourceFault.NOT_A_YEAR: N_("an edition is a year, like 2021"),
    ResourceFault.NOT_A_DAY: N_("a day is written like 2026-03-31"),
    ResourceFault.NOT_YES_OR_NO: N_("it is neither yes nor no"),
    ResourceFault.NOT_WEB: N_("an address begins with http:// or https://"),
    ResourceFault.WITH_CREDENTIALS: N_(
        "an address must not hold a user name or a password"
    ),
    ResourceFault.ADDRESS_TAKEN: N_("another resource has that address"),
    ResourceFault.NO_SUCH_RESOURCE: N_("no resource has that id"),
    ResourceFault.IN_A_CIRCLE: N_("it is superseded by itself in the end"),
}


def fault_words(fault: ResourceFault) -> str:
    """Say what is wrong with a field."""
    return translate(_FAULTS[fault])


def field_words(value: object) -> str:
    """Write the value of a field; empty for none."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day_written(value.isoformat())
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value or "")
