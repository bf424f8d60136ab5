"""Exceptions only, for leadership: as a card, and as the sections that a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from cards.elements import (
    Badge,
    Button,
    Card,
    Element,
    Fold,
    Item,
    Items,
    Text,
    Tone,
)
from cards.verbs import Verb
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import listed, moment, near_day
from cards.wording.due import due_badge
from cards.wording.forecast import away_words, days_left_words, risk_words
from domain.exceptions_sheet import (
    Asked,
    DecisionLine,
    ExceptionsSheet,
    LateLine,
    RiskLine,
    StripDay,
    TroubleLine,
)
from domain.wording import N_

_SHOWN = 8
_ASKED = {
    Asked.AGREE: N_("A version waits for your word."),
    Asked.SUBMIT: N_("Cleared: waits for you to submit it to SECU."),
    Asked.MORE_TIME: N_("More time was asked for."),
    Asked.EXPECTED: N_("Not out yet: it will come to you before its day."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One exception: which action of which case, and in *notes* why it is one."""

    case_id: str
    code: str
    badge: Badge
    title: str
    action_id: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of exceptions; *key* is for whoever draws it."""

    key: str
    title: str
    entries: tuple[Entry, ...]


def card_of_exceptions(sheet: ExceptionsSheet) -> Card:
    """Return what needs its reader, the most pressing first."""
    title = _("Exceptions")
    said = summary_of(sheet)
    return Card(
        title=title,
        plain=f"{title}: {said}",
        badges=tuple(_badges(sheet)),
        elements=tuple(_elements(sheet, said)),
        footer=how_it_is_read(sheet),
        language=language(),
    )


def summary_of(sheet: ExceptionsSheet) -> str:
    """Say in one line how many there are of each kind."""
    return listed(badge.text for badge in _badges(sheet)) or _("Nothing needs you.")


def how_it_is_read(sheet: ExceptionsSheet) -> str:
    """Say by which rules something is called probably late, where something is."""
    if not sheet.risks:
        return ""
    return _(
        "Probably late is what a rule of the desk says, each with its reason: the SOP "
        "gives no numbers for signatures, so a working day is counted for each."
    )


def _badges(sheet: ExceptionsSheet) -> Iterator[Badge]:
    late, risks = len(sheet.late), len(sheet.risks)
    decisions, troubles = len(sheet.decisions), len(sheet.troubles)
    if late:
        words = ngettext("{count} late", "{count} late", late)
        yield Badge(words.format(count=late), Tone.LATE)
    if decisions:
        words = ngettext("{count} to decide", "{count} to decide", decisions)
        yield Badge(words.format(count=decisions), Tone.SOON)
    if risks:
        words = ngettext("{count} probably late", "{count} probably late", risks)
        yield Badge(words.format(count=risks), Tone.SOON)
    if troubles:
        words = ngettext("{count} not reached", "{count} not reached", troubles)
        yield Badge(words.format(count=troubles), Tone.LATE)


def _elements(sheet: ExceptionsSheet, said: str) -> Iterator[Element]:
    if sheet.is_empty:
        yield Text(said, strong=True, tone=Tone.GOOD)
    for section in sections_of(sheet):
        yield _items(section)
    if sheet.cut:
        yield Text(cut_words(), tone=Tone.MUTED)
    days = tuple(f"{day_name(each, sheet)}: {day_words(each)}" for each in sheet.strip)
    yield Fold(strip_title(), days)


def _items(section: Section) -> Items:
    shown = section.entries[:_SHOWN]
    left = len(section.entries) - len(shown)
    words = ngettext("and {count} more", "and {count} more", left)
    more = words.format(count=left) if left else ""
    return Items(tuple(map(_item, shown)), title=section.title, more=more)


def _item(entry: Entry) -> Item:
    verb = Verb.ACTION_SHOW if entry.action_id else Verb.CASE_SHOW
    return Item(
        entry.label or "!",
        f"{entry.code}: {entry.title}",
        note=" ".join(entry.notes),
        badge=entry.badge,
        button=Button(
            verb=verb, target=entry.action_id or entry.case_id, label=_("Show")
        ),
    )


def sections_of(sheet: ExceptionsSheet) -> tuple[Section, ...]:
    """Return the kinds of exceptions that there are, most pressing first."""
    every = (
        ("late", _("Late now"), [_late(each, sheet) for each in sheet.late]),
        (
            "decisions",
            _("Yours to decide"),
            [_decision(each, sheet) for each in sheet.decisions],
        ),
        ("risks", _("Probably late"), [_risk(each, sheet) for each in sheet.risks]),
        ("troubles", _("Not reached"), [_trouble(e, sheet) for e in sheet.troubles]),
    )
    return tuple(
        Section(key=key, title=title, entries=tuple(entries))
        for key, title, entries in every
        if entries
    )


def _about(
    each: LateLine | DecisionLine | RiskLine, badge: Badge, notes: tuple[str, ...]
) -> Entry:
    line = each.line
    return Entry(
        case_id=line.action.case_id,
        code=line.reference,
        action_id=line.action.id,
        label=line.action.label,
        title=translate(each.row.title),
        badge=badge,
        notes=notes,
    )


def _late(each: LateLine, sheet: ExceptionsSheet) -> Entry:
    words = ngettext(
        "Late by {count} working day", "Late by {count} working days", each.days
    )
    badge = Badge(words.format(count=each.days), Tone.LATE)
    away = (away_words(each.away, sheet.people),) if each.away else ()
    return _about(each, badge, (_waits_on(each, sheet), *away))


def _waits_on(each: LateLine, sheet: ExceptionsSheet) -> str:
    names = listed(
        sheet.people[person].name for person in each.people if person in sheet.people
    )
    if not names:
        return _("It waits on nobody who is on the case.")
    since = near_day(each.since, today=sheet.today) if each.since else ""
    words = _("Waits on {people} since {day}.") if since else _("Waits on {people}.")
    return words.format(people=names, day=since)


def _decision(each: DecisionLine, sheet: ExceptionsSheet) -> Entry:
    badge = due_badge(each.line.action.due, each.row, today=sheet.today)
    return _about(each, badge, (asked_words(each.asked),))


def asked_words(asked: Asked) -> str:
    """Say what somebody has to decide."""
    return translate(_ASKED[asked])


def _risk(each: RiskLine, sheet: ExceptionsSheet) -> Entry:
    day = near_day(each.line.action.due.day or sheet.today, today=sheet.today)
    badge = Badge(f"{day}, {days_left_words(each.days_left)}", Tone.SOON)
    return _about(each, badge, risk_words(each, sheet.people, today=sheet.today))


def _trouble(each: TroubleLine, sheet: ExceptionsSheet) -> Entry:
    person = sheet.people.get(each.person_id)
    badge = (
        Badge(_("May not have arrived"), Tone.SOON)
        if each.uncertain
        else Badge(_("Did not arrive"), Tone.LATE)
    )
    return Entry(
        case_id=each.case_id,
        code=each.reference,
        title=person.name if person else _("The room"),
        badge=badge,
        notes=(_("A message of {moment}.").format(moment=moment(each.at)),),
    )


def cut_words() -> str:
    """Say that not everything is shown."""
    return _("There is more than is shown: the most pressing come first.")


def strip_title() -> str:
    """Name the strip of days."""
    return _("The next ten working days")


def day_name(each: StripDay, sheet: ExceptionsSheet) -> str:
    """Name a day of the strip."""
    return near_day(each.day, today=sheet.today)


def day_words(each: StripDay) -> str:
    """Say what falls on a day."""
    shown = [_due_words(each)] if each.due else []
    if each.decisions:
        words = ngettext("{count} to decide", "{count} to decide", each.decisions)
        shown.append(words.format(count=each.decisions))
    return listed(shown) or _("nothing")


def _due_words(each: StripDay) -> str:
    due = ngettext("{count} due", "{count} due", each.due).format(count=each.due)
    if not each.risks:
        return due
    words = ngettext(
        "{due}, {count} of them probably late",
        "{due}, {count} of them probably late",
        each.risks,
    )
    return words.format(due=due, count=each.risks)
