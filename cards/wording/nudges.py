"""What a nudge says of an action, and what became of it, in words."""

from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from domain.wording import N_

STEPS = {
    Step.AT_ONCE: N_("told at once"),
    Step.EARLY: N_("reminded before it is due"),
    Step.DUE: N_("reminded on the day"),
    Step.OVERDUE: N_("told that it is late"),
    Step.REMINDER: N_("reminded"),
    Step.LEAD: N_("told as the lead of who is late"),
    Step.TOP: N_("told at the top of the line"),
}
COMING = {
    Step.AT_ONCE: N_("is told at once"),
    Step.EARLY: N_("is reminded before it is due"),
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
