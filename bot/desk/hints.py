"""The commands that the composer offers, as the dialogs list them."""

from collections.abc import Sequence

from bot.desk.wiring import Hint
from dialogs.reading.command_table import COMMANDS, CommandFacts


def command_hints() -> Sequence[Hint]:
    """Return every command with an example of what follows it."""
    return tuple(_hint(facts) for facts in COMMANDS if facts.phrases and facts.does)


def _hint(facts: CommandFacts) -> Hint:
    begun = next((p for p in facts.phrases if facts.usage.startswith(p)), "")
    takes = facts.usage.removeprefix(begun).strip() if begun else ""
    return Hint(command=begun or facts.usage, takes=takes, does=facts.does)
