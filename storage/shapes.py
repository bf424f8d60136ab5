"""How a frozen class of the domain and the columns of a table correspond."""

from collections.abc import Callable, Sequence
from dataclasses import Field, fields
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import Column, Table


class _Frozen(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


T = TypeVar("T", bound=_Frozen)


class Shape(Generic[T]):
    """
    A class whose fields are columns of the same names, *besides* those told apart.

    A field without its column fails when the shape is made, not when a row is read.
    """

    def __init__(self, kind: type[T], table: Table, *, besides: str = "") -> None:
        self.kind = kind
        self.names = tuple(f.name for f in fields(kind) if f.name != besides)
        self.columns: tuple[Column[Any], ...] = tuple(table.c[n] for n in self.names)
        self._get: Callable[[T], tuple[Any, ...]] = attrgetter(*self.names)

    def values(self, thing: T) -> dict[str, Any]:
        """Return what to store of a thing, by column."""
        return dict(zip(self.names, self._get(thing), strict=True))

    def made(self, row: Sequence[Any], **besides: object) -> T:
        """Make the thing from a row that begins with the shape's columns, in order."""
        return self.kind(**dict(zip(self.names, row, strict=False)), **besides)
