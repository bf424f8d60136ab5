"""What a queued nudge says when it goes out: only what still holds then."""

from collections.abc import Collection
from datetime import date, datetime

from domain.feeds import shown_code
from domain.nudging.looked_at import LookedAt, audience_of
from domain.people import Person
from domain.sheets import NudgeLine, NudgeSheet
from services.case_change import today_of
from services.nudging.hearings import Hearing, hearings
from services.ports import Ports, UnitOfWork
from services.procedures import rows_of


def read_nudge(outbox_id: int, *, person_id: str, ports: Ports) -> NudgeSheet:
    """
    Return what a person's message tells of; no lines when nothing is left to say.

    An action that was done, given to somebody else, snoozed or moved since it was
    queued is left out: it falls silent at once, and so does what is sent again although
    they were told of it today. What they hear on another day, as their hours are over
    or they snoozed it, is named apart.
    """
    now = ports.clock()
    with ports.read_uow() as uow:
        queued = {each.action_id for each in uow.nudges.queued(outbox_id)}
        # Somebody asked to send it again: that needs no hour of its own.
        asked = uow.nudges.was_asked_for(outbox_id)
        heard = [
            hearing
            for hearing in hearings(uow.sweep.some(queued), uow=uow, now=now)
            if hearing.person_id == person_id
        ]
        if asked:
            heard = _not_told_today(heard, person_id, uow=uow, now=now)
        due = [hearing for hearing in heard if asked or hearing.nudge.at <= now]
        cases = uow.cases.some({each.action.case_id for each in due})
        return NudgeSheet(
            person_id=person_id,
            today=max((each.day for each in due), default=date.min),
            lines=_lines(due, uow=uow, now=now),
            for_later=frozenset(_ids(heard)) - frozenset(_ids(due)),
            confidential=frozenset(
                i for i, case in cases.items() if case.facts.confidential
            ),
            unnamed=frozenset(i for i, case in cases.items() if not shown_code(case)),
        )


def _not_told_today(
    heard: list[Hearing], person_id: str, *, uow: UnitOfWork, now: datetime
) -> list[Hearing]:
    """Whoever asks, nobody is told twice on their day of the same action."""
    today = today_of(person_id, uow=uow, at=now)
    return [hearing for hearing in heard if hearing.told_on != today]


def _lines(
    due: Collection[Hearing], *, uow: UnitOfWork, now: datetime
) -> tuple[NudgeLine, ...]:
    lines = {line.action.id: line for line in uow.actions.lines(_ids(due))}
    owners = _owners([each.action for each in due], now, uow=uow)
    return tuple(
        NudgeLine(
            line=lines[each.action.id],
            row=rows_of(each.action.procedure)[each.action.row_key],
            step=each.nudge.step,
            owners=owners[each.action.id],
        )
        for each in sorted(due, key=_most_urgent_first)
    )


def _ids(heard: Collection[Hearing]) -> list[str]:
    return [each.action.id for each in heard]


def _most_urgent_first(hearing: Hearing) -> tuple[bool, date, str]:
    """Late and dated before what has no day; the longest missed first."""
    day = hearing.action.day
    return day is None, day or hearing.action.opened_on, hearing.action.id


def _owners(
    actions: list[LookedAt], now: datetime, *, uow: UnitOfWork
) -> dict[str, tuple[Person, ...]]:
    """Return who owes each action, for those who are told up the line."""
    casts = uow.sweep.casts({action.case_id for action in actions}, now=now)
    owners = {a.id: audience_of(a, casts[a.case_id]).owners for a in actions}
    people = uow.people.some({each for some in owners.values() for each in some})
    return {
        action_id: tuple(people[each] for each in some if each in people)
        for action_id, some in owners.items()
    }
