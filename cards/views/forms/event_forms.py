"""Forms on events: record one, correct the date of one."""

from collections.abc import Mapping

from cards.elements import Card, Field, FieldKind, Fold, Form
from cards.verbs import Verb
from cards.views.forms.answers import NOTE, NOTHING, Answers, Options, card_of_form
from cards.views.heads import eyebrow_of
from cards.wording import _
from cards.wording.dates import long_day
from cards.wording.events import event_title
from cards.wording.refusals import refusal_words
from domain.cases import CaseState
from domain.events import EVENTS, EventKind
from domain.refusals import Refusal
from domain.sheets import CaseSheet
from domain.timeline import Timeline


def likely_events(sheet: CaseSheet) -> tuple[EventKind, ...]:
    """Return the kinds of event that could be recorded on a case today."""
    timeline = Timeline(sheet.events)
    if sheet.case.state is not CaseState.OPEN:
        return ()
    return tuple(
        facts.kind
        for facts in EVENTS
        if _refusal_of(facts.kind, timeline, sheet) is None
    )


def _refusal_of(
    kind: EventKind, timeline: Timeline, sheet: CaseSheet
) -> Refusal | None:
    """Return why an event cannot be recorded for today, None where it can."""
    try:
        timeline.refuse_unlikely(kind, sheet.today, today=sheet.today)
    except Refusal as refusal:
        return refusal
    return None


def _impossible(sheet: CaseSheet) -> tuple[Fold, ...]:
    """Return what cannot be recorded now, each with its reason."""
    timeline = Timeline(sheet.events)
    refused = (_refusal_of(facts.kind, timeline, sheet) for facts in EVENTS)
    lines = tuple(refusal_words(refusal)[0] for refusal in refused if refusal)
    return (Fold(_("What cannot be recorded now, and why"), lines),) if lines else ()


def card_of_event_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask what happened and when, among the events that can be now."""
    answers = Answers(values, problems)
    form = Form(
        verb=Verb.EVENT_RECORD,
        target=sheet.case.id,
        title=_("Record an event"),
        submit=_("Record it"),
        intro=_("It opens the actions that hang on it, and dates them from its day."),
        fields=_event_fields(answers, sheet),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case), before=_impossible(sheet))


def _event_fields(answers: Answers, sheet: CaseSheet) -> tuple[Field, ...]:
    today = sheet.today.isoformat()
    options: Options = tuple(
        (kind.value, event_title(kind)) for kind in likely_events(sheet)
    )
    return (
        answers.field("event", _("What happened"), FieldKind.CHOICE, options=options),
        answers.field("day", _("On which day"), FieldKind.DATE, value=today),
        answers.field(
            "note",
            _("Where this is to be read"),
            FieldKind.LONG_TEXT,
            required=False,
            limit=NOTE,
            hint=_("SECU's notice or a link. Needed when SECU closes the case."),
        ),
    )


def card_of_correct_form(
    sheet: CaseSheet,
    *,
    values: Mapping[str, str] = NOTHING,
    problems: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask which event was on which day in truth; before and after is shown first."""
    form = Form(
        verb=Verb.EVENT_CORRECT,
        target=sheet.case.id,
        title=_("Correct an event"),
        submit=_("Show what would move"),
        intro=_("Nothing changes before you have seen before and after."),
        fields=_correction_fields(Answers(values, problems), sheet),
    )
    return card_of_form(form, eyebrow=eyebrow_of(sheet.case))


def _correction_fields(answers: Answers, sheet: CaseSheet) -> tuple[Field, ...]:
    latest = {event.kind: event for event in Timeline(sheet.events).events}
    options: Options = tuple(
        (kind.value, f"{event_title(kind)} ({long_day(event.day)})")
        for kind, event in latest.items()
    )
    return (
        answers.field("event", _("Which event"), FieldKind.CHOICE, options=options),
        answers.field(
            "day",
            _("On which day it was"),
            FieldKind.DATE,
            required=False,
            hint=_("Left empty, the event is withdrawn: it did not happen."),
        ),
    )
