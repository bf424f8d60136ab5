"""Fills the port ResourceSearch: finds by the glossary and by the words."""

from collections.abc import Sequence
from threading import Lock

from domain.learning.answers import Found
from domain.learning.glossary import Glossary, Pin, Synonym
from domain.learning.reading import Question
from domain.learning.resources import Resource
from services.ports import Sought
from storage.search.glossary_file import read_glossary
from storage.search.hearing import Hearing, hear
from storage.search.index import Index, make_index
from storage.search.ranking import Ranked, pinned, rank

_HALF_OF_SCORE = 2.0  # What is worth as much has the score 0.5.
_NAMED = 2.0  # Half of a question's words in a title are enough.
_MOST_MATCHED = 6


class GlossarySearch:
    """An index in memory, made of a catalogue when that was changed; for any thread."""

    def __init__(self, glossary: Glossary | None = None) -> None:
        """Search by that glossary, by the product's own unless told."""
        self._glossary = glossary
        self._index: Index | None = None
        self._of: object = None
        self._making = Lock()

    def is_of(self, version: object) -> bool:
        """Whether what is searched is that version of the catalogue."""
        return self._index is not None and self._of == version

    def learn(
        self,
        resources: Sequence[Resource],
        *,
        version: object,
        synonyms: Sequence[Synonym] = (),
        pins: Sequence[Pin] = (),
    ) -> None:
        """Search that from now on; who is searching meanwhile ends as before."""
        with self._making:
            if self.is_of(version):
                return
            self._glossary = self._glossary or read_glossary()
            self._index = make_index(
                resources, self._glossary, synonyms=synonyms, pins=pins
            )
            self._of = version

    def find(self, question: Question, *, limit: int) -> Sought:
        """Return what may answer a question, best first, and how sure that is."""
        index = self._index
        if index is None:
            return Sought()
        hearing = hear(question, index)
        ranked = rank(question, hearing, index, limit=limit)
        return Sought(
            found=tuple(_found(each, index) for each in ranked),
            sure=_sure(question, hearing, ranked, index),
        )


def _found(ranked: Ranked, index: Index) -> Found:
    return Found(
        resource=index.resources[ranked.number],
        score=ranked.worth / (ranked.worth + _HALF_OF_SCORE),
        matched=ranked.matched[:_MOST_MATCHED],
    )


def _sure(
    question: Question, hearing: Hearing, ranked: Sequence[Ranked], index: Index
) -> float:
    """Return how much of the field was heard, or that a title says it in its words."""
    if not ranked:
        return 0.0
    heard = sum(hearing.strength.values())
    if heard >= 1 or any(True for _ in pinned(question, index)):
        return max(heard, 1.0)  # Whoever tied it to that question is sure.
    named = len(hearing.stems & index.titles[ranked[0].number])
    return max(heard, _NAMED * named / max(1, len(hearing.stems)))
