"""Store a date that SECU set: only SECU moves it (rows 6, 14, 17, 18, 20, 29)."""

from dataclasses import replace
from datetime import date

from domain.actions import Action
from domain.dating import due_of
from domain.far_days import refuse_far
from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import can_record_events
from domain.timeline import Timeline
from services.case_change import CaseChange, changing_action
from services.cases.calendars import calendars_of
from services.ports import Ports
from services.words import refuse_long


def set_secu_date(
    action_id: str, *, day: date, words: str, by: Actor, ports: Ports
) -> Action:
    """
    Record the date by which SECU wants an action, or that SECU moved it.

    *words* say where SECU said so. The SOP's own date stays visible beside it (row 6).

    Refusals: `secu-sets-no-date`, `action-not-pending`, `not-an-event-recorder`,
    `secu-date-too-early`, `day-far-away`, `text-too-long`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if action.secu_day == day:
            return action
        _refuse(change, action, day)
        refuse_long(words)
        dated = _dated(change, action, day)
        if not change.uow.actions.change(dated, was=action):
            return change.uow.actions.get(action.id)
        _tell(change, action, day, words=words.strip())
        change.show(dated)
        change.commit()
    return dated


def _tell(change: CaseChange, action: Action, day: date, *, words: str) -> None:
    change.record(
        "secu.date",
        action.id,
        action=action.label,
        was=str(action.due.day or ""),
        becomes=day.isoformat(),
        words=words,
    )
    change.say(
        "secu-date-set",
        action=action.label,
        day=day.isoformat(),
        person=change.by.person_id,
    )


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
    )
    return replace(
        action,
        secu_day=day,
        due=due,
        changed_at=change.at,
        changed_by=change.by.person_id,
    )
