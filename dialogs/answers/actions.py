"""Answers on single actions: show, start, finish, waive, reopen, comment."""

from hashlib import sha256

from cards.views import forms
from cards.views.action import card_of_action
from cards.views.action_paper import fingerprint_shown
from cards.views.rights import May
from cards.views.why import card_of_why
from cards.wording import _
from dialogs.answers.action_replies import (
    action_of,
    done_with,
    sheet_of,
)
from dialogs.ask import Ask, asking, showing
from dialogs.conversation import Reply
from domain.actions import ActionState
from domain.sheets import ActionSheet
from services.actions.finish_action import Shown, finish_action
from services.actions.move_action import (
    assign_action,
    comment_on_action,
    start_action,
)
from services.actions.next_round import repeat_action
from services.actions.waive_action import reopen_action, waive_action
from services.requests.stakeholders import mark_told


def show(ask: Ask) -> Reply:
    """Show an action as it stands for the asker."""
    sheet = sheet_of(ask)
    return showing(card_of_action(sheet), case_id=sheet.case.id)


def why(ask: Ask) -> Reply:
    """Explain an action's date."""
    sheet = sheet_of(ask)
    return showing(card_of_why(sheet), case_id=sheet.case.id)


def start(ask: Ask) -> Reply:
    """Say that work on an action has begun."""
    action = start_action(ask.target, by=ask.actor, ports=ask.ports)
    title = _("Action {action} is under way.").format(action=action.label)
    return done_with(ask, action, title)


def done_form(ask: Ask) -> Reply:
    """Ask what shows that an action is done, or say who finished it."""
    sheet = sheet_of(ask)
    if sheet.action.state is ActionState.DONE:
        return _already_done(ask, sheet)
    if not May(sheet).finish():
        # Nobody fills in a form for nothing: this says why not, and what to do.
        finish_action(ask.target, shown=Shown(), by=ask.actor, ports=ask.ports)
    return asking(forms.card_of_done_form(sheet), case_id=sheet.case.id)


def _is_done(ask: Ask) -> bool:
    return action_of(ask).state is ActionState.DONE


def _already_done(ask: Ask, sheet: ActionSheet) -> Reply:
    person = sheet.people.get(sheet.action.done_by)
    title = _("Action {action} is done already.").format(action=sheet.action.label)
    by = _("{person} finished it.").format(person=person.name) if person else ""
    return done_with(ask, sheet.action, title, f"{by} {_not_stored(ask)}".strip())


def _not_stored(ask: Ask) -> str:
    """Say that what somebody showed came too late, so that they do not rely on it."""
    if not (ask.value("note") or ask.value("link") or ask.files):
        return ""
    return _(
        "What you wrote or attached now was not stored. To keep it, comment: comment"
        " {action}"
    ).format(action=sheet_of(ask).action.label)


def done(ask: Ask) -> Reply:
    """Finish an action; who was first is the answer."""
    if _is_done(ask):
        return _already_done(ask, sheet_of(ask))
    action = finish_action(ask.target, shown=ask.shown(), by=ask.actor, ports=ask.ports)
    title = _("Action {action} is done.").format(action=action.label)
    return done_with(ask, action, title, _filed(ask))


def _filed(ask: Ask) -> str:
    """Say which file was handed in, as it is known from now on."""
    paper = ask.paper()
    if paper is None:
        return ""
    fingerprint = fingerprint_shown(sha256(paper.content).hexdigest())
    words = _("“{name}” is on file; its fingerprint begins with {fingerprint}.")
    return words.format(name=paper.name, fingerprint=fingerprint)


def comment_form(ask: Ask) -> Reply:
    """Ask for a comment."""
    sheet = sheet_of(ask)
    return asking(forms.card_of_comment_form(sheet), case_id=sheet.case.id)


def comment(ask: Ask) -> Reply:
    """Add a comment to an action."""
    action = action_of(ask)
    comment_on_action(
        action.id, words=ask.value("words"), by=ask.actor, ports=ask.ports
    )
    title = _("Your comment stands on action {action}.").format(action=action.label)
    return done_with(ask, action, title)


def assign_form(ask: Ask) -> Reply:
    """Ask whom an action is for."""
    sheet = sheet_of(ask)
    return asking(forms.card_of_assign_form(sheet), case_id=sheet.case.id)


def assign(ask: Ask) -> Reply:
    """Give an action to one person."""
    action = assign_action(
        ask.target, to=ask.value("person"), by=ask.actor, ports=ask.ports
    )
    person = sheet_of(ask).people.get(action.assignee_id)
    title = _("Action {action} is now with {person}.").format(
        action=action.label, person=person.name if person else action.assignee_id
    )
    return done_with(ask, action, title)


def waive_form(ask: Ask) -> Reply:
    """Ask why an action is not done."""
    sheet = sheet_of(ask)
    return asking(forms.card_of_waive_form(sheet), case_id=sheet.case.id)


def waive(ask: Ask) -> Reply:
    """Waive an action."""
    action = waive_action(
        ask.target, reason=ask.value("reason"), by=ask.actor, ports=ask.ports
    )
    title = _("Action {action} is waived; the reason is on record.").format(
        action=action.label
    )
    return done_with(ask, action, title)


def reopen_form(ask: Ask) -> Reply:
    """Ask why an action is taken up again."""
    sheet = sheet_of(ask)
    return asking(forms.card_of_reopen_form(sheet), case_id=sheet.case.id)


def reopen(ask: Ask) -> Reply:
    """Take an action up again."""
    action = reopen_action(
        ask.target, reason=ask.value("reason"), by=ask.actor, ports=ask.ports
    )
    title = _("Action {action} is open again.").format(action=action.label)
    return done_with(ask, action, title)


def repeat(ask: Ask) -> Reply:
    """Open another round of an action."""
    action = repeat_action(ask.target, by=ask.actor, ports=ask.ports)
    title = _("Action {action} is open.").format(action=action.label)
    return done_with(ask, action, title)


def stakeholder_told(ask: Ask) -> Reply:
    """Record that a stakeholder was told."""
    mark_told(
        ask.target,
        stakeholder_id=ask.value("stakeholder"),
        by=ask.actor,
        ports=ask.ports,
    )
    return done_with(ask, action_of(ask), _("Noted: they were told."))
