"""A private calendar feed: what of a case may stand in somebody's own calendar."""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.actions import Action
from domain.cases import Case
from domain.due import DueKind
from domain.procedure.model import ProcedureRow

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A link of a person, over all their cases or of one; *case_id* empty for all."""

    id: str
    person_id: str
    case_id: str
    made_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """
    An open action on its day, as it may leave the desk.

    *code* is its case's, empty where that may not be shown either. *sequence* grows
    with every change, and *changed_at* is when the last one was.
    """

    action: Action
    row: ProcedureRow
    code: str
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSheet:
    """What a calendar program reads; *code* is that of a feed of one case."""

    language: str
    code: str = ""
    lines: tuple[FeedLine, ...] = ()


def has_day(action: Action) -> bool:
    """Whether an action stands in a calendar: open, on a day that is no end state."""
    return action.is_open and _is_dated(action)


def _is_dated(action: Action) -> bool:
    return action.due.day is not None and action.due.kind is not DueKind.END


def shown_code(case: Case) -> str:
    """
    Return the code by which a case may be called outside the desk; empty for none.

    A confidential case has none there, nor has a code that repeats a word of the
    case's country, project, fund, donors or partner. A fictional case hides nothing.
    """
    facts = case.facts
    if facts.confidential:
        return ""
    said = (
        *(facts.country, facts.project, facts.fund_name, facts.donors),
        *(facts.implementing_partner, facts.bureau),
    )
    words = {word.casefold() for each in said for word in _LETTERS.findall(each)}
    parts = {part.casefold() for part in _LETTERS.findall(facts.reference)}
    return facts.reference if case.demo or parts.isdisjoint(words) else ""
