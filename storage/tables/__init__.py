"""The tables, by subject. Importing this package makes all of them known."""

from storage.tables import (
    actions,
    calendars,
    cases,
    desk,
    documents,
    outbox,
    people,
    record,
    requests,
    wall,
)
from storage.tables.base import METADATA

__all__ = [
    "METADATA",
    "actions",
    "calendars",
    "cases",
    "desk",
    "documents",
    "outbox",
    "people",
    "record",
    "requests",
    "wall",
]
