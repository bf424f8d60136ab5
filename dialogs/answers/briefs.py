"""The answer with the brief of a role: the asker's own, or one that they chose."""

from cards.views.briefs import card_of_brief, card_of_roles
from dialogs.ask import Ask, showing
from dialogs.conversation import Reply
from services.learning.read_brief import read_brief, roles_of


def show(ask: Ask) -> Reply:
    """Show what a role is; without one, the asker's only one or a choice."""
    if ask.target:
        return showing(card_of_brief(read_brief(ask.target, ports=ask.ports)))
    held = roles_of(ask.actor.person_id, ports=ask.ports)
    if len(held) != 1:
        return showing(card_of_roles(held))
    return showing(card_of_brief(read_brief(held[0], ports=ask.ports)))
