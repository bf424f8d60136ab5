"""Grant more time or deny it: first what would move, then the date and the news."""

from dataclasses import dataclass, field, replace

from domain.actions import Action
from domain.dating import Redating, due_of
from domain.due import Due
from domain.extensions import (
    Extension,
    ExtensionState,
    refuse_days,
    refuse_unextendable,
)
from domain.moving import NOT_SEEN, Moving
from domain.people import Actor
from domain.refusals import Refusal
from domain.timeline import Timeline
from services.case_change import CaseChange
from services.cases.calendars import calendars_of
from services.dates.extending import (
    changing_extension,
    refuse_decider,
    settled,
    show_again,
)
from services.dates.told import moving_of, refuse_outdated, told_words
from services.ports import Ports
from services.words import reasoned, refuse_long


@dataclass(frozen=True, slots=True, kw_only=True)
class Granting:
    """
    What granting *days* does: the date that moves, and who is told.

    *again* says that the request was decided before: nothing changed.
    """

    extension: Extension
    days: int
    moving: Moving = field(default_factory=Moving)
    again: bool = False


def grant_extension(
    extension_id: str,
    *,
    days: int | None = None,
    answer: str = "",
    confirmed: bool,
    seen: str = "",
    by: Actor,
    ports: Ports,
) -> Granting:
    """
    Move an action's date by *days* working days, None for as many as were asked.

    Unless *confirmed* nothing changes: the answer shows before and after, with a word
    that a confirmation gives back as *seen*, and without which it is none. What is
    granted adds up, to `MOST_DAYS` in all.

    Refusals: `extension-not-found`, `not-an-extender`, `decider-is-asker`, `recused`,
    `action-not-pending`, `only-secu-moves-date`, `no-date-to-extend`,
    `extension-days`, `extension-total`, `text-too-long`, and `preview-outdated`.
    """
    with changing_extension(extension_id, by=by, ports=ports) as found:
        change, action, extension = found
        count = extension.asked_days if days is None else days
        if not extension.is_open:
            return Granting(extension=extension, days=count, again=True)
        _refuse(change, action, extension, days=count, answer=answer)
        later = _later(change, action, count)
        move = Redating(action=action, before=action.due, after=later.due)
        moving = moving_of(change, [move], also=[extension.asked_by])
        granting = Granting(extension=extension, days=count, moving=moving)
        if not confirmed:
            return granting
        refuse_outdated(moving, seen or NOT_SEEN)
        if not change.uow.actions.change(later, was=action):
            raise Refusal("preview-outdated")
        granted = _granted(change, later, granting, answer=answer.strip())
        change.commit()
    return replace(granting, extension=granted)


def _refuse(
    change: CaseChange, action: Action, extension: Extension, *, days: int, answer: str
) -> None:
    refuse_decider(change, action, extension)
    if not action.is_open:
        raise Refusal("action-not-pending", action=action.label, state=action.state)
    refuse_unextendable(action.due, action=action.label)
    refuse_days(days, action=action)
    refuse_long(answer, field="answer")


def _later(change: CaseChange, action: Action, days: int) -> Action:
    total = action.extra_days + days
    return replace(
        action,
        extra_days=total,
        due=_due(change, action, total),
        changed_at=change.at,
        changed_by=change.by.person_id,
    )


def _due(change: CaseChange, action: Action, extra_days: int) -> Due:
    return due_of(
        change.row_of(action),
        round_=action.round,
        timeline=Timeline(change.uow.cases.events(change.case.id)),
        calendars=calendars_of(change.case, uow=change.uow),
        secu_day=action.secu_day,
        extra_days=extra_days,
    )


def _granted(
    change: CaseChange, later: Action, granting: Granting, *, answer: str
) -> Extension:
    """Store the decision; record it, and tell it to the room and whose date it is."""
    state = ExtensionState.GRANTED
    extension = settled(
        change, granting.extension, state, days=granting.days, answer=answer
    )
    _tell_granted(change, later, granting, answer=answer)
    show_again(change, later, granting.extension)
    return extension


def _tell_granted(
    change: CaseChange, later: Action, granting: Granting, *, answer: str
) -> None:
    [move] = granting.moving.moves
    me, days = change.by.person_id, str(granting.days)
    was, day = str(move.before.day or ""), str(later.due.day or "")
    said = {"action": later.label, "days": days, "was": was, "answer": answer}
    change.record("extension.grant", later.id, becomes=day, **said)
    change.tell("extension-granted", later, day=day, person=me, **said)
    for person_id, words in told_words(change, granting.moving):
        change.say_to_person(
            person_id, "extension-granted-told", days=days, person=me, **words
        )


def deny_extension(
    extension_id: str, *, reason: str, by: Actor, ports: Ports
) -> Extension:
    """
    Leave an action's date as it is, for a reason; what is decided answers as it is.

    Refusals: `extension-not-found`, `not-an-extender`, `decider-is-asker`, `recused`,
    `reason-missing`, `text-too-long`.
    """
    with changing_extension(extension_id, by=by, ports=ports) as found:
        change, action, extension = found
        if not extension.is_open:
            return extension
        refuse_decider(change, action, extension)
        answer = reasoned(reason)
        denied = settled(change, extension, ExtensionState.DENIED, answer=answer)
        _tell_denied(change, action, denied)
        show_again(change, action, extension)
        change.commit()
    return denied


def _tell_denied(change: CaseChange, action: Action, denied: Extension) -> None:
    days, reason = str(denied.asked_days), denied.answer
    change.record(
        "extension.deny", action.id, action=action.label, days=days, reason=reason
    )
    change.tell(
        "extension-denied",
        action,
        action=action.label,
        reason=reason,
        person=denied.decided_by,
    )
    change.say_to_person(
        denied.asked_by,
        "extension-denied-told",
        case=change.case.facts.reference,
        action=action.label,
        reason=reason,
        person=denied.decided_by,
    )
