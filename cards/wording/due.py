"""When something is due, in a word and a tone; `cards.wording.why` says why."""

from dataclasses import dataclass
from datetime import date, timedelta

from cards.elements import Badge, Tone
from cards.wording import _, translate
from cards.wording.dates import listed, long_day, near_day, working_days
from cards.wording.events import event_title
from domain.actions import Action, ActionState
from domain.deadlines import Pace
from domain.due import Due, DueKind
from domain.procedure.model import ProcedureRow
from domain.wording import N_

PACES = {
    Pace.AS_SOON_AS_POSSIBLE: N_("As soon as possible"),
    Pace.AS_NEEDED: N_("As needed"),
    Pace.UPON_RECEIPT: N_("Upon receipt"),
    Pace.IMMEDIATELY: N_("Immediately"),
}
_ONE_DAY = timedelta(days=1)
_SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """
    What bears on how a day is told.

    *in_room* is where people of several time zones read, on days of their own: nothing
    is "today" for all of them. *has_ended* is a case whose SECU track has. What is
    *kept* as it was said is read on later days too, so it names its day.
    """

    in_room: bool = False
    has_ended: bool = False
    kept: bool = False


ALONE = When()


def badge_of(
    action: Action, *, row: ProcedureRow, today: date, when: When = ALONE
) -> Badge | None:
    """
    Return when an action is due, in a word and a tone; None where it has ended.

    *today* is the reader's own day.
    """
    if action.state is ActionState.WAITING and when.has_ended:
        return Badge(_("Will not come any more"), Tone.MUTED)
    if action.state is ActionState.WAITING:
        events = listed((event_title(kind) for kind in row.opens_on), any_of=True)
        return Badge(_("Waits for: {event}").format(event=events), Tone.MUTED)
    if not action.is_open:
        return None
    return due_badge(action.due, row, today=today, when=when)


def due_badge(due: Due, row: ProcedureRow, *, today: date, when: When = ALONE) -> Badge:
    """Return when something open is due, in a word and a tone."""
    if due.kind is DueKind.END or row.for_information:
        return Badge(_("For information"), Tone.MUTED)
    if due.kind is DueKind.OPEN:
        return _open(due, today)
    if due.day is None:
        return _undated(due, row)
    if due.can_be_late:
        return _dated(due, due.day, today, when)
    day = near_day(due.day, today=today)
    words = _("No date in the SOP; suggested {day}").format(day=day)
    return Badge(words, _near(due, today))


def _undated(due: Due, row: ProcedureRow) -> Badge:
    if due.waits_for is not None:
        words = _("Waits for: {event}")
        return Badge(words.format(event=event_title(due.waits_for)), Tone.MUTED)
    if row.secu_may_date:
        return Badge(_("SECU sets the date"))
    return Badge(_("No date in the SOP"))


def _dated(due: Due, day: date, today: date, when: When) -> Badge:
    shown = near_day(day, today=today)
    if day < today:
        late = _("Late, was due {day}").format(day=shown)
        return Badge(_extended(late, due, today), Tone.LATE)
    if due.recurs:
        yearly = _("Every year: next {day}").format(day=long_day(day))
        return Badge(_extended(yearly, due, today), _near(due, today))
    near = not when.in_room and day <= today + _ONE_DAY
    words = _today_or_tomorrow(due, day, today) if near else _on_day(due, shown)
    if near and when.kept:
        words = _("{due} ({day})").format(due=words, day=shown)
    return Badge(_extended(words, due, today), _near(due, today))


def _today_or_tomorrow(due: Due, day: date, today: date) -> str:
    by_secu = due.kind is DueKind.EXTERNAL
    if day == today:
        return _("Due today, set by SECU") if by_secu else _("Due today")
    return _("Due tomorrow, set by SECU") if by_secu else _("Due tomorrow")


def _on_day(due: Due, shown: str) -> str:
    by_secu = due.kind is DueKind.EXTERNAL
    words = _("Due {day}, set by SECU") if by_secu else _("Due {day}")
    return words.format(day=shown)


def _extended(words: str, due: Due, today: date) -> str:
    """Let the day that it was due without more time stay visible."""
    if due.original_day is None:
        return words
    day = near_day(due.original_day, today=today)
    return _("{due}, extended from {day}").format(due=words, day=day)


def extended_words(due: Due) -> str:
    """Say by how much a date was extended, and from when; empty where it was not."""
    if due.original_day is None:
        return ""
    words = _("extended by {days}, originally {day}")
    return words.format(
        days=working_days(due.extra_days), day=long_day(due.original_day)
    )


def _near(due: Due, today: date) -> Tone:
    near = due.day is not None and due.day <= today + _SOON
    return Tone.SOON if near else Tone.NEUTRAL


def _open(due: Due, today: date) -> Badge:
    pace = translate(PACES[due.pace]) if due.pace else _("No date")
    if due.day is None:
        return Badge(pace, Tone.NEUTRAL if due.pace is Pace.AS_NEEDED else Tone.SOON)
    words = _("{pace}; revisit suggested {day}")
    return Badge(words.format(pace=pace, day=near_day(due.day, today=today)))


def unverified_years(due: Due) -> tuple[int, ...]:
    """Return the years whose holidays nobody loaded, of the calendar that binds."""
    counted = due.why.unverified_years if due.why else ()
    return tuple(sorted({*counted, *due.extra_unverified}))
