"""Updates of whole rows: what is new is named apart from what is compared."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Column, bindparam

_NEW = "new_"


def new_binds(
    columns: Iterable[Column[Any]], *, keep: Collection[str] = ()
) -> dict[str, BindParameter[Any]]:
    """Return a value to fill in for each column, without those that an update keeps."""
    return {
        column.name: bindparam(f"{_NEW}{column.name}", type_=column.type)
        for column in columns
        if column.name not in keep
    }


def new_values(
    values: Mapping[str, object], *, keep: Collection[str] = ()
) -> dict[str, object]:
    """Return what to fill in there."""
    return {f"{_NEW}{name}": values[name] for name in values if name not in keep}
