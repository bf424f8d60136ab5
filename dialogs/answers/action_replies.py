"""Replies about one action: the card anew, and what was done with it."""

from cards.elements import Button, Card
from cards.verbs import Verb
from cards.views.action import card_of_action
from cards.views.notices import card_of_text
from cards.views.stands import stands_of
from cards.wording import _
from dialogs.ask import Ask, showing
from dialogs.conversation import Reply
from domain.actions import Action
from domain.refusals import Refusal
from domain.sheets import ActionSheet
from services.reading.read_action import read_action


def sheet_of(ask: Ask, action_id: str = "") -> ActionSheet:
    """Read the action that is asked about, for the asker."""
    return read_action(
        action_id or ask.target, reader=ask.actor.person_id, ports=ask.ports
    )


def action_of(ask: Ask) -> Action:
    """Return the action that is asked about; who may see it is not asked."""
    with ask.ports.read_uow() as uow:
        return uow.actions.get(ask.target)


def open_sheet_of(ask: Ask) -> ActionSheet:
    """
    Read an open action, before anything is asked about it that could not be kept.

    :raises Refusal: `action-not-pending`.
    """
    sheet = sheet_of(ask)
    if not sheet.action.is_open:
        action = sheet.action
        raise Refusal("action-not-pending", action=action.label, state=action.state)
    return sheet


def done_with(ask: Ask, action: Action, title: str, text: str = "") -> Reply:
    """Answer a change: a short line, and the card anew where it is theirs alone."""
    look = Button(verb=Verb.ACTION_SHOW, target=action.id, label=_("Show"))
    card = card_of_text(title, text, buttons=() if ask.on_own_card else (look,))
    short = showing(card, case_id=action.case_id)
    if not ask.on_own_card:
        return short
    return Reply(
        cards=short.cards, instead=_card(ask, action.id), case_id=action.case_id
    )


def _card(ask: Ask, action_id: str) -> Card:
    return card_of_action(sheet_of(ask, action_id))


def as_it_stands(ask: Ask) -> Card | None:
    """Return the card that was pressed anew, if it is theirs alone and they see it."""
    try:
        return _card(ask, ask.target) if ask.on_own_card else None
    except Refusal:
        return None


def who_was_first(ask: Ask) -> str:
    """Return who signed or ended what was pressed, and when; nothing to outsiders."""
    try:
        return stands_of(sheet_of(ask))
    except Refusal:
        return ""
