"""Answers on more time: ask, take back, grant with before and after, deny."""

from collections.abc import Callable

from cards.elements import Card
from cards.views import forms
from cards.views.extensions import asked_words, decided_words
from cards.views.heads import name_of
from cards.views.moving import told_people
from cards.views.redating import card_of_granting
from cards.wording import _
from cards.wording.dates import listed, long_day, working_days
from dialogs.answers.action_replies import done_with, open_sheet_of, sheet_of
from dialogs.ask import Ask, asking, at_field, showing
from dialogs.conversation import Reply
from dialogs.drafts import keep_inputs, kept_inputs
from dialogs.previews import OUTDATED, outdated
from dialogs.reading.day_counts import read_day_count
from domain.extensions import Extension, ExtensionState, days_left, refuse_days
from domain.moving import NOT_SEEN
from domain.refusals import Refusal
from domain.sheets import ActionSheet
from services.dates.ask_extension import Asked, ask_extension
from services.dates.decide_extension import Granting, deny_extension, grant_extension
from services.dates.withdraw_extension import withdraw_extension

GRANTING = "granting"  # The kind of draft that keeps the words to who asked.
_NO_NUMBER = 0  # Refused where a number of days is needed.
Form = Callable[..., Card]
# What was refused, and the field of the form at which it is told.
_FIELDS = {
    "extension-days": "days",
    "extension-total": "days",
    "reason-missing": "reason",
}


def extension_form(ask: Ask) -> Reply:
    """Ask how much more time is needed, and why; or show what is asked already."""
    sheet = open_sheet_of(ask)
    if sheet.asked is not None:
        return _standing(ask, sheet, sheet.asked)
    if not days_left(sheet.action):
        refuse_days(1, action=sheet.action)
    form = forms.card_of_extension_form(sheet, values=_typed(ask))
    return asking(form, case_id=sheet.case.id)


def _typed(ask: Ask) -> dict[str, str]:
    names = ("days", "reason", "answer")
    return {name: said for name in names if (said := ask.value(name))}


def _days(ask: Ask) -> int:
    return read_day_count(ask.value("days")) or _NO_NUMBER


def ask_for(ask: Ask) -> Reply:
    """Ask for more time; a request that waits already is the answer."""
    try:
        asked = ask_extension(
            ask.target,
            days=_days(ask),
            reason=ask.value("reason"),
            by=ask.actor,
            ports=ask.ports,
        )
    except Refusal as refusal:
        return _again(ask, refusal, forms.card_of_extension_form)
    sheet = sheet_of(ask)
    if asked.again:
        return _standing(ask, sheet, asked.extension)
    days = working_days(asked.extension.asked_days)
    words = _("You asked for {days} more on action {action}.")
    title = words.format(days=days, action=sheet.action.label)
    return done_with(ask, sheet.action, title, _waits(asked, sheet))


def _again(ask: Ask, refusal: Refusal, form: Form) -> Reply:
    """Show the form again with the problem at its question."""
    problems = at_field(refusal, _FIELDS)
    sheet = sheet_of(ask)
    card = form(sheet, values=_typed(ask), problems=problems)
    return asking(card, case_id=sheet.case.id)


def _waits(asked: Asked, sheet: ActionSheet) -> str:
    people = listed(name_of(each, sheet.people) for each in asked.deciders)
    return _("It waits for {people}; until then the date stays.").format(people=people)


def _standing(ask: Ask, sheet: ActionSheet, extension: Extension) -> Reply:
    """Say what is asked for already: one request an action waits at a time."""
    if not extension.is_open:
        return _decided(ask, extension)
    title = _("More time for action {action} is asked for already.")
    then = _("To ask for another number of days, whoever asked takes that back first.")
    return done_with(
        ask,
        sheet.action,
        title.format(action=sheet.action.label),
        f"{asked_words(extension, sheet)}. {then}",
    )


def withdraw(ask: Ask) -> Reply:
    """Take one's own request back."""
    extension = withdraw_extension(_which(ask), by=ask.actor, ports=ask.ports)
    if extension.state is not ExtensionState.WITHDRAWN:
        return _decided(ask, extension)
    sheet = sheet_of(ask)
    title = _("You took back the request for more time on action {action}.")
    return done_with(ask, sheet.action, title.format(action=sheet.action.label))


