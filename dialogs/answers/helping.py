"""The answer with all that can be typed."""

from cards.views.help import card_of_help
from cards.wording import language, translate
from dialogs.ask import Ask, showing
from dialogs.conversation import Reply
from dialogs.reading.commands import COMMANDS
from dialogs.reading.phrases import usage_in


def show(ask: Ask) -> Reply:
    """Show what can be typed, and how where it is asked."""
    spoken = language()
    commands = [(usage_in(facts, spoken), translate(facts.does)) for facts in COMMANDS]
    return showing(card_of_help(commands, via=ask.actor.via))
