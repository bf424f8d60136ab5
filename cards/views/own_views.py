"""A room's card of an action where each can be shown their own: who sees what."""

from collections.abc import Iterator
from dataclasses import replace

from cards.elements import Button, ButtonStyle, Card, Items, OwnViews
from cards.verbs import Verb
from cards.views.action import card_of_action
from cards.views.action_buttons import buttons_of
from cards.views.action_lists import parts_of, stakeholders_of
from cards.views.rights import May
from cards.wording import _
from domain.sheets import ActionSheet
from domain.standing import EVERYBODY, standing_of

_Press = tuple[str, str]


def card_of_shared_action(sheet: ActionSheet) -> Card:
    """
    Return an action as all of its room see it: with the buttons that all may press.

    Whoever has others is named, to be shown a card of their own; the button says how
    to get it where a client shows none by itself.
    """
    everybody = replace(sheet, standing=EVERYBODY)
    target, people = sheet.action.id, tuple(_with_own_buttons(everybody))
    card = card_of_action(everybody)
    if not people:
        return card
    mine = Button(verb=Verb.ACTION_VIEW, target=target, label=_("What can I do?"))
    return replace(
        card,
        buttons=(mine, *card.buttons),
        own_views=OwnViews(verb=Verb.ACTION_VIEW, target=target, people=people),
    )


def _with_own_buttons(sheet: ActionSheet) -> list[str]:
    """Return who may press what not everybody may; whose move it is comes first."""
    shared = {_press(each) for each in _all_buttons(sheet)}
    found = []
    for person_id in _people_of(sheet):
        own = _own_buttons(sheet, person_id, shared)
        if own:
            moves = any(each.style is ButtonStyle.PRIMARY for each in own)
            found.append((not moves, person_id))
    return [person_id for _moves, person_id in sorted(found)]


def _own_buttons(
    sheet: ActionSheet, person_id: str, shared: set[_Press]
) -> list[Button]:
    team = sheet.team
    standing = standing_of(
        person_id,
        members=team.members,
        acting=team.acting,
        recusals=team.recusals,
        day=sheet.today,
    )
    if not standing.is_on_case:
        return []
    theirs = _all_buttons(replace(sheet, standing=standing))
    return [each for each in theirs if _press(each) not in shared]


def _people_of(sheet: ActionSheet) -> set[str]:
    members = {each.person_id for each in sheet.team.members if each.until is None}
    return members | {each.deputy_id for each in sheet.team.acting}


def _all_buttons(sheet: ActionSheet) -> Iterator[Button]:
    may = May(sheet)
    yield from buttons_of(may)
    for items in (*parts_of(may), *stakeholders_of(may)):
        yield from _buttons_in(items)


def _buttons_in(items: Items) -> Iterator[Button]:
    for item in items.items:
        if item.button is not None:
            yield item.button


def _press(button: Button) -> _Press:
    return (button.verb, button.target)
