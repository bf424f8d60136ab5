"""What a nudge says of an action, and what became of it, in words."""

from datetime import date

from cards.elements import Badge, Tone
from cards.wording import _
from cards.wording.dates import near_day
from domain.actions import Action
from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from domain.wording import N_

STEPS = {
    Step.AT_ONCE: N_("told at once"),
    Step.EARLY: N_("told ahead"),
    Step.DUE: N_("told on the day"),
    Step.OVERDUE: N_("told that it is late"),
    Step.REMINDER: N_("reminded"),
    Step.LEAD: N_("told as the lead of who is late"),
    Step.TOP: N_("told at the top of the line"),
}
COMING = {
    Step.AT_ONCE: N_("is told at once"),
    Step.EARLY: N_("is told ahead"),
    Step.DUE: N_("is told that it is due"),
    Step.OVERDUE: N_("is told that it is late"),
    Step.REMINDER: N_("is reminded"),
    Step.LEAD: N_("is told, as their lead"),
    Step.TOP: N_("is told, at the top of their line"),
}
OUTCOMES = {
    NudgeOutcome.QUEUED: N_("on its way"),
    NudgeOutcome.DELIVERED: N_("delivered"),
    NudgeOutcome.NOT_REACHED: N_("not reached"),
    NudgeOutcome.UNCERTAIN: N_("may not have arrived"),
    NudgeOutcome.DROPPED: N_("not sent: settled before"),
}


def nudge_badge(action: Action, *, today: date) -> Badge:
    """Return how pressing an action is on its reader's own day."""
    day = action.due.day
    if day is None:
        return Badge(_("Waits for it"), Tone.SOON)
    shown = near_day(day, today=today)
    if not action.due.can_be_late:
        return Badge(_("Suggested {day}").format(day=shown), Tone.NEUTRAL)
    if day < today:
        return Badge(_("Late, was due {day}").format(day=shown), Tone.LATE)
    if day == today:
        return Badge(_("Due today"), Tone.SOON)
    return Badge(_("Due {day}").format(day=shown), Tone.SOON)
