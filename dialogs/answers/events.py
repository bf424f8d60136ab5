"""Answers on events: record, correct with before and after, withdraw."""

from datetime import date

from cards.elements import Card
from cards.views import forms
from cards.views.event_end import card_of_ending
from cards.views.events import card_of_correction, card_of_outdated, card_of_recorded
from dialogs.ask import Ask, asking, at_field, settled, showing
from dialogs.conversation import Reply
from dialogs.drafts import keep_inputs, kept_inputs
from dialogs.previews import OUTDATED, outdated
from domain.cases import CaseState
from domain.events import EventKind
from domain.moving import NOT_SEEN
from domain.refusals import Refusal
from domain.sheets import CaseSheet
from domain.timeline import Timeline
from services.cases.correct_event import correct_event
from services.cases.record_event import Recorded, record_event
from services.reading.read_case import read_case

ENDING = "ending"  # The kind of draft that keeps a note until it is confirmed.


def event_form(ask: Ask) -> Reply:
    """Ask what happened, and when; what cannot have happened is refused at once."""
    sheet = _sheet(ask)
    if sheet.case.state is not CaseState.OPEN:
        raise Refusal("case-ended", case=sheet.case.facts.reference)
    if ask.value("event"):
        timeline = Timeline(sheet.events)
        timeline.refuse_unlikely(_kind(ask), sheet.today, today=sheet.today)
    form = forms.card_of_event_form(sheet, values=_typed(ask))
    return asking(form, case_id=ask.target)


def _sheet(ask: Ask) -> CaseSheet:
    return read_case(ask.target, reader=ask.actor.person_id, ports=ask.ports)


def _typed(ask: Ask) -> dict[str, str]:
    return {name: ask.value(name) for name in ("event", "day", "note")}


def _kind(ask: Ask) -> EventKind:
    words = ask.value("event")
    if words not in {kind.value for kind in EventKind}:
        raise Refusal("no-such-event", event=words[:40])
    return EventKind(words)


def record(ask: Ask) -> Reply:
    """
    Record an event, and read back the day that was understood.

    One that ends SECU's track is asked about first. Where its notice is missing, the
    form asks for that.
    """
    try:
        recorded = _recorded(ask, note=ask.value("note"), confirmed=False)
    except Refusal as refusal:
        problems = at_field(refusal, {"closure-without-notice": "note"})
        values = {**_typed(ask), "day": ask.day("day").isoformat()}
        form = forms.card_of_event_form(_sheet(ask), values=values, problems=problems)
        return asking(form, case_id=ask.target)
    if recorded.asks:
        return _asked(ask, recorded)
    return showing(_told(ask, recorded), case_id=ask.target)


def _recorded(ask: Ask, *, note: str, confirmed: bool) -> Recorded:
    return record_event(
        ask.target,
        kind=_kind(ask),
        day=ask.day("day"),
        note=note,
        by=ask.actor,
        ports=ask.ports,
        confirmed=confirmed,
    )


def _asked(ask: Ask, recorded: Recorded) -> Reply:
    """Show what an event would end, before anything changes."""
    card = card_of_ending(
        _sheet(ask),
        recorded.event,
        lapses=recorded.lapsed,
        opens=recorded.opened,
        draft_id=keep_inputs(ask, ENDING, {"note": ask.value("note")}),
    )
    return showing(card, case_id=ask.target)


def _told(ask: Ask, recorded: Recorded) -> Card:
    return card_of_recorded(
        _sheet(ask).case,
        recorded.event,
        recorded.opened,
        lapsed=recorded.lapsed,
        again=recorded.again,
    )


def record_confirmed(ask: Ask) -> Reply:
    """Record an event that ends the track, as it was shown."""
    kept = kept_inputs(ask, ENDING, ask.value("draft")) or {}
    try:
        recorded = _recorded(ask, note=kept.get("note", ""), confirmed=True)
    except Refusal as refusal:
        return _outdated(ask, refusal)
    return settled(ask, _told(ask, recorded), case_id=ask.target)


def _outdated(ask: Ask, refusal: Refusal) -> Reply:
    """Take back a question that cannot be confirmed any more; say how it stands."""
    card = card_of_outdated(_sheet(ask), _kind(ask), refusal)
    return settled(ask, card, case_id=ask.target, refusal=refusal.code)


def correct_form(ask: Ask) -> Reply:
    """Ask which event was on which day in truth."""
    values = {name: ask.value(name) for name in ("event", "day")}
    form = forms.card_of_correct_form(_sheet(ask), values=values)
    return asking(form, case_id=ask.target)


def correct(ask: Ask) -> Reply:
    """Show what a correction would move, before anything changes."""
    card = _corrected(ask, day=ask.day_or_none("day"), confirmed=False)
    return showing(card, case_id=ask.target)


def correct_confirmed(ask: Ask) -> Reply:
    """Move an event to another day, as it was shown."""
    return _confirmed(ask, day=ask.day("day"))


def withdraw_confirmed(ask: Ask) -> Reply:
    """Withdraw an event, as it was shown."""
    return _confirmed(ask, day=None)


def _confirmed(ask: Ask, *, day: date | None) -> Reply:
    try:
        card = _corrected(ask, day=day, confirmed=True)
    except Refusal as refusal:
        if refusal.code != OUTDATED:
            return _outdated(ask, refusal)
        preview = _corrected(ask, day=day, confirmed=False)
        return outdated(ask, preview, case_id=ask.target)
    return settled(ask, card, case_id=ask.target)


def _corrected(ask: Ask, *, day: date | None, confirmed: bool) -> Card:
    correction = correct_event(
        ask.target,
        kind=_kind(ask),
        day=day,
        event_id=ask.value("id"),
        by=ask.actor,
        ports=ask.ports,
        confirmed=confirmed,
        seen=ask.value("seen") or NOT_SEEN,
    )
    sheet = _sheet(ask)
    return card_of_correction(
        sheet.case,
        correction.event,
        day=correction.day,
        moving=correction.moving,
        people=sheet.people,
        closes=correction.closes,
        keeps=correction.keeps,
        resumes=correction.resumes,
        done=confirmed,
    )
