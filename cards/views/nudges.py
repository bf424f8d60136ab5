"""The one message of somebody's day: all that waits for them, over all their cases."""

from cards.elements import Badge, Button, Card, Element, Item, Items, Text, Tone
from cards.limits import page_items
from cards.verbs import Verb
from cards.views.heads import joined
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import listed
from cards.wording.due import When, due_badge
from domain.actions import ActionLine
from domain.sheets import NudgeLine, NudgeSheet

_MOST = 15
_KEPT = When(kept=True)


def card_of_nudge(sheet: NudgeSheet) -> Card:
    """Return what is due of one person, their own first, then what is up their line."""
    own = [line for line in sheet.lines if _is_own(line, sheet)]
    others = [line for line in sheet.lines if line not in own]
    title = _title(own, others)
    return Card(
        title=title,
        plain=f"{title}. {_first(sheet)}",
        badges=_late_badge(sheet),
        elements=(
            *_listed(own, sheet, title=""),
            *_listed(others, sheet, title=_("In your line: can you help?")),
        ),
        footer=_how_to_rest(sheet.lines[0].line),
        language=language(),
        tells_of=tuple(dict.fromkeys(line.line.action.case_id for line in sheet.lines)),
    )


def _how_to_rest(line: ActionLine) -> str:
    """Tell it with the case's code: who is on several is asked back otherwise."""
    words = _(
        "One message a working day, in your hours, until it is done. For a rest, say "
        "why: “snooze {case} {action} until Friday because …”."
    )
    return words.format(case=line.reference, action=line.action.label)


def card_of_mail(sheet: NudgeSheet) -> Card:
    """
    Return the same for e-mail: numbers and days, no titles, and no code that tells.

    It says no more than an entry of a calendar does: mail is read by others too.
    """
    title = ngettext(
        "{count} action waits for you", "{count} actions wait for you", len(sheet.lines)
    ).format(count=len(sheet.lines))
    return Card(
        title=title,
        plain=title,
        elements=tuple(Text(_mailed(line, sheet)) for line in sheet.lines[:_MOST]),
        footer=_("Open the desk to see them; it stops when they are done."),
        language=language(),
    )


def _mailed(line: NudgeLine, sheet: NudgeSheet) -> str:
    action = line.line.action
    when = _due(line, sheet).text
    if action.case_id in sheet.confidential:
        return _("Action {action} of a confidential case: {when}").format(
            action=action.label, when=when
        )
    if action.case_id in sheet.unnamed:
        return _("Action {action} of a case: {when}").format(
            action=action.label, when=when
        )
    return _("Action {action} of {case}: {when}").format(
        action=action.label, case=line.line.reference, when=when
    )


def _is_own(line: NudgeLine, sheet: NudgeSheet) -> bool:
    return sheet.person_id in {person.id for person in line.owners}


def _title(own: list[NudgeLine], others: list[NudgeLine]) -> str:
    if not own:
        words = ngettext(
            "{count} action in your line needs you",
            "{count} actions in your line need you",
            len(others),
        )
        return words.format(count=len(others))
    words = ngettext(
        "{count} action waits for you", "{count} actions wait for you", len(own)
    )
    return words.format(count=len(own))


def _first(sheet: NudgeSheet) -> str:
    """Say the most urgent: it is all that a notification shows."""
    line = sheet.lines[0]
    return _("{case}, action {action}: {title}. {when}.").format(
        case=line.line.reference,
        action=line.line.action.label,
        title=translate(line.row.title),
        when=_due(line, sheet).text,
    )


def _late_badge(sheet: NudgeSheet) -> tuple[Badge, ...]:
    late = sum(line.line.action.is_late(sheet.today) for line in sheet.lines)
    if not late:
        return ()
    words = ngettext("{count} late", "{count} late", late)
    return (Badge(words.format(count=late), Tone.LATE),)


def _listed(
    lines: list[NudgeLine], sheet: NudgeSheet, *, title: str
) -> tuple[Element, ...]:
    if not lines:
        return ()
    shown = page_items(lines, page=1, size=_MOST).items
    left = len(lines) - len(shown)
    more = ngettext("and {count} more", "and {count} more", left).format(count=left)
    items = tuple(_item(line, sheet) for line in shown)
    head = (Text(title, strong=True),) if title else ()
    return (*head, Items(items, more=more if left else ""))


def _item(line: NudgeLine, sheet: NudgeSheet) -> Item:
    action = line.line.action
    names = listed(person.name for person in line.owners)
    waits = _("waits for {people}").format(people=names) if names else ""
    return Item(
        action.label,
        translate(line.row.title),
        note=joined((line.line.reference, "" if _is_own(line, sheet) else waits)),
        badge=_due(line, sheet),
        button=Button(verb=Verb.ACTION_SHOW, target=action.id, label=_("Show")),
    )


def _due(line: NudgeLine, sheet: NudgeSheet) -> Badge:
    return due_badge(line.line.action.due, line.row, today=sheet.today, when=_KEPT)
