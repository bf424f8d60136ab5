"""What a team may practise next, from what a rehearsal came to."""

from collections.abc import Iterator

from bot.rehearsal.words import name_in
from cards.wording import _, ngettext, translate
from domain.rehearsal.scene import Scene
from domain.rehearsal.summary import Summary

_MOST_LATE = 3
_LONG_WAIT = 5  # Working days that others waited on one person.


def lessons_of(summary: Summary, scene: Scene) -> tuple[str, ...]:
    """Return what stands out, a sentence each; never nothing."""
    found = (*_late(summary, scene), *_waited(summary, scene), *_told(summary))
    if not summary.is_over:
        found = (*found, _("The case was not played to its end: go on where it is."))
    return found or (
        _(
            "Nothing was late and nobody waited long. Try other parts, or let somebody"
            " be late on purpose."
        ),
    )


def _late(summary: Summary, scene: Scene) -> Iterator[str]:
    for outcome in summary.late[:_MOST_LATE]:
        words = ngettext(
            "Action {action}, {title}: {count} working day late. It was with {person}:"
            " what would have brought it in time?",
            "Action {action}, {title}: {count} working days late. It was with {person}:"
            " what would have brought it in time?",
            outcome.late_days,
        )
        yield words.format(
            action=outcome.action.label,
            title=translate(outcome.title),
            count=outcome.late_days,
            person=name_in(scene, outcome.by),
        )


def _waited(summary: Summary, scene: Scene) -> Iterator[str]:
    for person_id, days in summary.waited_on[:1]:
        if days < _LONG_WAIT:
            continue
        words = ngettext(
            "Others waited {count} working day in all on {person}: agree who acts for"
            " them while they are away.",
            "Others waited {count} working days in all on {person}: agree who acts for"
            " them while they are away.",
            days,
        )
        yield words.format(count=days, person=name_in(scene, person_id))


def _told(summary: Summary) -> Iterator[str]:
    count = sum(each.of_others for each in summary.reminded)
    if count:
        words = ngettext(
            "{count} reminder went up somebody's line: who should have heard sooner?",
            "{count} reminders went up somebody's line: who should have heard sooner?",
            count,
        )
        yield words.format(count=count)
