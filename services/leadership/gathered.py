"""What bears on many actions at once, asked in a query each and then looked up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from domain.actions import Action, ActionLine
from domain.approvals import progress_of
from domain.calendars.working_calendar import WorkingCalendar
from domain.cases import Case
from domain.documents import DocumentKind, Key, Signature
from domain.exceptions_sheet import Unreached
from domain.forecast import Prospect, is_before
from domain.nudging.looked_at import Cast
from domain.paperwork import SHARED_KINDS, kind_of
from domain.procedure.early import EARLY
from domain.procedure.model import ProcedureRow
from domain.roles import ASSIGNABLE, Office, Role
from services.ports import UnitOfWork
from services.procedures import rows_of

K = TypeVar("K")
V = TypeVar("V")
_ASSIGNABLE = frozenset(ASSIGNABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The cases, casts, papers and signatures around some lists of actions."""

    mine: Sequence[ActionLine]  # What waits on the reader, over all their cases.
    asked: Mapping[str, str]  # Who asked for more time, by action id.
    asked_lines: Sequence[ActionLine]  # The actions that they asked it for.
    cases: Mapping[str, Case]
    casts: Mapping[str, Cast]
    calendars: Mapping[str, WorkingCalendar]
    unfinished: Mapping[str, Sequence[tuple[str, int, int]]]  # By case id.
    drafted: Mapping[tuple[str, DocumentKind], Sequence[tuple[str, datetime]]]
    signatures: Mapping[str, Sequence[Signature]]  # By action id.
    unreached: Mapping[str, Sequence[Unreached]]  # By action id.
    away: frozenset[str] = frozenset()  # Who is known to be out of office.

    def row_of(self, line: ActionLine) -> ProcedureRow:
        """Return the row that an action is an instance of."""
        return rows_of(line.procedure)[line.action.row_key]

    def calendar_of(self, line: ActionLine) -> WorkingCalendar:
        """Return the calendar that binds an action."""
        case = self.cases[line.action.case_id]
        here = self.row_of(line).calendar is Office.COUNTRY
        return self.calendars[
            case.country_calendar if here else case.headquarters_calendar
        ]

    def waited_on(self, action: Action) -> tuple[str, ...]:
        """Return on whom an action waits today: its own person, or a role's people."""
        cast = self.casts[action.case_id]
        if action.assignee_id and cast.has(action.assignee_id):
            return (action.assignee_id,)
        return cast.players(action.waits_on)

    def all_away(self, action: Action) -> tuple[str, ...]:
        """Return on whom an action waits, where all of them are out of office."""
        cast, waited_on = self.casts[action.case_id], self.waited_on(action)
        if action.assignee_id in waited_on:
            waited_on = cast.stand_for(action.assignee_id, action.waits_on)
        return waited_on if self.away.issuperset(waited_on) else ()

    def prospect(self, line: ActionLine, *, days_left: int) -> Prospect:
        """Return all that bears on whether an action's date will be kept."""
        action, row = line.action, self.row_of(line)
        return Prospect(
            action=action,
            row=row,
            case=self.cases[action.case_id],
            days_left=days_left,
            before=self._before(action),
            empty_seats=self._empty_seats(action),
            is_drafted=self._is_drafted(action, row),
            missing=self._missing(action, row),
            away=self.all_away(action),
            unreached=tuple(e.person_id for e in self.unreached.get(action.id, ())),
        )

    def _before(self, action: Action) -> tuple[str, ...]:
        return tuple(
            f"{number}.{round_}" if round_ > 1 else str(number)
            for key, number, round_ in self.unfinished.get(action.case_id, ())
            if is_before(key, round_, of=action)
        )

    def _empty_seats(self, action: Action) -> tuple[Role, ...]:
        """Return the roles that an action waits on and nobody plays today."""
        if self.waited_on(action):
            return ()
        return tuple(role for role in action.waits_on if role in _ASSIGNABLE)

    def _is_drafted(self, action: Action, row: ProcedureRow) -> bool:
        """Whether its document was drafted since the action opened."""
        kind, opened = kind_of(row), action.opened_on
        return any(
            opened is not None and at.date() >= opened
            for of_action, at in self.drafted.get((action.case_id, kind), ())
            if of_action == action.id or kind in SHARED_KINDS
        )

    def _missing(self, action: Action, row: ProcedureRow) -> tuple[Key, ...]:
        if not action.document_version_id:
            return ()
        return progress_of(
            action.document_version_id,
            row=row,
            case=self.cases[action.case_id],
            signatures=self.signatures.get(action.id, ()),
        ).missing


def gather(
    person_id: str,
    lines: Iterable[ActionLine],
    *,
    today: date,
    now: datetime,
    uow: UnitOfWork,
    away: frozenset[str] = frozenset(),
) -> Gathered:
    """Ask all that the exceptions need, whatever the number of cases."""
    mine = uow.actions.open_of_person(person_id, today, limit=200)
    requests = uow.extensions.open_seen_by(person_id, today)
    asked = {each.action_id: each.asked_by for each in requests}
    asked_lines = uow.actions.lines(asked)
    all_lines = [*lines, *mine, *asked_lines]
    cases: Collection[str] = {line.action.case_id for line in all_lines}
    actions = {line.action.id for line in all_lines}
    casts = uow.sweep.casts(cases, now=now)
    return Gathered(
        mine=mine,
        asked=asked,
        asked_lines=asked_lines,
        cases=uow.cases.some(cases),
        casts=casts,
        calendars={each.name: each for each in uow.calendars.calendars()},
        unfinished=_unfinished(person_id, casts, uow=uow),
        drafted=_grouped(uow.leadership.drafted(cases)),
        signatures=_grouped(
            (each.action_id, each) for each in uow.leadership.signatures(actions)
        ),
        unreached=uow.leadership.unreached(actions),
        away=away,
    )


def _unfinished(
    person_id: str, casts: Mapping[str, Cast], *, uow: UnitOfWork
) -> dict[str, list[tuple[str, int, int]]]:
    """Return what others come after and is not done, as far as somebody is shown it."""
    return _grouped(
        (case_id, (key, number, round_))
        for case_id, key, number, round_ in uow.leadership.unfinished(casts)
        if key not in EARLY or _sees_early(person_id, casts[case_id])
    )


def _sees_early(person_id: str, cast: Cast) -> bool:
    return person_id in cast.players((Role.CORPORATE_SES_TEAM,))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