def _which(ask: Ask) -> str:
    """Return the id of the request meant: the one pressed, else the action's last."""
    if ask.value("extension"):
        return ask.value("extension")
    sheet = sheet_of(ask)
    for last in sheet.extensions[-1:]:
        return last.id
    raise Refusal("no-extension-asked", action=sheet.action.label)


def _decided(ask: Ask, extension: Extension) -> Reply:
    """Say who decided before: a second press changes nothing."""
    sheet = sheet_of(ask)
    title = _("That request for more time is decided already.")
    return done_with(ask, sheet.action, title, decided_words(extension, sheet))


def grant_form(ask: Ask) -> Reply:
    """Ask how much more time is granted."""
    sheet = sheet_of(ask)
    if sheet.asked is None:
        return grant(ask)
    form = forms.card_of_grant_form(sheet, values=_typed(ask))
    return asking(form, case_id=sheet.case.id)


def grant(ask: Ask) -> Reply:
    """Show what granting would move, before anything changes."""
    try:
        granting = _granted(ask, ask.value("answer"), confirmed=False)
    except Refusal as refusal:
        return _again(ask, refusal, forms.card_of_grant_form)
    if granting.again:
        return _decided(ask, granting.extension)
    return showing(_preview(ask, granting), case_id=granting.extension.case_id)


def _granted(ask: Ask, answer: str, *, confirmed: bool) -> Granting:
    return grant_extension(
        _which(ask),
        days=_days(ask) if ask.value("days") else None,
        answer=answer,
        confirmed=confirmed,
        seen=ask.value("seen") or NOT_SEEN,
        by=ask.actor,
        ports=ask.ports,
    )


def _preview(ask: Ask, granting: Granting, *, answer: str | None = None) -> Card:
    words = ask.value("answer") if answer is None else answer
    return card_of_granting(
        sheet_of(ask),
        granting.extension,
        granting.moving,
        days=granting.days,
        draft_id=keep_inputs(ask, GRANTING, {"answer": words}),
    )


def grant_confirmed(ask: Ask) -> Reply:
    """Grant more time, as it was shown."""
    kept = kept_inputs(ask, GRANTING, ask.value("draft")) or {}
    answer = kept.get("answer", "")
    try:
        granting = _granted(ask, answer, confirmed=True)
    except Refusal as refusal:
        if refusal.code != OUTDATED:
            raise
        now = _granted(ask, answer, confirmed=False)
        case_id = now.extension.case_id
        return outdated(ask, _preview(ask, now, answer=answer), case_id=case_id)
    if granting.again:
        return _decided(ask, granting.extension)
    return _told(ask, granting)


def _told(ask: Ask, granting: Granting) -> Reply:
    sheet = sheet_of(ask)
    due = sheet.action.due
    words = _("Action {action} has {days} more: it is due {day}.")
    title = words.format(
        action=sheet.action.label,
        days=working_days(granting.days),
        day=long_day(due.day) if due.day else "",
    )
    people = listed(told_people(granting.moving, sheet.people))
    said = _("Told: the room, and in their own chat {people}.") if people else ""
    return done_with(ask, sheet.action, title, said.format(people=people))


def deny_form(ask: Ask) -> Reply:
    """Ask why there is no more time."""
    sheet = sheet_of(ask)
    form = forms.card_of_deny_form(sheet, values=_typed(ask))
    return asking(form, case_id=sheet.case.id)


def deny(ask: Ask) -> Reply:
    """Deny more time, with a reason."""
    which, before = _which(ask), sheet_of(ask).asked
    extension = deny_extension(
        which, reason=ask.value("reason"), by=ask.actor, ports=ask.ports
    )
    if before is None or before.id != extension.id:
        return _decided(ask, extension)
    sheet = sheet_of(ask)
    title = _("Action {action} keeps its date; who asked reads why.")
    return done_with(ask, sheet.action, title.format(action=sheet.action.label))
