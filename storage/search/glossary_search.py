"""Fills the port ResourceSearch: finds by the glossary and by the words."""

from collections.abc import Sequence
from threading import Lock

from domain.learning.answers import Found
from domain.learning.connect import PublicAnswer
from domain.learning.glossary import Glossary, Pin, Synonym
from domain.learning.reading import Question
from domain.learning.resources import Resource
from services.ports import Sought
from storage.search.asked_before import AskedBefore, heard_before
from storage.search.fitting import BEST, fit_of, is_named, is_title
from storage.search.glossary_file import read_glossary
from storage.search.hearing import hear
from storage.search.index import Index, make_index
from storage.search.learnt import Learnt, read_learnt
from storage.search.ranking import Ranked, pinned, rank

_HALF_OF_SCORE = 2.0  # What is worth as much has the score 0.5.
_MOST_MATCHED = 6


class GlossarySearch:
    """An index in memory, made of a catalogue when that was changed; for any thread."""

    def __init__(
        self, glossary: Glossary | None = None, learnt: Learnt | None = None
    ) -> None:
        """Search by that glossary, and what was learnt; else by the product's own."""
        self._glossary = glossary
        self._learnt = learnt
        self._index: Index | None = None
        self._before = AskedBefore(())
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
        asked_before: Sequence[PublicAnswer] = (),
    ) -> None:
        """Search that from now on; who is searching meanwhile ends as before."""
        with self._making:
            if self.is_of(version):
                return
            self._glossary = self._glossary or read_glossary()
            self._learnt = self._learnt or read_learnt()
            self._index = make_index(
                resources,
                self._glossary,
                synonyms=synonyms,
                pins=pins,
                trust=self._learnt.trust,
            )
            self._before = heard_before(asked_before, self._index)
            self._of = version

    def find(self, question: Question, *, limit: int) -> Sought:
        """Return what may answer a question, best first, and how sure that is."""
        index, learnt = self._index, self._learnt
        if index is None or learnt is None:
            return Sought()
        hearing = hear(question, index)
        votes = learnt.votes_of(question, hearing)
        most = max(limit, BEST)
        ranked = rank(question, hearing, index, limit=most, votes=votes)
        wanted = hearing.taught or is_title(hearing, ranked, index)
        if not wanted and not any(True for _ in pinned(question, index)):
            fit = fit_of(hearing, ranked, index, got=votes, votes=learnt.votes)
            named = is_named(hearing, ranked, index)
            why_not = learnt.why_not(question, hearing, fit, named=named)
            if why_not is not None:
                return Sought(why_not=why_not)
        return Sought(found=tuple(_found(each, index) for each in ranked[:limit]))

    def asked_before(
        self, question: Question, *, limit: int
    ) -> tuple[PublicAnswer, ...]:
        """Return the public answers to questions like this, most alike first."""
        if self._index is None:
            return ()
        return self._before.like(question, self._index, limit=limit)


def _found(ranked: Ranked, index: Index) -> Found:
    return Found(
        resource=index.resources[ranked.number],
        score=ranked.worth / (ranked.worth + _HALF_OF_SCORE),
        matched=ranked.matched[:_MOST_MATCHED],
    )
