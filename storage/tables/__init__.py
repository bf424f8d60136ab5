"""The tables, by subject. Importing this package makes all of them known."""

from storage.tables import (
    actions,
    calendars,
    cases,
    channels,
    dates,
    desk,
    documents,
    feeds,
    nudges,
    outbox,
    people,
    record,
    rehearsals,
    related,
    requests,
    seats,
    wall,
)
from storage.tables.base import METADATA

__all__ = [
    "METADATA",
    "actions",
    "calendars",
    "cases",
    "channels",
    "dates",
    "desk",
    "documents",
    "feeds",
    "nudges",
    "outbox",
    "people",
    "record",
    "rehearsals",
    "related",
    "requests",
    "seats",
    "wall",
]
