"""Store a date that SECU set: only SECU moves it (rows 6, 14, 17, 18, 20, 29)."""

from dataclasses import dataclass, field, replace
from datetime import date

from domain.actions import Action
from domain.dating import Redating, due_of
from domain.far_days import refuse_far
from domain.moving import Moving
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import can_record_events
from domain.timeline import Timeline
from services.case_change import CaseChange, changing_action
from services.cases.calendars import calendars_of
from services.dates.told import moving_of, refuse_outdated, told_words
from services.ports import Ports
from services.words import refuse_long


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuDating:
    """
    What SECU's date does to an *action*, as it then stands: what moves, who is told.

    *again* says that it was so already. With *asks* nothing is recorded yet.
    """

    action: Action
    moving: Moving = field(default_factory=Moving)
    again: bool = False
    asks: bool = False


def set_secu_date(
    action_id: str,
    *,
    day: date,
    words: str,
    confirmed: bool = True,
    seen: str = "",
    by: Actor,
    ports: Ports,
) -> SecuDating:
    """
    Record the date by which SECU wants an action, or that SECU moved it.

    *words* say where SECU said so. The SOP's own date stays visible beside it (row 6).
    A date that another one gives way to is recorded when *confirmed*; else the answer
    asks, with a word of what it shows, which a confirmation gives back as *seen*. The
    first date of an action that had none moves nothing, and is recorded at once.

    Refusals: `secu-sets-no-date`, `action-not-pending`, `not-an-event-recorder`,
    `secu-date-too-early`, `day-far-away`, `text-too-long`, `preview-outdated`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if action.secu_day == day:
            return SecuDating(action=action, again=True)
        _refuse(change, action, day)
        refuse_long(words)
        dated = _dated(change, action, day)
        move = Redating(action=action, before=action.due, after=dated.due)
        moving = moving_of(change, [move])
        if not confirmed and action.due.day is not None:
            return SecuDating(action=dated, moving=moving, asks=True)
        refuse_outdated(moving, seen)
        if not change.uow.actions.change(dated, was=action):
            raise Refusal("preview-outdated")
        _tell(change, moving, day, words=words.strip())
        change.show(dated)
        change.commit()
    return SecuDating(action=dated, moving=moving)


def _tell(change: CaseChange, moving: Moving, day: date, *, words: str) -> None:
    [move] = moving.moves
    action, person = move.action, change.by.person_id
    change.record(
        "secu.date",
        action.id,
        action=action.label,
        was=str(action.due.day or ""),
        becomes=day.isoformat(),
        words=words,
    )
    for person_id, theirs in told_words(change, moving):
        change.say_to_person(person_id, "secu-date-told", person=person, **theirs)
    change.say("secu-date-set", action=action.label, day=day.isoformat(), person=person)


def _refuse(change: CaseChange, action: Action, day: date) -> None:
    if not change.row_of(action).secu_may_date:
        raise Refusal("secu-sets-no-date", action=action.label)
    if not can_record_events(change.standing):
        raise Refusal("not-an-event-recorder")
    if not action.is_open:
        raise Refusal("action-not-pending", action=action.label, state=action.state)
    refuse_far(day, today=change.today)
    if action.opened_on is not None and day < action.opened_on:
        raise Refusal(
            "secu-date-too-early",
            day=day.isoformat(),
            opened=action.opened_on.isoformat(),
        )


def _dated(change: CaseChange, action: Action, day: date) -> Action:
    due = due_of(
        change.row_of(action),
        round_=action.round,
        timeline=Timeline(change.uow.cases.events(change.case.id)),
        calendars=calendars_of(change.case, uow=change.uow),
        secu_day=day,
        extra_days=action.extra_days,
    )
    return replace(
        action,
        secu_day=day,
        due=due,
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
