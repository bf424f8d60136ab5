"""What was made of things, found again when the same things come by."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import ref

Made = TypeVar("Made")
_MOST = 1024


class Remembered(Generic[Made]):
    """
    Makes something of things that nobody changes, once while it is remembered.

    Whether they are the same is asked of their identity: to compare two actions costs
    as much as to word a line of one. It is worth while because a store returns the same
    object for the same row. What may have to be forgotten is not for this.
    """

    def __init__(self, make: Callable[..., Made]) -> None:
        self._make = make
        self._kept: dict[Hashable, tuple[tuple[object, ...], Made]] = {}

    def of(self, *things: object, **besides: Hashable) -> Made:
        """
        Return what is made of them; the same object as before, if it is still kept.

        *besides* is all else that it is made of, or that what makes it looks at.
        """
        key = (*map(id, things), *besides.values())
        kept = self._kept.get(key)
        if kept is not None:
            return kept[1]
        made = self._make(*things, **besides)
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[key] = (things, made)  # While a thing is held, its id is its own.
        return made


class RememberedWithIt(Generic[Made]):
    """Makes something of a thing once, and forgets it when the thing is gone."""

    def __init__(self, make: Callable[..., Made]) -> None:
        self._make = make
        self._kept: dict[int, tuple[ref[object], Made]] = {}

    def __len__(self) -> int:
        """Return of how many things something is kept."""
        return len(self._kept)

    def of(self, thing: object) -> Made:
        """Return what is made of it; the same object as long as the thing is there."""
        key = id(thing)
        kept = self._kept.get(key)
        if kept is not None:
            return kept[1]
        made = self._make(thing)
        self._kept[key] = (ref(thing, lambda _gone: self._kept.pop(key, None)), made)
        return made
