"""Fills the port ResourceLists: files of the catalogue that come in a chat."""

import json
from collections.abc import Collection

from bot.spreadsheet_text import text_in
from domain.learning.resource_list import ResourceList
from domain.refusals import Refusal

_BEGINNING = 100_000  # Characters by which a CSV file is known.
# What lists of people, calendars and evidence have as well tells nothing.
_OF_ANY_LIST = frozenset({"id", "title", "language", "kind", "status"})
_FEWEST = 2


class FileResourceLists:
    """Reads lists as `ses-desk resources import` does, by what is loaded only then."""

    def is_one(self, content: bytes) -> bool:
        """Whether a file names what resources have, and is none of something else."""
        from bot.resources_file import COLUMNS
        from bot.row_files import begun, names_of_csv

        try:
            text, is_json = begun(_text(content))
        except Refusal:
            return False
        named = _named_in_json(text) if is_json else names_of_csv(text[:_BEGINNING])
        known = {name for name in named if name in COLUMNS}
        return len(known) >= _FEWEST and not known <= _OF_ANY_LIST

    def read(self, content: bytes) -> ResourceList:
        """Return what stands in a file; `resource-list-not-text` and those of it."""
        from bot.resources_file import read_resources

        return read_resources(_text(content))


def _text(content: bytes) -> str:
    try:
        return text_in(content)
    except UnicodeDecodeError:
        raise Refusal("resource-list-not-text") from None


def _named_in_json(text: str) -> Collection[str]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if isinstance(rows, dict):
        rows = rows.get("resources")
    first = rows[0] if isinstance(rows, list) and rows else None
    return first.keys() if isinstance(first, dict) else ()
