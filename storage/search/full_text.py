"""SQLite's own full-text index, held in memory: ranks texts by their words (BM25)."""

import sqlite3
from collections.abc import Collection, Iterable
from threading import Lock
from weakref import finalize

# How much a word tells in the title, the topics, the summary and the rest.
_WEIGHTS = (4.0, 3.0, 1.5, 1.0)
_MAKE = (
    "CREATE VIRTUAL TABLE texts USING fts5("
    "title, topics, summary, rest, tokenize = 'ascii', columnsize = 1)"
)
_FILL = "INSERT INTO texts (rowid, title, topics, summary, rest) VALUES (?, ?, ?, ?, ?)"
_RANK = (
    "SELECT rowid, -bm25(texts, ?, ?, ?, ?) AS score FROM texts WHERE texts MATCH ?"
    " ORDER BY score DESC LIMIT ?"
)
Fields = tuple[str, str, str, str]


class FullText:
    """An index that is filled once; threads take turns in asking it."""

    def __init__(self, texts: Iterable[Fields]) -> None:
        """Index texts whose words are stems already; each is known by its number."""
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        finalize(self, self._database.close)  # When the last who asks it is done.
        self._turn = Lock()
        self._database.execute(_MAKE)
        rows = ((number, *fields) for number, fields in enumerate(texts))
        self._database.executemany(_FILL, rows)

    def best(self, stems: Collection[str], *, limit: int) -> dict[int, float]:
        """Return the numbers of the texts that bear any of the stems, and how well."""
        if not stems:
            return {}
        asked = " OR ".join(f'"{stem}"' for stem in sorted(stems))
        with self._turn:
            rows = self._database.execute(_RANK, (*_WEIGHTS, asked, limit))
            return {int(number): float(score) for number, score in rows}
