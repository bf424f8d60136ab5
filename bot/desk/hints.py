"""The commands that the composer offers and the buttons of the page say."""

from collections.abc import Mapping, Sequence

from bot.desk.wiring import Hint
from cards.wording import language
from dialogs.reading.command_table import (
    BY_NAME,
    COMMANDS,
    CommandFacts,
    CommandName,
)
from dialogs.reading.phrases import phrases_in, usage_in

_ON_THE_PAGE = (
    CommandName.OPEN_CASE,
    CommandName.ASK_PRIVATELY,
    CommandName.HELP,
    CommandName.LOG,
)


def command_hints() -> Sequence[Hint]:
    """Return every command, in the reader's language, with what follows it."""
    return tuple(_hint(facts) for facts in COMMANDS if facts.phrases and facts.does)


def _hint(facts: CommandFacts) -> Hint:
    usage = usage_in(facts, language())
    phrases = phrases_in(facts, language())
    begun = next((each for each in phrases if usage.startswith(each)), "")
    takes = usage.removeprefix(begun).strip() if begun else ""
    return Hint(command=begun or usage, takes=takes, does=facts.does)


def typed() -> Mapping[str, str]:
    """Return what the page's own buttons say, as its reader would type it."""
    spoken = language()
    said = {name.value: phrases_in(BY_NAME[name], spoken)[0] for name in _ON_THE_PAGE}
    mine, *_others = usage_in(BY_NAME[CommandName.ACTIONS], spoken).split(" | ")
    return said | {"actions-mine": mine}
