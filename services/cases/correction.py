"""What a correction of an event changes, and how it is stored, recorded and told."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.actions import Action, ActionState
from domain.cases import ENDED_BY, CaseEvent, CaseState
from domain.dating import Redating, due_of
from domain.moving import Moving
from domain.refusals import Refusal
from domain.timeline import Timeline
from services.case_change import CaseChange
from services.cases.calendars import calendars_of
from services.cases.event_effects import store_redatings
from services.dates.told import told_words

WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """
    What a correction changes: *day* is None when the event is withdrawn.

    *moving* is what moves and who is told. *closes* are the actions that nobody has
    touched and that wait again; *keeps* those that were opened by the event and have
    work on them; *resumes* those that the event had ended, as they will be. *again*
    says that it was so already: nothing changed.
    """

    event: CaseEvent
    day: date | None
    moving: Moving = field(default_factory=Moving)
    closes: tuple[Action, ...] = ()
    keeps: tuple[Action, ...] = ()
    resumes: tuple[Action, ...] = ()
    again: bool = False

    @property
    def moves(self) -> tuple[Redating, ...]:
        """The dates that change, also of what is not open."""
        return self.moving.moves


def store_correction(
    change: CaseChange, correction: Correction, successor: CaseEvent | None
) -> None:
    """Store what a correction changes, inside a change; record and say it."""
    event = correction.event
    by = successor.id if successor else WITHDRAWN
    if not change.uow.cases.replace_event(event.id, by=by):
        raise Refusal("event-not-recorded", event=event.kind)
    if successor:
        change.uow.cases.add_event(successor)
    change.record(
        "event.correct" if successor else "event.withdraw",
        event.id,
        event=event.kind,
        was=event.day.isoformat(),
        becomes=successor.day.isoformat() if successor else "",
    )
    store_redatings(change, correction.moves)
    _follow(change, correction, successor)
    _say(change, correction)


def _follow(
    change: CaseChange, correction: Correction, successor: CaseEvent | None
) -> None:
    """Let actions hang on the successor, or wait again after a withdrawal."""
    actions = {a.id: a for a in change.uow.actions.of_case(change.case.id)}
    if successor is None:
        for closed in correction.closes:
            _wait_again(change, actions[closed.id])
        _resume(change, correction, actions)
        return
    for action in actions.values():
        if action.opened_by_event == correction.event.id:
            moved = replace(
                action, opened_by_event=successor.id, opened_on=successor.day
            )
            change.uow.actions.change(moved, was=action)


def _wait_again(change: CaseChange, action: Action) -> None:
    """
    Let an action wait for its event; SECU's date for it goes with the event.

    More time that was granted stays: it counts again once the event comes.
    """
    waiting = replace(
        action,
        state=ActionState.WAITING,
        waits_on=(),
        opened_on=None,
        opened_by_event="",
        secu_day=None,
        changed_at=change.at,
        changed_by=change.by.person_id,
        due=due_of(
            change.row_of(action),
            round_=action.round,
            timeline=Timeline(change.uow.cases.events(change.case.id)),
            calendars=calendars_of(change.case, uow=change.uow),
            extra_days=action.extra_days,
        ),
    )
    change.uow.actions.change(waiting, was=action)
    change.record("action.wait", action.id, action=action.label)
    change.show(waiting)


def _resume(
    change: CaseChange, correction: Correction, actions: Mapping[str, Action]
) -> None:
    """Reopen the SECU track that a withdrawn event had ended, and what it ended."""
    ended = ENDED_BY.get(correction.event.kind)
    if ended is not None:
        change.uow.cases.set_state(change.case.id, was=ended, becomes=CaseState.OPEN)
    for action in correction.resumes:
        was = actions[action.id]
        change.uow.actions.change(replace(action, due=was.due), was=was)
        change.record(
            "action.resume", action.id, action=action.label, state=action.state
        )
        change.show(action)
        if action.document_version_id:
            for role in action.waits_on:
                change.show_to(role, action)


def _say(change: CaseChange, correction: Correction) -> None:
    event, day = correction.event, correction.day
    change.show_case()
    _tell(change, correction)
    change.say(
        "event-corrected" if day else "event-withdrawn",
        event=event.kind,
        was=event.day.isoformat(),
        day=day.isoformat() if day else "",
        person=change.by.person_id,
        moves=", ".join(m.action.label for m in correction.moves if m.action.is_open),
    )


def _tell(change: CaseChange, correction: Correction) -> None:
    """Tell each owner in their own chat which of their dates moved, and why."""
    event, day = correction.event, correction.day
    for person_id, theirs in told_words(change, correction.moving):
        change.say_to_person(
            person_id,
            "event-corrected-told" if day else "event-withdrawn-told",
            event=event.kind,
            was=event.day.isoformat(),
            day=day.isoformat() if day else "",
            **theirs,
        )
