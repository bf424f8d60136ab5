"""The brief of a role: your part, what comes first, what you never do, who helps."""

from collections.abc import Iterable
from dataclasses import replace

from cards.elements import Button, Card, Item, Items
from cards.verbs import Verb
from cards.views.notices import card_of_text
from cards.views.resource_links import links_to_read
from cards.wording import _, language, ngettext, translate
from cards.wording.dates import listed
from cards.wording.states import role_name
from domain.learning.brief_parts import BriefSheet, Sentence
from domain.learning.briefs import BRIEFS
from domain.roles import Role


def card_of_brief(sheet: BriefSheet) -> Card:
    """Return what somebody who got a role should know within two minutes."""
    brief = sheet.brief
    title = _("Your part: {role}").format(role=role_name(brief.role))
    return Card(
        title=title,
        plain=f"{title}. {translate(brief.part[0].text)}",
        eyebrow=sheet.case.facts.reference if sheet.case else "",
        elements=(
            _said(_("What you are there for"), brief.part, sheet),
            _first(sheet),
            _said(_("What you never do"), brief.never, sheet),
            _said(_("What you sign"), brief.signs, sheet),
            _said(_("Who helps"), brief.helpers, sheet),
        ),
        buttons=tuple(_buttons(sheet)),
        links=links_to_read(sheet.pages),
        footer=translate(sheet.procedure.source),
        language=language(),
        beside=sheet.case.id if sheet.case else "",
    )


def card_of_roles(held: Iterable[Role]) -> Card:
    """Let somebody choose whose brief to read: one's own roles, else any."""
    mine = tuple(held)
    if not mine:
        text = _("You have no part on a case now. These are the parts there are.")
        return _with_roles(card_of_text(_("Which part?"), text), tuple(BRIEFS))
    text = _("You have more than one part on your cases.")
    return _with_roles(card_of_text(_("Which part?"), text), mine)


def _with_roles(card: Card, roles: tuple[Role, ...]) -> Card:
    lines = Items(tuple(map(_role_line, roles)))
    return replace(card, elements=(*card.elements, lines))


def _role_line(role: Role) -> Item:
    read = Button(verb=Verb.ROLE_BRIEF, target=role, label=_("Read"))
    return Item("", role_name(role), button=read)


def _said(title: str, sentences: Iterable[Sentence], sheet: BriefSheet) -> Items:
    items = (
        Item("", translate(each.text), note=_actions(sheet.numbers(each.rows)))
        for each in sentences
    )
    return Items(tuple(items), title=title)


def _actions(numbers: tuple[int, ...]) -> str:
    words = ngettext("Action {numbers}", "Actions {numbers}", len(numbers))
    return words.format(numbers=listed(map(str, numbers)))


def _first(sheet: BriefSheet) -> Items:
    rows = map(sheet.procedure.row, sheet.brief.first)
    items = (
        Item(str(row.number), translate(row.title), note=translate(row.clause))
        for row in rows
    )
    return Items(tuple(items), title=_("What comes first"))


def _buttons(sheet: BriefSheet) -> Iterable[Button]:
    if sheet.case:
        yield Button(
            verb=Verb.CASE_SHOW, target=sheet.case.id, label=_("Show the case")
        )
