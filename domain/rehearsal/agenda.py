"""What happens next in a rehearsal, by itself or because somebody's day passes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.actions import Action
from domain.calendars.counting import count_working_days
from domain.nudging import ladders as nudging
from domain.rehearsal.parts import Play
from domain.rehearsal.scene import Scene
from domain.rehearsal.script import Step, next_step
from domain.rehearsal.turns import Turn, acts_at, turns_of

_HOUR = time(16, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """That the desk reminds somebody of an action *at* a moment."""

    action_id: str
    person_id: str
    step: nudging.Step
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """
    Something that happens *at* a moment after now.

    It is a *step* of SECU's script, the *turn* of a part that nobody plays, or a
    *reminder*.
    """

    at: datetime
    step: Step | None = None
    turn: Turn | None = None
    reminder: Reminder | None = None


def comings_of(scene: Scene, *, reminders: Iterable[Reminder]) -> tuple[Coming, ...]:
    """Return what comes by itself, soonest first; nothing once the case is over."""
    if scene.is_over:
        return ()
    reminded = (Coming(at=each.at, reminder=each) for each in reminders)
    found = [*_steps(scene), *_moves(scene), *reminded]
    later = (coming for coming in found if coming.at > scene.now)
    return tuple(sorted(later, key=lambda coming: coming.at))


def day_on(scene: Scene) -> datetime:
    """Return an hour of the next working day at which both offices work."""
    today, calendar = scene.now.date(), scene.calendars.headquarters
    day = count_working_days(today, count=1, calendar=calendar).day
    return datetime.combine(day, _HOUR)


def due_steps(scene: Scene) -> tuple[Step, ...]:
    """Return the step of the script whose time has come, if any."""
    return tuple(c.step for c in _steps(scene, late=True) if c.step)


def due_turns(scene: Scene) -> tuple[Turn, ...]:
    """Return the moves that the rehearsal makes now."""
    timed = ((turn, acts_at(turn, scene)) for turn in turns_of(scene))
    return tuple(turn for turn, at in timed if at is not None and at <= scene.now)


def turns_of_players(scene: Scene) -> tuple[Turn, ...]:
    """Return the turns that wait for somebody at a desk."""
    return tuple(
        turn for turn in turns_of(scene) if any(map(scene.is_played, turn.people))
    )


def passed_over(scene: Scene, *, to: datetime) -> tuple[Turn, ...]:
    """Return the turns of players whose day would pass undone on the way *to* then."""
    return tuple(
        turn
        for turn in turns_of_players(scene)
        if _passes(turn.action, first=scene.now.date(), last=to.date())
    )


def late_on_purpose(scene: Scene) -> tuple[str, ...]:
    """Return the people whom the rehearsal lets be late."""
    return tuple(who for who, play in scene.plays.items() if play is Play.LATE)


def _passes(action: Action, *, first: date, last: date) -> bool:
    return action.due_on is not None and first <= action.due_on < last


def _steps(scene: Scene, *, late: bool = False) -> Iterator[Coming]:
    calendar = scene.calendars.headquarters
    dated = next_step(scene.timeline, actions=scene.actions, calendar=calendar)
    if dated is None or scene.is_over:
        return
    if not late:
        yield Coming(at=_from_now(dated.at, scene), step=dated.step)
    elif dated.at <= scene.now:
        yield Coming(at=dated.at, step=dated.step)


def _moves(scene: Scene) -> Iterator[Coming]:
    for turn in turns_of(scene):
        at = acts_at(turn, scene)
        if at is not None:
            yield Coming(at=_from_now(at, scene), turn=turn)


def _from_now(at: datetime, scene: Scene) -> datetime:
    """What should have happened already happens on the next working day."""
    return at if at > scene.now else day_on(scene)
