"""Somebody's own desk over all their cases: what waits for them, soonest first."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Element,
    Item,
    Items,
    Text,
    Tone,
)
from cards.limits import Page, page_items
from cards.verbs import Verb
from cards.views.case_lists import action_item, urgency
from cards.views.connect_own import own_item
from cards.views.connect_queue import queue_item
from cards.views.exceptions import asked_words, cut_words
from cards.views.heads import joined
from cards.views.learning import tasks_words
from cards.views.lists import case_item
from cards.views.paging import paging
from cards.wording import _, language, ngettext
from cards.wording.dates import listed, long_day, near_day, working_days
from cards.wording.states import role_name
from domain.actions import ActionLine
from domain.home import HomeSheet, StandInLine

PAGE = 12  # Lines of what waits: with all the rest they fit in a message of Slack.
_MOST_PARTS = 3
_Waiting = tuple[str, ActionLine, str]  # Under which title it stands, and a note.


def card_of_home(sheet: HomeSheet, *, page: int = 1) -> Card:
    """Return a page of what waits for its reader; the first has what else is theirs."""
    title = _("My desk")
    waiting = page_items(list(_waiting(sheet)), page=page, size=PAGE)
    return Card(
        title=title,
        plain=f"{title}: {summary_of(sheet)}",
        eyebrow=joined((sheet.reader.name, long_day(sheet.today))),
        badges=tuple(_badges(sheet)),
        elements=tuple(_elements(sheet, waiting)),
        buttons=tuple(_buttons(sheet, waiting)),
        footer=_footer(waiting),
        language=language(),
    )


def summary_of(sheet: HomeSheet) -> str:
    """Say in one line how much waits."""
    return listed(badge.text for badge in _badges(sheet)) or _nothing()


def _nothing() -> str:
    return _("Nothing waits for you.")


def _badges(sheet: HomeSheet) -> Iterator[Badge]:
    todo = (*(each.line for each in sheet.decisions), *sheet.todo)
    late = sum(line.action.is_late(sheet.today) for line in todo)
    words = len(sheet.decisions) + len(sheet.asked)
    if late:
        said = ngettext("{count} late", "{count} late", late)
        yield Badge(said.format(count=late), Tone.LATE)
    if words:
        said = ngettext("{count} to decide", "{count} to decide", words)
        yield Badge(said.format(count=words), Tone.SOON)
    if sheet.todo:
        count = len(sheet.todo)
        said = ngettext("{count} to do", "{count} to do", count)
        yield Badge(said.format(count=count))


def _elements(sheet: HomeSheet, waiting: Page[_Waiting]) -> Iterator[Element]:
    if not (waiting.items or sheet.to_answer):
        yield Text(_nothing(), strong=True, tone=Tone.GOOD)
        yield Text(_what_comes(sheet))
    for title, found in groupby(waiting.items, key=itemgetter(0)):
        items = tuple(_item(line, sheet, note=note) for _title, line, note in found)
        yield Items(items, title=title)
    if waiting.number == waiting.count and sheet.cut:
        yield Text(cut_words())
    if waiting.number == 1:
        yield from _questions(sheet)
        yield from _standing_in(sheet)
        yield from _cases(sheet)


def _what_comes(sheet: HomeSheet) -> str:
    if not sheet.cases:
        return _(
            "You are on no case yet. Your actions, what waits for your signature and "
            "your cases will stand here as soon as you are put on one."
        )
    return _(
        "Your actions will stand here as their turn comes, over all your cases, and "
        "first of all what waits for your signature or for your word."
    )


def _waiting(sheet: HomeSheet) -> Iterator[_Waiting]:
    """Yield all that waits, what others wait for first, each kind soonest first."""
    soonest = partial(urgency, today=sheet.today)
    signing, time, todo = (
        _("Waits for your word"),
        _("More time, asked of you"),
        _("Yours to do"),
    )
    for each in sorted(sheet.decisions, key=lambda each: soonest(each.line.action)):
        yield signing, each.line, asked_words(each.asked)
    for asked in sheet.asked:
        days = working_days(asked.extension.asked_days)
        said = _("{person} asks for {days} more").format(person=asked.asker, days=days)
        yield time, asked.line, said
    for line in sorted(sheet.todo, key=lambda line: soonest(line.action)):
        yield todo, line, ""


def _item(line: ActionLine, sheet: HomeSheet, *, note: str) -> Item:
    """Name the action's case: two of them may both have an action 2."""
    row = sheet.rows[line.action.id]
    found = action_item(line.action, row, today=sheet.today, note=note)
    return Item(
        found.lead,
        f"{line.reference}: {found.text}",
        note=found.note,
        badge=found.badge,
        button=found.button,
    )


def _questions(sheet: HomeSheet) -> Iterator[Items]:
    """What waits for the reader's answer, and what they asked themselves."""
    if sheet.to_answer:
        shown = sheet.to_answer[:_MOST_PARTS]
        items = tuple(queue_item(each, now=sheet.now) for each in shown)
        more = "" if len(shown) == len(sheet.to_answer) else _("Type “questions”.")
        yield Items(items, title=_("Questions to answer"), more=more)
    if sheet.asked_people:
        items = tuple(map(own_item, sheet.asked_people))
        yield Items(items, title=_("What you asked"))


def _standing_in(sheet: HomeSheet) -> Iterator[Items]:
    found = tuple(_stand_in(each, sheet) for each in sheet.standing_in[:_MOST_PARTS])
    left = len(sheet.standing_in) - len(found)
    more = ngettext("and {count} more", "and {count} more", left)
    if found:
        yield Items(
            found,
            title=_("You stand in for"),
            more=more.format(count=left) if left else "",
        )


def _stand_in(each: StandInLine, sheet: HomeSheet) -> Item:
    until = _("until {day}").format(
        day=near_day(each.acting.last_day, today=sheet.today)
    )
    return Item(
        each.reference,
        each.principal,
        note=joined((role_name(each.acting.role), until)),
        button=Button(verb=Verb.CASE_SHOW, target=each.acting.case_id, label=_("Show")),
    )


def _cases(sheet: HomeSheet) -> Iterator[Items]:
    if sheet.cases:
        items = tuple(case_item(case) for case in sheet.cases)
        more = _("Type “cases” to see the others.") if sheet.more_cases else ""
        yield Items(items, title=_("Your cases"), more=more)


def _buttons(sheet: HomeSheet, waiting: Page[_Waiting]) -> Iterator[Button]:
    yield from paging(waiting, Verb.HOME)
    if sheet.may_open:
        yield Button(
            verb=Verb.CASE_OPEN_FORM,
            target="",
            label=_("Open a case…"),
            style=ButtonStyle.PRIMARY,
        )
    if sheet.leads:
        yield Button(verb=Verb.EXCEPTIONS, target="", label=_("Exceptions"))
    if sheet.to_mend:
        yield Button(verb=Verb.TASKS, target="", label=tasks_words(sheet.to_mend))
    label = _("Digest to approve") if sheet.digest_waits else _("Weekly digest")
    yield Button(verb=Verb.DIGEST, target="", label=label)
    yield Button(verb=Verb.FEED_SHOW, target="", label=_("My calendar link"))
    yield Button(verb=Verb.HELP, target="", label=_("What can I ask?"))


def _footer(waiting: Page[_Waiting]) -> str:
    if waiting.count == 1:
        return ""
    words = _("Page {number} of {count}")
    return words.format(number=waiting.number, count=waiting.count)
