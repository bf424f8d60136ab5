"""What was made of things, found again when the same things come by."""

from collections.abc import Callable, Hashable
from operator import is_
from typing import Generic, TypeVar

Made = TypeVar("Made")
_MOST = 1024


class Remembered(Generic[Made]):
    """
    Makes something of things that nobody changes, once while it is remembered.

    Whether they are the same is asked of their identity: to compare two actions costs
    as much as to word a line of one. It is worth while because a store returns the same
    object for the same row.
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
        if kept is not None and all(map(is_, kept[0], things)):
            return kept[1]
        made = self._make(*things, **besides)
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[key] = (things, made)
        return made
