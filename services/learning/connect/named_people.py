"""Which of the desk's people a text names."""

from collections.abc import Sequence

from domain.people import Person
from domain.walled_names import carries


def people_named(words: str, people: Sequence[Person]) -> tuple[str, ...]:
    """
    Return the names of those people that stand in a text.

    The demo's cast are called by their titles, which are everyday words: they are named
    by the whole of it alone.
    """
    folded = words.casefold()
    cast = (each.name for each in people if each.demo)
    found = carries(words, [each.name for each in people if not each.demo])
    return (*found, *(name for name in cast if name.casefold() in folded))
