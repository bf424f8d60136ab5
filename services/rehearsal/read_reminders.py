"""Read whom the desk reminds of what next, in a rehearsal's virtual time."""

from domain.rehearsal.agenda import Reminder
from services.nudging.hearings import hearings
from services.ports import Ports
from services.rehearsal.begin_rehearsal import REFERENCE


def read_reminders(*, ports: Ports) -> tuple[Reminder, ...]:
    """Return what each reader of each open action hears next, soonest first."""
    now = ports.clock()
    with ports.read_uow() as uow:
        case = uow.cases.named(REFERENCE)
        actions = uow.actions.of_case(case.id) if case else []
        looked = uow.sweep.some([action.id for action in actions if action.is_open])
        heard = hearings(looked, uow=uow, now=now)
    found = (
        Reminder(
            action_id=each.action.id,
            person_id=each.person_id,
            step=each.nudge.step,
            # What could be said now has been: who heard enough today hears it later.
            at=each.nudge.at if each.nudge.at > now else each.after,
        )
        for each in heard
    )
    return tuple(sorted(found, key=lambda reminder: reminder.at))
