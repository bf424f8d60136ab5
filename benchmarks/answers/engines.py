"""Who answers: the product, and plain engines over the catalogue's raw fields."""

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from math import log

from benchmarks.answers.scoring import Answering
from domain.learning.resources import Resource
from services.learning.answer_question import answer_from
from storage.search.glossary_search import GlossarySearch
from storage.search.learnt import Learnt

_MOST = 9
_WORD = re.compile(r"\w+")
_K1, _B = 1.5, 0.75  # As the usual libraries have them.


def product(resources: Sequence[Resource], learnt: Learnt | None = None) -> Answering:
    """Answer as the desk does, by what it *learnt*; else by what comes with it."""
    search = GlossarySearch(learnt=learnt)
    search.learn(resources, version=1)

    def answering(text: str) -> list[str]:
        return [found.resource.id for found in answer_from(text, search=search).found]

    return answering


def plain_bm25(resources: Sequence[Resource]) -> Answering:
    """Rank by BM25 over the words as they are written; everything is answered."""
    texts = [Counter(_words(_raw(resource))) for resource in resources]
    mean = sum(text.total() for text in texts) / len(texts)
    seen = Counter(word for text in texts for word in text)

    def worth(word: str, text: Counter[str]) -> float:
        rare = log(1 + (len(texts) - seen[word] + 0.5) / (seen[word] + 0.5))
        length = 1 - _B + _B * text.total() / mean
        return rare * text[word] * (_K1 + 1) / (text[word] + _K1 * length)

    def answering(text: str) -> list[str]:
        words = _words(text)
        scores = [sum(worth(word, each) for word in words) for each in texts]
        order = sorted(range(len(texts)), key=lambda at: -scores[at])
        return [resources[at].id for at in order[:_MOST] if scores[at] > 0]

    return answering


def plain_fts5(resources: Sequence[Resource]) -> Answering:
    """Rank by SQLite's full-text search with its own stemmer, which is English."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, words,"
        " tokenize = 'porter unicode61')"
    )
    rows = ((resource.id, _raw(resource)) for resource in resources)
    database.executemany("INSERT INTO texts VALUES (?, ?)", rows)

    def answering(text: str) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in _words(text))
        ranked = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in database.execute(ranked, (asked, _MOST))]

    return answering


def _raw(resource: Resource) -> str:
    topics = " ".join((*resource.topics, *resource.standards))
    return f"{resource.title} {topics} {resource.summary}"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
