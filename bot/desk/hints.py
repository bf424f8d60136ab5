"""The commands that the composer offers, as the dialogs list them."""

from collections.abc import Sequence

from bot.desk.wiring import Hint
from cards.wording import language
from dialogs.reading.command_table import COMMANDS, CommandFacts
from dialogs.reading.phrases import phrases_in, usage_in


def command_hints() -> Sequence[Hint]:
    """Return every command, in the reader's language, with what follows it."""
    return tuple(_hint(facts) for facts in COMMANDS if facts.phrases and facts.does)


def _hint(facts: CommandFacts) -> Hint:
    usage = usage_in(facts, language())
    phrases = phrases_in(facts, language())
    begun = next((each for each in phrases if usage.startswith(each)), "")
    takes = usage.removeprefix(begun).strip() if begun else ""
    return Hint(command=begun or usage, takes=takes, does=facts.does)
