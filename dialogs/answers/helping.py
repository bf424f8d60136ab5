"""The answer with all that can be typed."""

from cards.views.help import card_of_help
from cards.wording import translate
from dialogs.ask import Ask, showing
from dialogs.conversation import Reply
from dialogs.reading.commands import COMMANDS


def show(ask: Ask) -> Reply:
    """Show what can be typed, and how where it is asked."""
    commands = [(facts.usage, translate(facts.does)) for facts in COMMANDS]
    return showing(card_of_help(commands, via=ask.actor.via))
