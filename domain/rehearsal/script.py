"""What SECU and the Administrator do in a rehearsal, and when."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from domain.actions import Action, ActionState
from domain.calendars.counting import count_working_days
from domain.calendars.working_calendar import WorkingCalendar
from domain.events import EventKind
from domain.timeline import Timeline

_K = EventKind
# The middle of the morning in New York, summer and winter.
_HOUR = time(15, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    One event of the script, so many working days *after* the one before it.

    It waits until the rows of *once_done* are done. *wants* names the rows for which
    SECU sets a date with it, in working days from then.
    """

    kind: EventKind
    after: int
    once_done: tuple[str, ...] = ()
    wants: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedStep:
    """A step and the moment, in UTC, from which on it happens."""

    step: Step
    at: datetime


# Invented gaps, long enough for every deadline between: ten months to the closure.
SCRIPT = (
    Step(kind=_K.ELIGIBLE, after=22),
    Step(kind=_K.TOR_POSTED, after=20),
    Step(kind=_K.TOR_FINAL, after=16),
    Step(kind=_K.MISSION_REQUESTED, after=8, wants={"support-mission": 10}),
    Step(kind=_K.MISSION_STARTED, after=12),
    Step(kind=_K.MISSION_ENDED, after=4),
    Step(kind=_K.FACT_CHECK_RECEIVED, after=12, wants={"answer-fact-check": 10}),
    Step(kind=_K.FACT_CHECK_RECEIVED, after=18, wants={"answer-fact-check": 8}),
    Step(kind=_K.DRAFT_POSTED, after=18, wants={"comment-on-draft-report": 20}),
    Step(kind=_K.REPORT_SUBMITTED, after=30),
    Step(kind=_K.REPORT_PUBLISHED, after=1),
    Step(kind=_K.ADMINISTRATOR_ASKED, after=1),
    Step(kind=_K.DECIDED, after=5),
    Step(kind=_K.PLAN_ISSUED, after=4, once_done=("prepare-management-response",)),
    Step(
        kind=_K.MONITORING_MISSION,
        after=15,
        wants={"support-monitoring-mission": 6},
    ),
    Step(
        kind=_K.CLOSED_BY_SECU,
        after=8,
        once_done=("report-progress", "support-monitoring-mission"),
    ),
)
KINDS = frozenset({_K.REGISTERED, *(step.kind for step in SCRIPT)})
_ENDED = frozenset({ActionState.DONE, ActionState.WAIVED})


def next_step(
    timeline: Timeline, *, actions: Iterable[Action], calendar: WorkingCalendar
) -> DatedStep | None:
    """
    Return the first step that is not recorded yet; None at the end, or while it waits.

    What somebody recorded by hand counts, so nothing is recorded twice.
    """
    step = _first_missing(timeline)
    days = [event.day for event in timeline.events if event.kind in KINDS]
    done = _done_days(step, actions) if step else None
    if step is None or done is None or not days:
        return None
    start = max([*days, *done])
    day = count_working_days(start, count=step.after, calendar=calendar).day
    return DatedStep(step=step, at=datetime.combine(day, _HOUR))


def _first_missing(timeline: Timeline) -> Step | None:
    recorded = Counter(timeline.times())
    for step in SCRIPT:
        if not recorded[step.kind]:
            return step
        recorded[step.kind] -= 1
    return None


def _done_days(step: Step, actions: Iterable[Action]) -> list[date] | None:
    """Return when the rows that a step waits for were done; None while one is not."""
    done: dict[str, date] = {}
    for action in actions:
        if action.state in _ENDED and action.done_at is not None:
            done.setdefault(action.row_key, action.done_at.date())  # Its first round.
    waits = step.once_done
    return [done[key] for key in waits] if all(key in done for key in waits) else None
