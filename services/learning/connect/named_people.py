"""Which of the desk's people a text names."""

from collections.abc import Sequence

from domain.people import Person
from domain.walled_names import carries

_SIGNED_IN = 3  # Words at the end of a text.
_SHORTEST = 3
_MARKS = ".,;:!?()[]–—-\"'’"


def signed_with(words: str, person: Person) -> tuple[str, ...]:
    """
    Return by which part of their name somebody signs: a given name alone, too.

    Not found is the same part elsewhere in a text, where it may be an everyday word.
    """
    own = {each.casefold() for each in person.name.split() if len(each) >= _SHORTEST}
    last = (each.strip(_MARKS) for each in words.split()[-_SIGNED_IN:])
    found = tuple(each for each in last if each.casefold() in own)
    return () if person.demo else found


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
