"""Which notifier's part is meant: by its key, its role or its title."""

from collections.abc import Sequence

from cards.wording import translate
from domain.procedure.model import Part
from domain.roles import BY_ROLE


def part_named(parts: Sequence[Part], words: str) -> tuple[str, str]:
    """Return the key of the part that words begin with, and the words after it."""
    folded = words.casefold()
    for part in parts:
        facts = BY_ROLE[part.role]
        keys = (part.key, part.key.replace("-", " "), facts.title, facts.short)
        titles = (part.title, translate(part.title))
        for name in sorted((*keys, *titles, *facts.aliases), key=len, reverse=True):
            if folded.startswith(name.casefold()):
                return part.key, words[len(name) :].strip(" :,")
    needed = [part for part in parts if not part.outside]
    return (needed[0].key, words) if len(needed) == 1 else ("", words)
