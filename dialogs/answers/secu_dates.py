"""Answers on SECU's dates: before and after first where another date gives way."""

from cards.elements import Card
from cards.views import forms
from cards.views.moving import told_people
from cards.views.redating import card_of_secu_dating
from cards.wording import _
from cards.wording.dates import listed, long_day
from dialogs.answers.action_replies import done_with, open_sheet_of, sheet_of
from dialogs.ask import Ask, asking, showing
from dialogs.conversation import Reply
from dialogs.drafts import keep_inputs, kept_inputs
from dialogs.previews import OUTDATED, outdated
from domain.moving import NOT_SEEN
from domain.refusals import Refusal
from services.actions.set_secu_date import SecuDating, set_secu_date

DATING = "secu-date"  # The kind of draft that keeps where SECU said so.


def secu_date_form(ask: Ask) -> Reply:
    """Ask for the date that SECU set, where it sets one."""
    sheet = sheet_of(ask)
    if not sheet.row.secu_may_date:
        raise Refusal("secu-sets-no-date", action=sheet.action.label)
    open_sheet_of(ask)
    typed = {name: said for name in ("day", "note") if (said := ask.value(name))}
    form = forms.card_of_secu_date_form(sheet, values=typed)
    return asking(form, case_id=sheet.case.id)


def secu_date(ask: Ask) -> Reply:
    """
    Show what SECU's date would move, before anything changes.

    The first date of an action that had none is stored at once, and read back.
    """
    note = ask.value("note")
    dating = _dated(ask, note, confirmed=False)
    if dating.asks:
        return showing(_preview(ask, dating, note), case_id=dating.action.case_id)
    return _told(ask, dating)


def _dated(ask: Ask, note: str, *, confirmed: bool) -> SecuDating:
    return set_secu_date(
        ask.target,
        day=ask.day("day"),
        words=note,
        confirmed=confirmed,
        seen=(ask.value("seen") or NOT_SEEN) if confirmed else "",
        by=ask.actor,
        ports=ask.ports,
    )


def _preview(ask: Ask, dating: SecuDating, note: str) -> Card:
    return card_of_secu_dating(
        sheet_of(ask),
        dating.moving,
        after=dating.action.due,
        draft_id=keep_inputs(ask, DATING, {"note": note}),
    )


def secu_date_confirmed(ask: Ask) -> Reply:
    """Store the date that SECU set, as it was shown."""
    note = (kept_inputs(ask, DATING, ask.value("draft")) or {}).get("note", "")
    try:
        return _told(ask, _dated(ask, note, confirmed=True))
    except Refusal as refusal:
        if refusal.code != OUTDATED:
            raise
    now = _dated(ask, note, confirmed=False)
    return outdated(ask, _preview(ask, now, note), case_id=now.action.case_id)


def _told(ask: Ask, dating: SecuDating) -> Reply:
    action, sheet = dating.action, sheet_of(ask)
    day = long_day(action.secu_day) if action.secu_day else ""
    title = _("SECU wants action {action} by {day}.").format(
        action=action.label, day=day
    )
    people = listed(told_people(dating.moving, sheet.people))
    said = _("Told: the room, and in their own chat {people}.") if people else ""
    return done_with(ask, action, title, said.format(people=people))
