"""Column types that keep values of the domain and give nothing else back."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from domain.roles import Role

E = TypeVar("E", bound=StrEnum)
_REMEMBERED = 1024  # Texts; those of a whole sweep need not be.
_Reading = Callable[[str | None], E | None]
_ROLES = {role.value: role for role in Role}


class Words(TypeDecorator[E]):
    """One word of an enumeration, kept as its permanent value."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind
        # Looked up for every cell: several times as fast as asking the enumeration.
        self._words = {member: member.value for member in kind}
        self._members = _Members(kind)

    def process_bind_param(self, value: E | None, _dialect: Dialect) -> str | None:
        """Refuse, by ValueError, what is not of the enumeration."""
        if value is None:
            return None
        return self._words.get(value) or self.kind(value).value

    def bind_processor(self, dialect: Dialect) -> Callable[[E | None], str | None]:
        """Return the same at one call less than the library's own way."""
        return partial(self.process_bind_param, _dialect=dialect)

    def result_processor(self, _dialect: Dialect, _coltype: object) -> "_Reading[E]":
        """Return what reads a cell; ValueError for a value that nobody wrote."""
        return self._members.__getitem__


class _Members(dict[str | None, E | None]):
    """An enumeration's members by their values; nothing is nothing."""

    def __init__(self, kind: type[E]) -> None:
        super().__init__((member.value, member) for member in kind)
        self[None] = None
        self._kind = kind

    def __missing__(self, value: str) -> E:
        return self._kind(value)


class RoleList(TypeDecorator[tuple[Role, ...]]):
    """Roles in order, each between spaces, so that SQL can ask for one of them."""

    impl = String
    cache_ok = True

    def process_bind_param(
        self, value: tuple[Role, ...] | None, _dialect: Dialect
    ) -> str:
        """Write ` one two `, or a single space for none."""
        return f" {' '.join(value)} " if value else " "

    def result_processor(
        self, _dialect: Dialect, _coltype: object
    ) -> Callable[[str | None], tuple[Role, ...]]:
        """Return what reads a cell; ValueError for a role that the SOP lacks."""
        return roles_in


@lru_cache(maxsize=_REMEMBERED)
def roles_in(words: str | None) -> tuple[Role, ...]:
    """Read what a list of roles is kept as; ValueError for one that the SOP lacks."""
    return tuple(map(_role, (words or "").split()))


def _role(word: str) -> Role:
    return _ROLES.get(word) or Role(word)


class JsonOf(TypeDecorator[object]):
    """
    A value of the domain as JSON text, decoded strictly into its own class.

    What is *frozen* nobody can change: the same text is decoded once for many rows.
    """

    impl = Text
    cache_ok = False  # The adapter is no part of the SQL; each column has its own.

    def __init__(self, kind: type, *, frozen: bool = False) -> None:
        super().__init__()
        self._kind = kind
        remembering = lru_cache(maxsize=_REMEMBERED)
        self._read = remembering(self._decoded) if frozen else self._decoded

    @cached_property
    def _adapter(self) -> TypeAdapter[object]:
        """Made at first use: to make all at the start would keep people waiting."""
        return TypeAdapter(self._kind)

    def process_bind_param(self, value: object, _dialect: Dialect) -> str:
        """Write what differs from the class's defaults; ValueError for what is odd."""
        written = self._adapter.dump_json(
            value, exclude_defaults=True, warnings="error"
        )
        return written.decode()

    def result_processor(
        self, _dialect: Dialect, _coltype: object
    ) -> Callable[[str | None], object]:
        """Return what reads a cell; ValueError for text that describes no value."""
        return self._read

    def _decoded(self, value: str | None) -> object:
        return self._adapter.validate_json(value or "null", strict=True)


class Written(TypeDecorator[datetime]):
    """
    A moment as text, exactly as the record's chain hashes it.

    A database's own type would come back in another spelling and break the hash.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str:
        """Write an aware moment in UTC with microseconds."""
        if value is None or value.tzinfo is None:
            raise ValueError("a moment in the record needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def result_processor(
        self, _dialect: Dialect, _coltype: object
    ) -> Callable[[str | None], datetime]:
        """Return what reads a cell: the moment, aware, in UTC."""
        return _moment


def _moment(written: str | None) -> datetime:
    return datetime.fromisoformat(written or "")
