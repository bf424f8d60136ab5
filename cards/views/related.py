"""What belongs together with a case: its code, and both clocks for who sees both."""

from collections.abc import Iterator, Sequence

from cards.elements import Badge, Button, Element, Facts, Item, Items, Text, Tone
from cards.verbs import Verb
from cards.views.heads import joined
from cards.wording import _, ngettext
from cards.wording.dates import listed, near_day
from cards.wording.states import CASE_STATES, named, phase_name
from domain.cases import CaseState
from domain.related import CaseClock, RelatedLine
from domain.sheets import CaseSheet


def related_cases(sheet: CaseSheet) -> Iterator[Element]:
    """Return what belongs together, and what might, as its reader may know it."""
    related = sheet.related
    if related.own is not None:
        lines = tuple(_line(each, sheet) for each in related.lines)
        own = _item(related.own, sheet, note=_("this case"))
        yield Items((own, *lines), title=_("Related cases, each on its own clock"))
    elif related.lines:
        codes = listed(_code(each) for each in related.lines)
        yield Facts(((_("Related cases"), codes),))
    if related.same_project:
        yield Text(_same_project(sheet), tone=Tone.SOON)


def _same_project(sheet: CaseSheet) -> str:
    return same_project_words(list(sheet.related.same_project.values()))


def same_project_words(codes: Sequence[str]) -> str:
    """Point out other cases on the same project, and how to relate the first."""
    words = ngettext(
        "Another complaint on this project: {codes}. If they belong together, type "
        "“relate {first} because …”.",
        "Other complaints on this project: {codes}. If they belong together, type "
        "“relate {first} because …”.",
        len(codes),
    )
    return words.format(codes=listed(codes), first=codes[0])


def _code(line: RelatedLine) -> str:
    return line.reference or _("a confidential case")


def _line(line: RelatedLine, sheet: CaseSheet) -> Item:
    if line.clock is None:
        return Item(_code(line), _("You are not on this case."))
    return _item(line.clock, sheet)


def _item(clock: CaseClock, sheet: CaseSheet, *, note: str = "") -> Item:
    case = clock.case
    is_other = case.id != sheet.case.id
    show = Button(verb=Verb.CASE_SHOW, target=case.id, label=_("Show"))
    return Item(
        case.facts.reference,
        joined((_phases(clock), _days(clock))),
        note=joined((note, _secu(clock, sheet))),
        badge=_next(clock, sheet),
        button=show if is_other else None,
    )


def _phases(clock: CaseClock) -> str:
    if clock.case.state is not CaseState.OPEN:
        return named(CASE_STATES, clock.case.state)
    return listed(phase_name(phase) for phase in clock.phases)


def _days(clock: CaseClock) -> str:
    if clock.days is None:
        return ""
    return _("working day {number} since registration").format(number=clock.days)


def _secu(clock: CaseClock, sheet: CaseSheet) -> str:
    if clock.secu_day is None:
        return _("no date of SECU")
    day = near_day(clock.secu_day, today=sheet.today)
    return _("SECU's next date: {day}").format(day=day)


def _next(clock: CaseClock, sheet: CaseSheet) -> Badge | None:
    action = clock.next_action
    if action is None or action.due_on is None:
        return None
    day = near_day(action.due_on, today=sheet.today)
    if action.is_late(sheet.today):
        words = _("Action {action} is late, was due {day}")
        return Badge(words.format(action=action.label, day=day), Tone.LATE)
    words = _("Next: action {action}, {day}")
    return Badge(words.format(action=action.label, day=day), Tone.NEUTRAL)
