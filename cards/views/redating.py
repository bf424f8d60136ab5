"""Before and after of one date: more time that is granted, a date that SECU set."""

from collections.abc import Iterator

from cards.elements import Button, ButtonStyle, Card, Element, Text, Tone
from cards.verbs import Verb
from cards.views.action import title_of
from cards.views.extensions import asked_words
from cards.views.heads import eyebrow_of
from cards.views.moving import moving_elements
from cards.views.targets import with_inputs
from cards.wording import _, language
from cards.wording.dates import long_day, number, working_days
from cards.wording.why import secu_lines
from domain.due import Due
from domain.extensions import MOST_DAYS, Extension
from domain.moving import Moving
from domain.sheets import ActionSheet


def card_of_granting(
    sheet: ActionSheet,
    extension: Extension,
    moving: Moving,
    *,
    days: int,
    draft_id: str,
) -> Card:
    """
    Show what granting *days* moves, before and after, with the press that does it.

    *draft_id* is the draft that keeps the words to who asked.
    """
    granted = working_days(days)
    target = with_inputs(
        sheet.action.id, extension.id, str(days), moving.seen, draft_id
    )
    return _card(
        sheet,
        moving,
        title=_("Grant {days} more?").format(days=granted),
        said=(Text(asked_words(extension, sheet)), *_in_all(sheet.action.due, days)),
        confirm=Button(
            verb=Verb.EXTENSION_GRANT_CONFIRM,
            target=target,
            label=_("Grant {days}").format(days=granted),
            style=ButtonStyle.PRIMARY,
        ),
    )


def _in_all(before: Due, days: int) -> Iterator[Text]:
    """Count all that is granted then, and name the day that it all began from."""
    began = before.original_day or before.day
    if began is None:
        return
    words = _(
        "With this it is {days} in all, of {most} at most; originally it was due {day}."
    )
    yield Text(
        words.format(
            days=working_days(before.extra_days + days),
            most=number(MOST_DAYS),
            day=long_day(began),
        )
    )


def card_of_secu_dating(
    sheet: ActionSheet, moving: Moving, *, after: Due, draft_id: str
) -> Card:
    """
    Show what SECU's date moves, with the SOP's own day, and the press that does it.

    *draft_id* is the draft that keeps where SECU said so.
    """
    day = after.day.isoformat() if after.day else ""
    words = _("SECU wants action {action} by another day?")
    return _card(
        sheet,
        moving,
        title=words.format(action=sheet.action.label),
        said=(
            *map(Text, secu_lines(after)),
            *_late_at_once(after, sheet),
            *_no_more(sheet.action.due),
        ),
        confirm=Button(
            verb=Verb.SECU_DATE_CONFIRM,
            target=with_inputs(sheet.action.id, day, moving.seen, draft_id),
            label=_("Record SECU's date"),
            style=ButtonStyle.PRIMARY,
        ),
    )


def _late_at_once(after: Due, sheet: ActionSheet) -> Iterator[Text]:
    if after.day is not None and after.day < sheet.today:
        words = _(
            "Careful: that day is over, so action {action} would be late at once."
        )
        yield Text(words.format(action=sheet.action.label))


def _no_more(before: Due) -> Iterator[Text]:
    if before.original_day is not None:
        words = _("The {days} that were granted count no more then.")
        yield Text(words.format(days=working_days(before.extra_days)))


def _card(
    sheet: ActionSheet,
    moving: Moving,
    *,
    title: str,
    said: tuple[Element, ...],
    confirm: Button,
) -> Card:
    show = Button(
        verb=Verb.ACTION_SHOW, target=sheet.action.id, label=_("Leave it as it is")
    )
    return Card(
        title=title,
        plain=f"{sheet.case.facts.reference}: {title} {title_of(sheet)}.",
        eyebrow=eyebrow_of(sheet.case, sheet.row.phase),
        elements=(
            Text(title_of(sheet), strong=True),
            *said,
            *moving_elements(moving, sheet.people, done=False),
        ),
        buttons=(confirm, show),
        tone=Tone.SOON,
        language=language(),
    )
