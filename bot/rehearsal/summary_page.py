"""The summary of a rehearsal, worded for its page and for a terminal."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from bot.rehearsal.lessons import lessons_of
from bot.rehearsal.picture import picture_of
from bot.rehearsal.words import name_in
from cards.wording import _, ngettext, translate
from cards.wording.dates import long_day, near_day
from cards.wording.events import event_title
from cards.wording.states import ACTION_STATES, named
from domain.rehearsal.scene import Scene
from domain.rehearsal.summary import ActionOutcome, Summary

_MOST_WAITS = 12


def summary_parts(summary: Summary, scene: Scene) -> dict[str, Any]:
    """Return what the summary's page is made of, in words."""
    return {
        "title": scene.case.facts.reference,
        "case_id": scene.case.id,
        "days": _("{first} to {last}").format(
            first=long_day(summary.first), last=long_day(summary.last)
        ),
        "figures": _figures(summary),
        "lessons": lessons_of(summary, scene),
        "outcomes": [_outcome(each, summary, scene) for each in summary.outcomes],
        "waits": list(_waits(summary, scene)),
        "reminded": [
            (name_in(scene, each.person_id), each.own, each.of_others)
            for each in summary.reminded
        ],
        "events": [(long_day(e.day), event_title(e.kind)) for e in summary.events],
        "picture": picture_of(summary),
        "is_over": summary.is_over,
    }


def _figures(summary: Summary) -> list[tuple[int, str]]:
    done = sum(each.done is not None for each in summary.outcomes)
    late = len(summary.late)
    told = sum(each.own for each in summary.reminded)
    up = sum(each.of_others for each in summary.reminded)
    return [
        (done, ngettext("action done", "actions done", done)),
        (late, ngettext("action late", "actions late", late)),
        (told, ngettext("reminder", "reminders", told)),
        (up, ngettext("reminder up the line", "reminders up the line", up)),
    ]


def _outcome(outcome: ActionOutcome, summary: Summary, scene: Scene) -> dict[str, Any]:
    late, day_of = outcome.late_days, partial(near_day, today=summary.last)
    words = ngettext("{count} working day late", "{count} working days late", late)
    done = outcome.done
    return {
        "label": outcome.action.label,
        "title": translate(outcome.title),
        "opened": day_of(outcome.opened),
        "due": day_of(outcome.due) if outcome.due else _("no date"),
        "done": day_of(done) if done else named(ACTION_STATES, outcome.action.state),
        "late": words.format(count=late) if late else "",
        "by": name_in(scene, outcome.by) if outcome.by else "",
    }


def _waits(summary: Summary, scene: Scene) -> Iterator[tuple[str, str, str, int]]:
    for wait in summary.waits[:_MOST_WAITS]:
        waiter, on = name_in(scene, wait.waiter), name_in(scene, wait.on)
        yield waiter, on, wait.label, wait.days


def summary_text(summary: Summary, scene: Scene) -> str:
    """Return the summary as plain lines."""
    parts = summary_parts(summary, scene)
    return "\n".join(
        [
            f"{parts['title']}: {parts['days']}",
            ", ".join(f"{count} {words}" for count, words in parts["figures"]),
            *_section(_("What to practise"), parts["lessons"]),
            *_section(_("Actions"), map(_outcome_line, parts["outcomes"])),
            *_section(_("Who waited on whom"), map(_wait_line, parts["waits"])),
            *_section(_("Who was reminded"), map(_reminded_line, parts["reminded"])),
        ]
    )


def _section(title: str, lines: Any) -> list[str]:  # noqa: ANN401 - of any lines.
    said = [f"  {line}" for line in lines]
    return ["", title, *(said or [f"  {_('Nothing')}"])]


def _outcome_line(outcome: dict[str, Any]) -> str:
    words = _("{label}  {title}: due {due}, {done}").format(**outcome)
    return ", ".join(filter(None, (words, outcome["late"], outcome["by"])))


def _wait_line(wait: tuple[str, str, str, int]) -> str:
    waiter, on, label, days = wait
    words = ngettext(
        "{waiter} waited {count} working day on {on}, action {action}",
        "{waiter} waited {count} working days on {on}, action {action}",
        days,
    )
    return words.format(waiter=waiter, on=on, action=label, count=days)


def _reminded_line(reminded: tuple[str, int, int]) -> str:
    person, own, of_others = reminded
    words = _("{person}: {own} of their own, {others} of others")
    return words.format(person=person, own=own, others=of_others)
