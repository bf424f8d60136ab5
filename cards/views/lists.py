"""Lists: of one's actions over all cases, of a case's actions, of one's cases."""

from collections.abc import Iterator, Sequence
from itertools import groupby

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
from cards.views.case_lists import action_item, when_of
from cards.views.heads import eyebrow_of, joined
from cards.views.paging import paging
from cards.views.phases import lapsed_words
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import working_days
from cards.wording.states import CASE_STATES, named, roles_listed
from domain.actions import Action, ActionLine
from domain.cases import Case, CaseState
from domain.phases import PHASES
from domain.sheets import ActionList, CaseActions

PAGE = 15
_FACTS = {facts.phase: facts for facts in PHASES}
_ORDER = {facts.phase: place for place, facts in enumerate(PHASES)}
_MOST_CASES = 30


def card_of_actions(title: str, found: ActionList) -> Card:
    """Return a page of actions, the earliest due first, parted by their cases."""
    late = sum(line.action.is_late(found.today) for line in found.lines)
    return Card(
        title=title,
        plain=_spoken(title, len(found.lines), late),
        badges=_late_badge(late),
        elements=(*_asked(found), *_by_case(found)) or (_nothing(found.page),),
        language=language(),
    )


def _asked(found: ActionList) -> tuple[Items, ...]:
    """List the requests for more time that wait for the reader."""
    words = _("{case}: {person} asks for {days} more")
    items = tuple(
        action_item(
            each.line.action,
            found.rows[each.line.action.id],
            today=found.today,
            note=words.format(
                case=each.line.reference,
                person=each.asker,
                days=working_days(each.extension.asked_days),
            ),
        )
        for each in found.asked
    )
    return (Items(items, title=_("More time, asked of you")),) if items else ()


def _by_case(found: ActionList) -> Iterator[Items]:
    """Part the lines by their cases: two cases may both have an action 2."""
    by_case: dict[str, list[ActionLine]] = {}
    for line in found.lines:
        by_case.setdefault(line.reference, []).append(line)
    more = _("There are more: type “actions … {page}” to go on.")
    left = more.format(page=found.page + 1) if found.has_more else ""
    for place, (reference, lines) in enumerate(by_case.items(), start=1):
        items = tuple(_line(each, found) for each in lines)
        last = place == len(by_case)
        yield Items(items, title=reference, more=left if last else "")


def _line(line: ActionLine, found: ActionList) -> Item:
    row = found.rows[line.action.id]
    return action_item(line.action, row, today=found.today, note=_whose(line.action))


def _whose(action: Action) -> str:
    return roles_listed(action.waits_on)


def _spoken(title: str, count: int, late: int) -> str:
    words = ngettext(
        "{title}: {count} action, {late} late.",
        "{title}: {count} actions, {late} late.",
        count,
    )
    return words.format(title=title, count=count, late=late)


def _late_badge(late: int) -> tuple[Badge, ...]:
    if not late:
        return ()
    words = ngettext("{count} late", "{count} late", late)
    return (Badge(words.format(count=late), Tone.LATE),)


def _nothing(page: int) -> Text:
    if page > 1:
        return Text(_("That was the last page; there is nothing after it."))
    return Text(
        _("Nothing waits here. When something does, its card comes by itself."),
        tone=Tone.GOOD,
    )


def card_of_case_actions(
    sheet: CaseActions, *, page: int = 1, scope: str = "all"
) -> Card:
    """Return a case's actions by phase, a page at a time; *scope* `open` or `late`."""
    chosen = _chosen(sheet, scope)
    shown = page_items(chosen, page=page, size=PAGE)
    late = sum(action.is_late(sheet.today) for action in sheet.actions)
    title = _("Actions of {case}").format(case=sheet.case.facts.reference)
    elements: tuple[Element, ...] = (
        *_explained(sheet),
        *_by_phase(shown.items, sheet),
    )
    return Card(
        title=title,
        plain=_spoken(title, len(chosen), late),
        eyebrow=eyebrow_of(sheet.case),
        badges=_late_badge(late),
        elements=elements or (_nothing(1),),
        buttons=tuple(paging(shown, Verb.CASE_ACTIONS, sheet.case.id)),
        footer=_page_words(shown),
        language=language(),
    )


def _explained(sheet: CaseActions) -> tuple[Text, ...]:
    words = lapsed_words(sheet)
    return (Text(words, tone=Tone.MUTED),) if words else ()


def _chosen(sheet: CaseActions, scope: str) -> list[Action]:
    found = list(sheet.actions)
    if scope == "open":
        found = [action for action in found if action.is_open]
    if scope == "late":
        found = [action for action in found if action.is_late(sheet.today)]
    return sorted(
        found, key=lambda a: (_ORDER[sheet.row_of(a).phase], a.number, a.round)
    )


def _by_phase(actions: Sequence[Action], sheet: CaseActions) -> Iterator[Items]:
    """Draw actions that are sorted by phase."""
    when = when_of(sheet)
    for phase, mine in groupby(actions, key=lambda a: sheet.row_of(a).phase):
        items = tuple(
            action_item(action, sheet.row_of(action), today=sheet.today, when=when)
            for action in mine
        )
        facts = _FACTS[phase]
        yield Items(items, title=f"{facts.number}. {translate(facts.title)}")


def _page_words(shown: Page[Action]) -> str:
    if shown.count == 1:
        return ""
    words = _("Page {number} of {count}")
    return words.format(number=shown.number, count=shown.count)


def card_of_cases(cases: Sequence[Case], *, may_open: bool) -> Card:
    """Return one's cases, or what to do first where there are none."""
    title = _("Your cases")
    words = ngettext("{count} case", "{count} cases", len(cases))
    count = words.format(count=len(cases))
    return Card(
        title=title,
        plain=f"{title}: {count}.",
        badges=(Badge(count),) if cases else (),
        elements=(_cases(cases),) if cases else (_no_cases(may_open=may_open),),
        buttons=(_open_button(),) if may_open and not cases else (),
        language=language(),
    )


def _cases(cases: Sequence[Case]) -> Items:
    left = len(cases) - _MOST_CASES
    more = _("and {count} more: type “status” and the case's code.")
    items = tuple(case_item(case) for case in cases[:_MOST_CASES])
    return Items(items, more=more.format(count=left) if left > 0 else "")


def case_item(case: Case) -> Item:
    """Return a case as a line of a list, with the button that opens its card."""
    return Item(
        case.facts.reference,
        case.facts.project,
        note=joined((case.facts.country, _("Demo case") if case.demo else "")),
        badge=_case_badge(case),
        button=Button(verb=Verb.CASE_SHOW, target=case.id, label=_("Show")),
    )


def _case_badge(case: Case) -> Badge:
    tone = Tone.NEUTRAL if case.state is CaseState.OPEN else Tone.MUTED
    return Badge(named(CASE_STATES, case.state), tone)


def _no_cases(*, may_open: bool) -> Text:
    if not may_open:
        return Text(
            _(
                "You are on no case yet. The Corporate SES Team opens cases; whoever is"
                " put on one hears of it here."
            )
        )
    return Text(
        _(
            "You are on no case yet. The Corporate SES Team opens cases: paste a "
            "notice of SECU's case registry here, or type “open case”."
        )
    )


def _open_button() -> Button:
    return Button(
        verb=Verb.CASE_OPEN_FORM,
        target="",
        label=_("Open a case…"),
        style=ButtonStyle.PRIMARY,
    )
