"""Every refusal in words: what happened, and what to do next. One table, by code."""

from collections.abc import Mapping
from types import MappingProxyType

from cards.wording import (
    _,
    refusal_table,
    refusal_table_catalogue,
    refusal_table_dates,
    refusal_table_desk,
    refusal_table_digest,
    refusal_table_leading,
    refusal_table_learning,
    refusal_table_papers,
    refusal_table_people,
    refusal_table_rooms,
    refusal_table_seats,
    refusal_table_slack,
    refusal_table_wall,
    translate,
)
from cards.wording.dates import day_written, listed, number, working_days_written
from cards.wording.events import event_title
from cards.wording.states import (
    ACTION_STATES,
    ALL_CHOICES,
    APPROVALS,
    DECISIONS,
    PARTS,
    named,
    role_name,
)
from domain.refusals import Refusal
from domain.wording import N_

SENTENCES: Mapping[str, tuple[str, str]] = {
    **refusal_table.SENTENCES,
    **refusal_table_catalogue.SENTENCES,
    **refusal_table_dates.SENTENCES,
    **refusal_table_desk.SENTENCES,
    **refusal_table_digest.SENTENCES,
    **refusal_table_leading.SENTENCES,
    **refusal_table_learning.SENTENCES,
    **refusal_table_papers.SENTENCES,
    **refusal_table_people.SENTENCES,
    **refusal_table_rooms.SENTENCES,
    **refusal_table_seats.SENTENCES,
    **refusal_table_slack.SENTENCES,
    **refusal_table_wall.SENTENCES,
}
NOBODY: Mapping[str, str] = MappingProxyType({})
GENERAL = (
    N_("That did not work, and nothing was changed."),
    N_("Try once more, or type “help” to see what you can ask."),
)

_DAYS = {"day", "filed", "needed_day", "effect_day", "opened", "after", "last"}
_EVENTS = {"event", "by", "needs", "effect"}
_ROLES = {"role", "owner", "signers"}
_NUMBERS = {"limit", "most", "count"}
_DAY_COUNTS = {"granted", "left"}


class _Details(dict[str, str]):
    """Details of a refusal; one that is missing leaves a gap, never an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def refusal_words(
    refusal: Refusal, people: Mapping[str, str] = NOBODY
) -> tuple[str, str]:
    """
    Return what happened, and what to do next, in the reader's language.

    *people* are names by id. A code that is not known has a general sentence.
    """
    what, then = SENTENCES.get(refusal.code, GENERAL)
    details = _Details(
        {key: _detail(key, value, people) for key, value in refusal.details.items()}
    )
    return (
        translate(what).format_map(details),
        translate(then).format_map(details),
    )


def word_refusal(refusal: Refusal, people: Mapping[str, str] = NOBODY) -> str:
    """Return what happened and what to do next as one text."""
    return " ".join(part for part in refusal_words(refusal, people) if part)


def _detail(key: str, value: str, people: Mapping[str, str]) -> str:
    if key in _DAYS:
        return day_written(value)
    if key in _EVENTS:
        return event_title(value)
    if key in _ROLES:
        return _roles(value)
    if key in _NUMBERS:
        return number(int(value)) if value.isdecimal() else value
    if key in _DAY_COUNTS:
        return working_days_written(value)
    return _named(key, value, people)


def _roles(value: str) -> str:
    """Name one role or several; no role at all is somebody of the team."""
    roles = [role for role in value.split(", ") if role]
    names = [role_name(role) for role in roles]
    return listed(names) if names else _("somebody else of the response team")


def _named(key: str, value: str, people: Mapping[str, str]) -> str:
    tables = {
        "state": ACTION_STATES,
        "approval": APPROVALS,
        "part": PARTS,
        "decision": DECISIONS,
    }
    lists = {"parts": PARTS, "choices": ALL_CHOICES}
    if key in lists:
        return listed(named(lists[key], each) for each in value.split(", "))
    if key == "person":
        return people.get(value, value)
    return named(tables[key], value) if key in tables else value
