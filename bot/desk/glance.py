"""A case at a glance: where it is, what is due next, what waits for the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.desk.readers import Reader
from cards.elements import Badge, Tone
from cards.html.parts import badge
from cards.html.tag import Safe
from cards.views.case_lists import urgency
from cards.wording import _, ngettext, translate
from cards.wording.due import badge_of
from domain.actions import Action
from domain.cases import Case
from domain.extensions import deciders_of
from domain.procedure.model import ProcedureRow
from domain.standing import Standing
from services.ports import UnitOfWork
from services.procedures import rows_of

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """
    What the folded case card says; *counts* and *due* are drawn badges.

    *next* is the most urgent action, *mine* the labels of those that wait for
    the reader or for their word on more time; both are empty where there is none.
    """

    counts: tuple[Safe, ...]
    next: str
    due: Safe
    mine: str


def glance_at(case: Case, *, reader: Reader, uow: UnitOfWork) -> Glance:
    """Return a case at a glance, as one reader sees it today."""
    rows = rows_of(case.procedure)
    found = [each for each in uow.actions.of_case(case.id) if each.is_open]
    soonest = partial(urgency, today=reader.day)
    todo = sorted((a for a in found if not _is_told(rows[a.row_key])), key=soonest)
    first = todo[0] if todo else None
    row = rows[first.row_key] if first else None
    asked = _asked(case, reader=reader, uow=uow)
    standing = reader.standing(case.id)
    mine = [a.label for a in todo if _waits_for(standing, a) or a.id in asked]
    return Glance(
        counts=tuple(badge(each) for each in _counts(todo, today=reader.day)),
        next=f"{first.label} · {translate(row.title)}" if first and row else "",
        due=_due(first, row, today=reader.day) if first and row else Safe(),
        mine=_named(mine),
    )


def _is_told(row: ProcedureRow) -> bool:
    """Whether an action is there to be known of, not to be done."""
    return row.for_information


def _waits_for(standing: Standing, action: Action) -> bool:
    if standing.recused:
        return False
    assigned = action.assignee_id == standing.person_id
    return assigned or standing.plays(action.waits_on)


def _asked(case: Case, *, reader: Reader, uow: UnitOfWork) -> set[str]:
    """Return the actions whose request for more time is the reader's to decide."""
    return {
        each.action_id
        for each in uow.extensions.open_seen_by(reader.person.id, reader.day)
        if each.case_id == case.id
        and reader.person.id
        in deciders_of(reader.team(case.id), asker=each.asked_by, day=reader.day)
    }


def _named(labels: Sequence[str]) -> str:
    shown = ", ".join(labels[:_MOST_NAMED])
    left = len(labels) - _MOST_NAMED
    if left <= 0:
        return shown
    return _("{actions} and {count} more").format(actions=shown, count=left)


def _counts(todo: Sequence[Action], *, today: date) -> list[Badge]:
    late = sum(action.is_late(today) for action in todo)
    counts = []
    if late:
        words = ngettext("{count} late", "{count} late", late)
        counts.append(Badge(words.format(count=late), Tone.LATE))
    if todo:
        words = ngettext("{count} open", "{count} open", len(todo))
        counts.append(Badge(words.format(count=len(todo))))
    return counts


def _due(action: Action, row: ProcedureRow, *, today: date) -> Safe:
    found = badge_of(action, row=row, today=today)
    return badge(found) if found else Safe()
