"""Answers on nudges: rest from them with a reason, and the end of it."""

from cards.views import forms
from cards.wording import _
from cards.wording.dates import long_day
from dialogs.answers.action_replies import action_of, done_with, open_sheet_of
from dialogs.ask import Ask, asking
from dialogs.conversation import Reply
from services.nudging.snooze_action import snooze_action, wake_action


def snooze_form(ask: Ask) -> Reply:
    """Ask until when somebody wants rest, and why."""
    sheet = open_sheet_of(ask)
    typed = {name: said for name in ("day", "reason") if (said := ask.value(name))}
    form = forms.card_of_snooze_form(sheet, values=typed)
    return asking(form, case_id=sheet.case.id)


def snooze(ask: Ask) -> Reply:
    """Give rest, and read it back."""
    rest = snooze_action(
        ask.target,
        until=ask.day("day"),
        reason=ask.value("reason"),
        by=ask.actor,
        ports=ask.ports,
    )
    action = action_of(ask)
    title = _("You hear nothing of action {action} before {day}.").format(
        action=action.label, day=long_day(rest.until)
    )
    text = _("Your line hears of it all the same. “wake {action}” ends your rest.")
    return done_with(ask, action, title, text.format(action=action.label))


def wake(ask: Ask) -> Reply:
    """End somebody's rest, where there is still something to hear of."""
    open_sheet_of(ask)
    action = wake_action(ask.target, by=ask.actor, ports=ask.ports)
    title = _("You hear of action {action} again.").format(action=action.label)
    return done_with(ask, action, title)
