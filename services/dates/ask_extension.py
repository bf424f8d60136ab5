"""Ask for more working days on an action: whoever keeps the case decides."""

from dataclasses import dataclass
from datetime import timedelta

from domain.actions import Action
from domain.extensions import (
    DECIDED,
    Extension,
    deciders_of,
    open_one,
    refuse_days,
    refuse_unextendable,
)
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.finish_action import refuse_work
from services.case_change import CaseChange, changing_action
from services.ports import Ports
from services.words import reasoned

# Later than that, the same words are another request.
_ONE_PRESS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    The request that stands, and who is asked to decide on it now.

    *again* says that it stood before, whoever asked: nothing changed.
    """

    extension: Extension
    deciders: tuple[str, ...] = ()
    again: bool = False


def ask_extension(
    action_id: str, *, days: int, reason: str, by: Actor, ports: Ports
) -> Asked:
    """
    Ask for *days* more working days, also on an action that is late.

    One request an action waits at a time: while one does, it is the answer. So is the
    last one that was decided, when the same person asks for the same right after.

    Refusals: `action-not-pending`, `not-your-action`, `for-information`,
    `only-secu-closes`, `only-secu-moves-date`, `no-date-to-extend`, `extension-days`,
    `extension-total`, `reason-missing`, `text-too-long`, `nobody-decides-extension`.
    """
    with changing_action(action_id, by=by, ports=ports) as (change, action):
        refuse_work(change, action, change.row_of(action))
        before = change.uow.extensions.of_action(action_id)
        standing = open_one(before) or _same(change, before, days, reason)
        if standing is not None:
            return Asked(extension=standing, again=True)
        refuse_unextendable(action.due, action=action.label)
        refuse_days(days, action=action)
        deciders = _deciders(change, action, asker=by.person_id)
        extension = Extension(
            id=ports.new_id(),
            case_id=change.case.id,
            action_id=action.id,
            asked_by=by.person_id,
            asked_at=change.at,
            asked_days=days,
            reason=reasoned(reason),
        )
        change.uow.extensions.add(extension)
        _tell(change, action, extension, deciders)
        change.commit()
    return Asked(extension=extension, deciders=deciders)


def _same(
    change: CaseChange, before: list[Extension], days: int, reason: str
) -> Extension | None:
    """Return the last request if it was decided and is the same: a second press."""
    for last in before[-1:]:
        asked = (change.by.person_id, days, reason.strip())
        stood = (last.asked_by, last.asked_days, last.reason)
        decided = last.state in DECIDED
        if asked == stood and decided and change.at - last.asked_at < _ONE_PRESS:
            return last
    return None


def _deciders(change: CaseChange, action: Action, *, asker: str) -> tuple[str, ...]:
    found = deciders_of(change.team, asker=asker, day=change.today)
    if not found:
        raise Refusal("nobody-decides-extension", action=action.label)
    return found


def _tell(
    change: CaseChange,
    action: Action,
    extension: Extension,
    deciders: tuple[str, ...],
) -> None:
    """Tell the room, and let those who decide see the card with its buttons."""
    days, reason = str(extension.asked_days), extension.reason
    change.record(
        "extension.ask", action.id, action=action.label, days=days, reason=reason
    )
    change.tell(
        "extension-asked",
        action,
        action=action.label,
        days=days,
        reason=reason,
        person=extension.asked_by,
    )
    change.show(action)
    for person_id in deciders:
        change.say_to_person(
            person_id,
            "yours-to-extend",
            case=change.case.facts.reference,
            action=action.label,
            days=days,
            person=extension.asked_by,
            title=change.row_of(action).title,
        )
        change.show_to_person(person_id, action)
