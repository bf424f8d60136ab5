"""The tables, by subject; each is known from when its module is loaded."""

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import MetaData

from storage.tables.base import METADATA


def every_table() -> MetaData:
    """Load all tables, and return the collection that holds them."""
    for each in iter_modules(__path__):
        import_module(f"{__name__}.{each.name}")
    return METADATA
