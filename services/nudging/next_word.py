"""Who is told of an action next, and when; and who was told of it so far."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from domain.actions import Action
from domain.cases import Case
from domain.nudging.casting import Deputy, cast_of
from domain.nudging.history import (
    Nudged,
    Snooze,
    not_reached,
    silent_until,
    told_on,
)
from domain.nudging.looked_at import Cast, LookedAt
from domain.nudging.word import NextWord, NudgeHistory
from domain.people import Team
from services.nudging.hearings import Before, Hearing, hearings_with
from services.ports import ByReader, UnitOfWork


def nudge_history(
    action: Action, *, case: Case, team: Team, uow: UnitOfWork, now: datetime
) -> NudgeHistory:
    """
    Return an action's nudges so far and those that come next, soonest first.

    *case* and *team* are the action's own: who asks has read them.
    """
    told = uow.nudges.of_action(action.id)
    snoozes = uow.nudges.snoozes_of(action.id)
    heard = _coming(action, case, team, told, snoozes, uow=uow, now=now)
    words = [
        NextWord(person_id=each.person_id, step=each.nudge.step, at=each.nudge.at)
        for each in heard
    ]
    return NudgeHistory(
        coming=tuple(sorted(words, key=lambda word: word.at)),
        told=tuple(told),
        snoozes=tuple(snoozes),
    )


def _coming(
    action: Action,
    case: Case,
    team: Team,
    told: Sequence[Nudged],
    snoozes: Sequence[Snooze],
    *,
    uow: UnitOfWork,
    now: datetime,
) -> tuple[Hearing, ...]:
    """Return what each reader hears next, as the sweep finds it for many at once."""
    if not action.is_open:
        return ()
    before = Before(
        told=_by_reader(action, told_on(told)),
        silences=_by_reader(action, silent_until(snoozes)),
        unreached={(action.id, person_id) for person_id in not_reached(told)},
    )
    casts = {case.id: _cast(team, uow=uow, now=now)}
    return hearings_with([_looked_at(action, case)], casts, before, uow=uow, now=now)


def _by_reader(action: Action, days: Mapping[str, date]) -> ByReader:
    return {(action.id, person_id): day for person_id, day in days.items()}


def _looked_at(action: Action, case: Case) -> LookedAt:
    return LookedAt(
        id=action.id,
        case_id=case.id,
        row_key=action.row_key,
        procedure=case.procedure,
        ladder=action.due.ladder,
        opened_on=action.opened_on or action.due.day or date.max,
        day=action.due.day,
        waits_on=action.waits_on,
        assignee_id=action.assignee_id,
        demo=case.demo,
    )


def _cast(team: Team, *, uow: UnitOfWork, now: datetime) -> Cast:
    acting = [each for each in team.acting if each.ended_at is None]
    people = uow.people.some(each.deputy_id for each in acting)
    deputies = (
        Deputy(
            role=each.role,
            principal_id=each.principal_id,
            deputy_id=each.deputy_id,
            first_day=each.first_day,
            last_day=each.last_day,
            time_zone=people[each.deputy_id].time_zone,
        )
        for each in acting
    )
    holders = ((m.role, m.person_id) for m in team.members if m.until is None)
    recused = (each.person_id for each in team.recusals)
    return cast_of(holders, deputies, recused, now=now)
