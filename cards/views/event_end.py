"""An event that ends SECU's track: asked before, with what it ends, and told after."""

from collections.abc import Iterator, Sequence
from datetime import date

from cards.elements import (
    Button,
    ButtonStyle,
    Card,
    Element,
    Item,
    Items,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.views.heads import eyebrow_of
from cards.views.targets import with_inputs
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import listed, long_day
from cards.wording.due import badge_of
from cards.wording.events import event_title
from domain.actions import Action, ActionState
from domain.cases import CaseEvent
from domain.events import BY_KIND
from domain.sheets import CaseSheet

_MOST = 20


def card_of_ending(
    sheet: CaseSheet,
    event: CaseEvent,
    *,
    lapses: Sequence[Action],
    opens: Sequence[Action],
    draft_id: str,
) -> Card:
    """
    Ask before an event ends the SECU track, with what would lapse undone.

    *draft_id* is the draft that keeps the event's note until it is confirmed.
    """
    title = _("Record this? {event}").format(event=event_title(event.kind))
    told = ended_words(lapses, today=sheet.today, done=False)
    return Card(
        title=title,
        plain=f"{sheet.case.facts.reference}: {title}. {told}",
        eyebrow=eyebrow_of(sheet.case, BY_KIND[event.kind].phase),
        elements=(
            Text(long_day(event.day), strong=True),
            Text(told, tone=Tone.SOON),
            *_lapsing(sheet, lapses),
            *_after(sheet, opens),
        ),
        buttons=_buttons(sheet, event, draft_id),
        tone=Tone.SOON,
        language=language(),
    )


def ended_words(lapsed: Sequence[Action], *, today: date, done: bool) -> str:
    """Say how many open actions an event ends undone, and how many of them are late."""
    late = sum(action.is_late(today) for action in lapsed)
    count = len(lapsed)
    if not lapsed:
        return _("It ended SECU's track.") if done else _("It ends SECU's track.")
    if done:
        words = ngettext(
            "It ended SECU's track, and with it {count} action that was not done: "
            "{labels}.",
            "It ended SECU's track, and with it {count} actions that were not done: "
            "{labels}.",
            count,
        )
    else:
        words = ngettext(
            "It ends SECU's track, and with it {count} action that is not done, "
            "{late} of them late.",
            "It ends SECU's track, and with it {count} actions that are not done, "
            "{late} of them late.",
            count,
        )
    labels = listed(action.label for action in lapsed)
    return words.format(count=count, late=late, labels=labels)


def _lapsing(sheet: CaseSheet, lapses: Sequence[Action]) -> Iterator[Element]:
    """List what would lapse, each as it stands before."""
    if not lapses:
        return
    left = len(lapses) - _MOST
    more = ngettext("and {count} more", "and {count} more", left)
    yield Items(
        tuple(_item(sheet, action) for action in lapses[:_MOST]),
        title=_("These lapse, and nobody does them any more"),
        more=more.format(count=left) if left > 0 else "",
    )


def _item(sheet: CaseSheet, action: Action) -> Item:
    row = sheet.row_of(action)
    badge = badge_of(action, row=row, today=sheet.today)
    return Item(action.label, translate(row.title), badge=badge)


def _after(sheet: CaseSheet, opens: Sequence[Action]) -> Iterator[Text]:
    waiting = [a for a in sheet.actions if a.state is ActionState.WAITING]
    opened = {action.id for action in opens}
    never = [action.label for action in waiting if action.id not in opened]
    if never:
        words = _("These still wait for their event, and it will not come: {labels}.")
        yield Text(words.format(labels=listed(never)))
    if opens:
        labels = listed(action.label for action in opens)
        yield Text(_("It opens: {labels}.").format(labels=labels))
    yield Text(_("If it is recorded by mistake, withdrawing it brings them back."))


def _buttons(sheet: CaseSheet, event: CaseEvent, draft_id: str) -> tuple[Button, ...]:
    case_id = sheet.case.id
    return (
        Button(
            verb=Verb.EVENT_END_CONFIRM,
            target=with_inputs(case_id, event.kind, event.day.isoformat(), draft_id),
            label=_("Record it, and end the track"),
            style=ButtonStyle.DANGER,
        ),
        Button(verb=Verb.CASE_SHOW, target=case_id, label=_("Leave it as it is")),
    )
