"""Answers on events: record, correct with before and after, withdraw."""

from datetime import date

from cards.views import forms
from cards.views.events import card_of_correction, card_of_recorded
from dialogs.ask import Ask, asking, showing
from dialogs.conversation import Reply
from domain.events import EventKind
from domain.refusals import Refusal
from services.cases.correct_event import correct_event
from services.cases.record_event import record_event
from services.reading.read_case import read_case


def event_form(ask: Ask) -> Reply:
    """Ask what happened, and when."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    values = {name: ask.value(name) for name in ("event", "day", "note")}
    return asking(forms.card_of_event_form(sheet, values=values), case_id=ask.target)


def _kind(ask: Ask) -> EventKind:
    words = ask.value("event")
    if words not in {kind.value for kind in EventKind}:
        raise Refusal("no-such-event", event=words[:40])
    return EventKind(words)


def record(ask: Ask) -> Reply:
    """Record an event, and read back the day that was understood."""
    recorded = record_event(
        ask.target,
        kind=_kind(ask),
        day=ask.day("day"),
        note=ask.value("note"),
        by=ask.actor,
        ports=ask.ports,
    )
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    card = card_of_recorded(
        sheet.case, recorded.event, recorded.opened, again=recorded.again
    )
    return showing(card, case_id=ask.target)


def correct_form(ask: Ask) -> Reply:
    """Ask which event was on which day in truth."""
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    values = {name: ask.value(name) for name in ("event", "day")}
    form = forms.card_of_correct_form(sheet, values=values)
    return asking(form, case_id=ask.target)


def correct(ask: Ask) -> Reply:
    """Show what a correction would move, before anything changes."""
    return _corrected(ask, day=ask.day_or_none("day"), confirmed=False)


def correct_confirmed(ask: Ask) -> Reply:
    """Move an event to another day, as it was shown."""
    return _corrected(ask, day=ask.day("day"), confirmed=True)


def withdraw_confirmed(ask: Ask) -> Reply:
    """Withdraw an event, as it was shown."""
    return _corrected(ask, day=None, confirmed=True)


def _corrected(ask: Ask, *, day: date | None, confirmed: bool) -> Reply:
    correction = correct_event(
        ask.target,
        kind=_kind(ask),
        day=day,
        event_id=ask.value("id") if confirmed else "",
        by=ask.actor,
        ports=ask.ports,
        confirmed=confirmed,
    )
    sheet = read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)
    card = card_of_correction(
        sheet.case,
        correction.event,
        day=correction.day,
        moves=correction.moves,
        closes=correction.closes,
        keeps=correction.keeps,
        resumes=correction.resumes,
        done=confirmed,
    )
    if confirmed and ask.on_own_card:  # The question is settled where it stood.
        return Reply(instead=card, case_id=ask.target)
    return showing(card, case_id=ask.target)
