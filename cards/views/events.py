"""What an event changed, and what correcting one would change, before and after."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cards.elements import (
    Button,
    ButtonStyle,
    Card,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.views.event_end import ended_words
from cards.views.heads import eyebrow_of
from cards.views.moving import moving_elements
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext
from cards.wording.dates import listed, long_day
from cards.wording.events import event_title
from cards.wording.refusals import word_refusal
from domain.actions import Action
from domain.cases import ENDED_BY, Case, CaseEvent
from domain.events import BY_KIND, EventKind
from domain.moving import Moving
from domain.people import Person
from domain.refusals import Refusal
from domain.sheets import CaseSheet
from domain.timeline import Timeline


def card_of_recorded(
    case: Case,
    event: CaseEvent,
    opened: Sequence[Action],
    *,
    lapsed: Sequence[Action] = (),
    again: bool = False,
) -> Card:
    """Read back the event and its day as understood, and what it opened and ended."""
    words = _("That stands already: {event}") if again else _("Recorded: {event}")
    title = words.format(event=event_title(event.kind))
    return Card(
        title=title,
        plain=f"{case.facts.reference}: {title}, {long_day(event.day)}.",
        eyebrow=eyebrow_of(case, BY_KIND[event.kind].phase),
        elements=(
            Text(long_day(event.day), strong=True),
            *_ended(event, lapsed),
            *_opened(event, opened, again=again),
        ),
        buttons=(
            Button(verb=Verb.CASE_SHOW, target=case.id, label=_("Show the case")),
        ),
        tone=Tone.NEUTRAL if again else Tone.GOOD,
        language=language(),
    )


def _ended(event: CaseEvent, lapsed: Sequence[Action]) -> tuple[Text, ...]:
    if event.kind not in ENDED_BY:
        return ()
    return (Text(ended_words(lapsed, today=event.day, done=True), tone=Tone.SOON),)


def _opened(
    event: CaseEvent, opened: Sequence[Action], *, again: bool
) -> tuple[Text, ...]:
    """Say what it opened; of what was recorded before, what it opened then."""
    if not opened:
        if event.kind in ENDED_BY:  # What it ended is the news.
            return ()
        return (Text(_("It opened no action.") if again else _("It opens no action.")),)
    words = (
        ngettext(
            "It opened action {labels}.", "It opened actions {labels}.", len(opened)
        )
        if again
        else ngettext(
            "It opens action {labels}.", "It opens actions {labels}.", len(opened)
        )
    )
    labels = listed(action.label for action in opened)
    return (Text(words.format(labels=labels)),)


def card_of_correction(
    case: Case,
    event: CaseEvent,
    *,
    day: date | None,
    moving: Moving,
    people: Mapping[str, Person],
    closes: Sequence[Action] = (),
    keeps: Sequence[Action] = (),
    resumes: Sequence[Action] = (),
    done: bool = False,
) -> Card:
    """
    Show what a correction moves and who is told, with the press that confirms it.

    *day* is None for a withdrawal. *done* says that it has been confirmed, now or
    before. The confirming press names the event by kind, day and id, and the preview.
    """
    title = _title(event, day, done=done)
    days = Text(_days(event, day), strong=True)
    return Card(
        title=title,
        plain=f"{case.facts.reference}: {title}. {_days(event, day)}",
        eyebrow=eyebrow_of(case, BY_KIND[event.kind].phase),
        elements=(
            days,
            *moving_elements(moving, people, done=done),
            *_touched(closes, keeps, resumes),
        ),
        buttons=_after(case) if done else _confirm(case, event, day, moving.seen),
        tone=Tone.GOOD if done else Tone.SOON,
        language=language(),
    )


def _title(event: CaseEvent, day: date | None, *, done: bool) -> str:
    if day is None:
        words = _("Withdrawn: {event}") if done else _("Withdraw this? {event}")
    else:
        words = _("Corrected: {event}") if done else _("Correct this? {event}")
    return words.format(event=event_title(event.kind))


def _days(event: CaseEvent, day: date | None) -> str:
    if day is None:
        words = _("Recorded for {was}; it would not have happened.")
        return words.format(was=long_day(event.day))
    words = _("From {was} to {day}.")
    return words.format(was=long_day(event.day), day=long_day(day))


def _touched(
    closes: Sequence[Action], keeps: Sequence[Action], resumes: Sequence[Action]
) -> Iterator[Text]:
    if closes:
        words = _("These wait again, nobody had begun them: {labels}.")
        yield Text(words.format(labels=listed(each.label for each in closes)))
    if keeps:
        words = _("These stay open, because work has begun: {labels}.")
        yield Text(words.format(labels=listed(each.label for each in keeps)))
    if resumes:
        words = _("These are taken up again, the event had ended them: {labels}.")
        yield Text(words.format(labels=listed(each.label for each in resumes)))


def _confirm(
    case: Case, event: CaseEvent, day: date | None, seen: str
) -> tuple[Button, ...]:
    if day is None:
        verb, label = Verb.EVENT_WITHDRAW_CONFIRM, _("Withdraw it")
        target = with_inputs(case.id, event.kind, event.id, seen)
    else:
        verb, label = Verb.EVENT_CORRECT_CONFIRM, _("Correct it")
        target = with_inputs(case.id, event.kind, day.isoformat(), event.id, seen)
    style = ButtonStyle.DANGER if day is None else ButtonStyle.PRIMARY
    show = Button(verb=Verb.CASE_SHOW, target=case.id, label=_("Leave it as it is"))
    return (Button(verb=verb, target=target, label=label, style=style), show)


def card_of_outdated(sheet: CaseSheet, kind: EventKind, refusal: Refusal) -> Card:
    """Take the place of a question that is asked no more, and say how it stands."""
    title = _("This card is out of date")
    standing = Timeline(sheet.events).of(kind)
    now = (
        _("“{event}” is recorded for {day} now.").format(
            event=event_title(kind), day=long_day(standing[-1].day)
        )
        if standing
        else _("“{event}” is not recorded now.").format(event=event_title(kind))
    )
    return Card(
        title=title,
        plain=f"{sheet.case.facts.reference}: {title}. {now}",
        eyebrow=eyebrow_of(sheet.case, BY_KIND[kind].phase),
        elements=(Text(now, strong=True), Text(word_refusal(refusal))),
        buttons=_after(sheet.case),
        tone=Tone.MUTED,
        language=language(),
    )


def _after(case: Case) -> tuple[Button, ...]:
    return (Button(verb=Verb.CASE_SHOW, target=case.id, label=_("Show the case")),)
