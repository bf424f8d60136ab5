"""What comes and came in a rehearsal, in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from cards.wording import _, ngettext, translate, zone
from cards.wording.dates import listed, long_day, near_day
from cards.wording.events import event_title
from cards.wording.nudges import STEPS
from cards.wording.record import record_words
from domain.actions import Action
from domain.events import BY_KIND
from domain.nudging.history import Nudged
from domain.nudging.ladders import Step
from domain.record import RecordRow
from domain.rehearsal.agenda import Coming, Reminder
from domain.rehearsal.parts import Play
from domain.rehearsal.scene import Scene
from domain.rehearsal.turns import Move, Turn
from domain.wording import N_

_MOST = 2
_SECU = "SECU"  # Its name in every language.
MOVES: Mapping[Move, str] = {
    Move.FINISH: N_("{person} does action {action}"),
    Move.PART: N_("{person} does their part of action {action}"),
    Move.DRAFT: N_("{person} drafts action {action} and sends it on"),
    Move.SIGN: N_("{person} gives their key for action {action}"),
    Move.SUBMIT: N_("{person} submits action {action} to SECU"),
}
TO_DO: Mapping[Move, str] = {
    Move.FINISH: N_("action {action}, {title}"),
    Move.PART: N_("your part of action {action}, {title}"),
    Move.DRAFT: N_("draft action {action}, {title}"),
    Move.SIGN: N_("sign or clear action {action}, {title}"),
    Move.SUBMIT: N_("submit action {action} to SECU, {title}"),
}
PLAYS: Mapping[Play, str] = {
    Play.BY_SOMEBODY: N_("Played by somebody"),
    Play.LATE: N_("Plays itself, late on purpose"),
    Play.ON_TIME: N_("Plays itself, on time"),
}
_TOLD_OF_OTHERS = frozenset({Step.LEAD, Step.TOP})
_SAID = frozenset(
    {
        "action.finish",
        "approval.ask",
        "approval.give",
        "approval.submit",
        "event.record",
        "part.finish",
        "secu.date",
    }
)


def moment_words(at: datetime) -> str:
    """Return a moment on the reader's clock: `Mon 8 January 2024, 10:00 EST`."""
    there = at.astimezone(ZoneInfo(zone()))
    words = _("{day}, {time}")
    return words.format(day=long_day(there.date()), time=f"{there:%H:%M %Z}")


def soon_words(at: datetime, *, now: datetime) -> str:
    """Return a moment to come, with as little as tells it apart from now."""
    there, here = (each.astimezone(ZoneInfo(zone())) for each in (at, now))
    days = (there.date() - here.date()).days
    near = {0: _("today"), 1: _("tomorrow")}
    day = near.get(days) or near_day(there.date(), today=here.date())
    return _("{day}, {time}").format(day=day, time=f"{there:%H:%M}")


def next_words(comings: Iterable[Coming], scene: Scene) -> str:
    """Return what happens at the next moment, the first two of it in full."""
    waiting = tuple(comings)
    first = [each for each in waiting if each.at == waiting[0].at]
    said = list(dict.fromkeys(coming_words(each, scene) for each in first))
    more = len(said) - _MOST
    if more > 0:
        said[_MOST:] = [ngettext("{count} more", "{count} more", more)]
    return listed(said).format(count=more)


def coming_words(coming: Coming, scene: Scene) -> str:
    """Return one thing that comes."""
    if coming.step is not None:
        kind = coming.step.kind
        event = event_title(kind)
        is_named = _SECU in event or not BY_KIND[kind].by_secu
        return event if is_named else _("SECU: {event}").format(event=event)
    if coming.turn is not None:
        return _turn_words(coming.turn, scene)
    return _reminder_words(coming.reminder, scene) if coming.reminder else ""


def _turn_words(turn: Turn, scene: Scene) -> str:
    words = translate(MOVES[turn.move])
    return words.format(person=name_in(scene, turn.people[0]), action=turn.action.label)


def _reminder_words(reminder: Reminder, scene: Scene) -> str:
    words = (
        _("{person} is told that action {action} is late")
        if reminder.step in _TOLD_OF_OTHERS
        else _("{person} is reminded of action {action}")
    )
    label = next(a.label for a in scene.actions if a.id == reminder.action_id)
    return words.format(person=name_in(scene, reminder.person_id), action=label)


def to_do_words(turn: Turn, scene: Scene) -> str:
    """Return what somebody has to do."""
    title = translate(scene.rows[turn.action.row_key].title)
    return translate(TO_DO[turn.move]).format(action=turn.action.label, title=title)


def passed_words(turn: Turn, scene: Scene) -> str:
    """Return what will be late when time goes on."""
    due = turn.action.due_on
    words = _("{person} has not done action {action}, due {day}: it will be late.")
    return words.format(
        person=listed(name_in(scene, who) for who in turn.people),
        action=turn.action.label,
        day=long_day(due) if due else "",
    )


def happened_words(
    rows: Iterable[RecordRow], nudges: Iterable[tuple[Action, Nudged]], scene: Scene
) -> tuple[str, ...]:
    """Return what is recorded of this moment, and who was reminded at it."""
    names = {person.id: person.name for person in scene.people.values()}
    said = [
        f"{names.get(row.who, row.who)}: {record_words(row, names)}"
        for row in rows
        if row.verb in _SAID and row.at == scene.now
    ]
    words = _("{person}: {step}, action {action}")
    told = [
        words.format(
            person=names.get(nudged.person_id, nudged.person_id),
            step=translate(STEPS[nudged.step]),
            action=action.label,
        )
        for action, nudged in nudges
        if nudged.at == scene.now
    ]
    return (*said, *told)


def name_in(scene: Scene, person_id: str) -> str:
    """Return a person's name; of nobody, the case itself."""
    person = scene.people.get(person_id)
    return person.name if person else person_id or _("The case")
