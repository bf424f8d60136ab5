"""What a rehearsal came to: what was late, who waited on whom, who was reminded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.actions import Action
from domain.calendars.working_calendar import WorkingCalendar
from domain.cases import CaseEvent
from domain.nudging.history import Nudged, NudgeOutcome
from domain.nudging.ladders import Step
from domain.record import RecordRow
from domain.rehearsal.scene import Scene
from domain.rehearsal.turns import turns_of

_ONE_DAY = timedelta(days=1)
# What hands an action on, and by what: from these the waiting is reckoned.
_ASKS, _GIVES, _CLEARED, _SUBMITS = (
    "approval.ask",
    "approval.give",
    "approval.complete",
    "approval.submit",
)
_ENDS = frozenset({"action.finish", "action.waive", "part.finish"})
_HANDS_ON = frozenset({_ASKS, _GIVES, _CLEARED, _SUBMITS, *_ENDS})
_UP_THE_LINE = frozenset({Step.LEAD, Step.TOP})
_SAID = frozenset({NudgeOutcome.DELIVERED, NudgeOutcome.QUEUED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOutcome:
    """
    One action that began: *late_days* are working days after its due day.

    *due* is None where it is never late. *by* is who did it, or whose turn it is.
    """

    action: Action
    title: str
    opened: date
    due: date | None
    done: date | None
    late_days: int
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """That *waiter* (empty for the case) waited so many working days *on* somebody."""

    waiter: str
    on: str
    label: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """How often somebody was reminded, and how often told of another's lateness."""

    person_id: str
    own: int
    of_others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A rehearsal from its *first* day to its *last*, the day that it is there now."""

    first: date
    last: date
    is_over: bool
    outcomes: tuple[ActionOutcome, ...]
    waits: tuple[Wait, ...]  # The longest first.
    reminded: tuple[Reminded, ...]  # The most often first.
    events: tuple[CaseEvent, ...]

    @property
    def late(self) -> tuple[ActionOutcome, ...]:
        """The actions that were done late or are late, the latest first."""
        found = [outcome for outcome in self.outcomes if outcome.late_days]
        return tuple(sorted(found, key=lambda each: -each.late_days))

    @property
    def waited_on(self) -> tuple[tuple[str, int], ...]:
        """How many working days others waited on each person, the most first."""
        days: Counter[str] = Counter()
        for wait in self.waits:
            days[wait.on] += wait.days
        return tuple(days.most_common())


def summary_of(
    scene: Scene, *, record: Iterable[RecordRow], nudges: Iterable[Nudged]
) -> Summary:
    """Work out what a rehearsal came to."""
    began = [action for action in scene.actions if action.opened_on is not None]
    waited = sorted(_waits(scene, record), key=lambda wait: -wait.days)
    return Summary(
        first=scene.case.opened_at.date(),
        last=scene.now.date(),
        is_over=scene.is_over,
        outcomes=tuple(_outcome(action, scene) for action in began),
        waits=tuple(waited),
        reminded=tuple(_reminded(nudges)),
        events=scene.timeline.events,
    )


def working_days(first: date, last: date, calendar: WorkingCalendar) -> int:
    """Count the working days after *first* up to *last*; none where that is before."""
    days = (first + _ONE_DAY * n for n in range(1, (last - first).days + 1))
    return sum(map(calendar.is_working_day, days))


def _outcome(action: Action, scene: Scene) -> ActionOutcome:
    row = scene.rows[action.row_key]
    done = action.done_at.date() if action.done_at else None
    ended = done or (scene.now.date() if action.is_open else action.due_on)
    days = 0
    if action.due_on is not None and ended is not None:
        days = working_days(action.due_on, ended, scene.calendars.binding(row))
    return ActionOutcome(
        action=action,
        title=row.title,
        opened=action.opened_on or scene.case.opened_at.date(),
        due=action.due_on,
        done=done,
        late_days=days,
        by=action.done_by or _whose(action, scene),
    )


def _whose(action: Action, scene: Scene) -> str:
    mine = [turn for turn in turns_of(scene) if turn.action.id == action.id]
    return mine[0].people[0] if mine else ""


def _waits(scene: Scene, record: Iterable[RecordRow]) -> list[Wait]:
    rows: defaultdict[str, list[RecordRow]] = defaultdict(list)
    for row in record:
        if row.verb in _HANDS_ON and row.content and "action" in row.content:
            rows[row.content["action"]].append(row)
    found = [
        wait
        for action in scene.actions
        if action.opened_on is not None
        and not scene.rows[action.row_key].for_information
        for wait in _waits_of(action, rows[action.label], scene)
    ]
    return [wait for wait in found if wait.days and wait.on and wait.on != wait.waiter]


def _waits_of(action: Action, rows: list[RecordRow], scene: Scene) -> list[Wait]:
    """Return who waited on whom for one action: each hands it on to the next."""
    calendar = scene.calendars.binding(scene.rows[action.row_key])
    waiter, since = "", action.opened_on or scene.now.date()
    found: dict[str, Wait] = {}
    for row in rows:
        day = row.at.date()
        if row.verb != _CLEARED:
            days = _days_waited(waiter, since, day, action, calendar)
            waited = Wait(waiter=waiter, on=row.who, label=action.label, days=days)
            # The signature that ends an action is its ending too: it counts once.
            found.setdefault(f"{row.who} {since}", waited)
        if row.verb in {_ASKS, _CLEARED}:
            since = day
        if row.verb == _ASKS:
            waiter = row.who
    return [*found.values(), *_still(action, waiter, since, scene)]


def _days_waited(
    waiter: str, since: date, day: date, action: Action, calendar: WorkingCalendar
) -> int:
    """
    Count the working days that somebody waited.

    The case itself waits only from the day on which an action was due: until then its
    doer is not waited for.
    """
    if waiter:
        return working_days(since, day, calendar)
    return working_days(action.due_on, day, calendar) if action.due_on else 0


def _still(action: Action, waiter: str, since: date, scene: Scene) -> list[Wait]:
    """Return the waiting that goes on, on whose turn it is now."""
    calendar = scene.calendars.binding(scene.rows[action.row_key])
    days = _days_waited(waiter, since, scene.now.date(), action, calendar)
    return [
        Wait(waiter=waiter, on=turn.people[0], label=action.label, days=days)
        for turn in turns_of(scene)
        if turn.action.id == action.id
    ]


def _reminded(nudges: Iterable[Nudged]) -> list[Reminded]:
    counts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for nudged in nudges:
        if nudged.outcome in _SAID:
            counts[nudged.person_id][nudged.step in _UP_THE_LINE] += 1
    found = [_counted(person, count) for person, count in counts.items()]
    return sorted(found, key=lambda each: (-each.own - each.of_others, each.person_id))


def _counted(person_id: str, count: Mapping[bool, int]) -> Reminded:
    return Reminded(person_id=person_id, own=count[False], of_others=count[True])


def ended_at(outcome: ActionOutcome, summary: Summary) -> date:
    """Return the day up to which an action is drawn."""
    action = outcome.action
    changed: datetime | None = action.changed_at
    if outcome.done:
        return outcome.done
    return summary.last if action.is_open or not changed else changed.date()
