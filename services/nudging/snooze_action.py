"""Rest from an action's nudges, with a reason, for who asks and for nobody else."""

from datetime import date, timedelta

from domain.actions import Action
from domain.nudging.history import Snooze
from domain.people import Actor
from domain.refusals import Refusal
from services.case_change import CaseChange, changing_action
from services.nudging.hearings import hearings
from services.ports import Ports
from services.words import reasoned

LONGEST_REST_DAYS = 14


def snooze_action(
    action_id: str, *, until: date, reason: str, by: Actor, ports: Ports
) -> Snooze:
    """
    Let somebody hear nothing of an action before *until*; a second press changes none.

    The reason stands on the action's card and in the record. Those up the line hear
    of it all the same, and so does who asked, from *until* on.

    Refusals: `action-not-pending`, `not-nudged`, `snooze-over`, `snooze-too-long`,
    `reason-missing`, `text-too-long`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        _refuse(change, action, until)
        if standing := _standing(change, action, until):
            return standing
        snooze = Snooze(
            id=ports.new_id(),
            action_id=action.id,
            person_id=by.person_id,
            until=until,
            reason=reasoned(reason),
            at=change.at,
        )
        _end_mine(change, action)
        change.uow.nudges.snooze(snooze)
        change.record(
            "nudge.snooze",
            action.id,
            action=action.label,
            until=until.isoformat(),
            reason=snooze.reason,
        )
        change.show(action)
        change.commit()
    return snooze


def wake_action(action_id: str, *, by: Actor, ports: Ports) -> Action:
    """
    End somebody's rest before its day; who has none hears as before.

    Refusals: `action-not-found`, `not-on-case`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        if _end_mine(change, action):
            change.record("nudge.wake", action.id, action=action.label)
            change.show(action)
            change.commit()
    return action


def _refuse(change: CaseChange, action: Action, until: date) -> None:
    if not action.is_open:
        raise Refusal("action-not-pending", action=action.label, state=action.state)
    if until <= change.today:
        raise Refusal("snooze-over", day=until.isoformat())
    if until > change.today + timedelta(days=LONGEST_REST_DAYS):
        raise Refusal("snooze-too-long", days=str(LONGEST_REST_DAYS))
    looked = change.uow.sweep.some([action.id])
    heard = hearings(looked, uow=change.uow, now=change.at)
    if change.by.person_id not in {each.person_id for each in heard}:
        raise Refusal("not-nudged", action=action.label)


def _standing(change: CaseChange, action: Action, until: date) -> Snooze | None:
    """Return the very rest that is asked for, where it stands already."""
    return next((s for s in _mine(change, action) if s.until == until), None)


def _mine(change: CaseChange, action: Action) -> list[Snooze]:
    snoozes = change.uow.nudges.snoozes_of(action.id)
    me = change.by.person_id
    return [s for s in snoozes if s.person_id == me and s.ended_at is None]


def _end_mine(change: CaseChange, action: Action) -> bool:
    """End what rest of the asker's stands; whether there was any."""
    ended = [
        change.uow.nudges.end_snooze(snooze.id, at=change.at)
        for snooze in _mine(change, action)
    ]
    change.uow.nudges.look_again([action.id])
    return any(ended)
