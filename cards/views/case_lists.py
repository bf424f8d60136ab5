"""What the case card lists: the next actions, SECU's requests, the room's making."""

from datetime import date
from functools import partial

from cards.elements import Badge, Button, Item, Items, Text, Tone
from cards.remembered import Remembered
from cards.verbs import Verb
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext, translate, zone
from cards.wording.dates import day_there, long_day, near_day
from cards.wording.due import ALONE, When, badge_of
from cards.wording.refusals import word_refusal
from cards.wording.states import ROOM_STEPS, named, roles_listed
from domain.actions import Action, ActionState
from domain.cases import CaseState
from domain.deadlines import Pace
from domain.procedure.model import ProcedureRow
from domain.refusals import Refusal
from domain.requests import SecuRequest
from domain.rooms import RoomStep, StepState, is_made, is_shut
from domain.sheets import CaseActions, CaseSheet

_NEXT = 6
_AT_ONCE = {Pace.AS_SOON_AS_POSSIBLE, Pace.IMMEDIATELY, Pace.UPON_RECEIPT}
_REQUESTS = 4


def when_of(sheet: CaseActions) -> When:
    """Return how days are told to who reads a case: a room has no day of its own."""
    return When(
        in_room=sheet.standing is None,
        has_ended=sheet.case.state is not CaseState.OPEN,
    )


def action_item(
    action: Action,
    row: ProcedureRow,
    *,
    today: date,
    note: str = "",
    when: When = ALONE,
) -> Item:
    """Return an action as a line of a list, with the button that opens its card."""
    return _ITEMS.of(
        action,
        row,
        today=today,
        note=note,
        when=when,
        language=language(),
        zone=zone(),
    )


def _action_item(
    action: Action,
    row: ProcedureRow,
    *,
    today: date,
    note: str,
    when: When,
    **_reader: str,
) -> Item:
    badge = badge_of(action, row=row, today=today, when=when) or _ended_badge(action)
    return Item(
        action.label,
        translate(row.title),
        note=note or roles_listed(action.waits_on or row.doers, any_of=False),
        badge=badge,
        button=Button(verb=Verb.ACTION_SHOW, target=action.id, label=_("Show")),
    )


_ITEMS = Remembered(_action_item)


def _ended_badge(action: Action) -> Badge:
    if action.state is ActionState.DONE:
        day = long_day(day_there(action.done_at)) if action.done_at else ""
        return Badge(_("Done {day}").format(day=day).strip(), Tone.GOOD)
    if action.state is ActionState.WAIVED:
        return Badge(_("Waived"), Tone.MUTED)
    return Badge(_("Lapsed"), Tone.MUTED)


def urgency(action: Action, *, today: date) -> tuple[date, bool, int]:
    """
    Return what open actions are sorted by: the earliest first, then what has no day.

    What the SOP wants at once stands with what is due today, behind what is late.
    """
    at_once = action.due.pace in _AT_ONCE
    day = today if at_once else action.due.day or date.max
    return (day, not at_once, action.number)


def next_actions(sheet: CaseSheet) -> tuple[Items, ...]:
    """Return the open actions that are next, the late ones first."""
    found = sorted(
        (
            action
            for action in sheet.actions
            if action.is_open and not _is_shown_only(sheet.row_of(action))
        ),
        key=partial(urgency, today=sheet.today),
    )
    items = tuple(
        action_item(
            action, sheet.row_of(action), today=sheet.today, when=when_of(sheet)
        )
        for action in found[:_NEXT]
    )
    more = _and_more(len(found) - len(items))
    return (Items(items, title=_("What is next"), more=more),) if items else ()


def _and_more(left: int) -> str:
    if not left:
        return ""
    words = ngettext("and {count} more", "and {count} more", left)
    return words.format(count=left)


def _is_shown_only(row: ProcedureRow) -> bool:
    return row.for_information and bool(row.owners)


def open_requests(sheet: CaseSheet) -> tuple[Items, ...]:
    """Return what SECU asked for and nobody has answered yet, earliest due first."""
    found = sorted(
        (each for each in sheet.requests if each.answered_on is None),
        key=lambda each: (each.due_on is None, each.due_on or date.max),
    )
    if not found:
        return ()
    items = tuple(
        _request(each, sheet, lead=str(number))
        for number, each in enumerate(found[:_REQUESTS], start=1)
    )
    return (
        Items(
            items,
            title=_("SECU waits for an answer"),
            more=_and_more(len(found) - len(items)),
        ),
    )


def _request(request: SecuRequest, sheet: CaseSheet, *, lead: str) -> Item:
    standing = sheet.standing
    button = Button(
        verb=Verb.REQUEST_ANSWER,
        target=with_inputs(sheet.case.id, request.id),
        label=_("Answered"),
    )
    received = _("received {day}").format(
        day=near_day(request.received_on, today=sheet.today)
    )
    may = standing is None or standing.is_on_team
    return Item(
        lead,
        request.words,
        note=received,
        badge=_request_badge(request, sheet.today),
        button=button if may else None,
    )


def _request_badge(request: SecuRequest, today: date) -> Badge:
    if request.due_on is None:
        return Badge(_("SECU gave no date"))
    day = near_day(request.due_on, today=today)
    if request.due_on < today:
        return Badge(_("Late, was due {day}").format(day=day), Tone.LATE)
    return Badge(_("By {day}").format(day=day), Tone.SOON)


def room_steps(sheet: CaseSheet) -> tuple[Items | Text, ...]:
    """Return how far the room is made, while it is not complete; or that it is shut."""
    if all(step.state is StepState.DONE for step in sheet.steps):
        return (Text(_archived(), tone=Tone.MUTED),) if is_shut(sheet.steps) else ()
    items = tuple(
        _step(step, sheet, lead=str(number))
        for number, step in enumerate(sheet.steps, start=1)
    )
    title = _("The room") if is_made(sheet.steps) else _("The room is being made")
    return (Items(items, title=title),)


def _archived() -> str:
    return _("The room is archived: it can be read, and nothing more is said there.")


def _step(step: RoomStep, sheet: CaseSheet, *, lead: str) -> Item:
    badges = {
        StepState.DONE: Badge(_("In place"), Tone.GOOD),
        StepState.WAITING: Badge(_("To do")),
        StepState.FAILED: Badge(_("Did not work"), Tone.LATE),
    }
    refusal = Refusal(step.problem, about=step.about)
    problem = word_refusal(refusal) if step.problem else ""
    retry = Button(verb=Verb.ROOM_RETRY, target=sheet.case.id, label=_("Try again"))
    return Item(
        lead,
        named(ROOM_STEPS, step.key),
        note=problem,
        badge=badges[step.state],
        button=retry if step.state is StepState.FAILED else None,
    )
