"""Which public answers are to a question like this: by what it speaks of, and words."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.learning.connect import PublicAnswer
from domain.learning.reading import Question, read_question
from storage.search.hearing import Hearing, hear
from storage.search.index import Index

_SAME_THINGS = 0.65  # So alike in what they speak of, words may be others.
_ALIKE = 0.53  # The mean of how alike things and words are.
_TELLS = 0.5  # What weighs less is in every other question: `project`.
_FEWEST = 2  # One thing or word in common is what many questions are about.


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """Public answers, with what their questions speak of; never changed once made."""

    answers: tuple[tuple[PublicAnswer, Hearing], ...]

    def like(
        self, question: Question, index: Index, *, limit: int
    ) -> tuple[PublicAnswer, ...]:
        """Return the answers to questions most like this one, newest of equals."""
        if not self.answers:
            return ()
        asked = hear(question, index)
        alike = [
            (_likeness(asked, heard), public.made_at, public)
            for public, heard in self.answers
        ]
        fitting = [each for each in alike if each[0] >= _ALIKE]
        fitting.sort(key=lambda each: each[:2], reverse=True)
        return tuple(public for _, _, public in fitting[:limit])


def heard_before(answers: Iterable[PublicAnswer], index: Index) -> AskedBefore:
    """Take public answers in, by the concepts of that index."""
    return AskedBefore(
        tuple(
            (each, hear(read_question(each.question, language=each.language), index))
            for each in answers
        )
    )


def _likeness(asked: Hearing, heard: Hearing) -> float:
    """Return how alike two questions are, from 0 to 1."""
    words = _same_words(asked.stems, heard.stems)
    most = max(sum(asked.strength.values()), sum(heard.strength.values()))
    if most < _TELLS:
        return words  # Neither speaks of anything that is known.
    both = asked.strength.keys() & heard.strength.keys()
    things = sum(min(asked.strength[key], heard.strength[key]) for key in both) / most
    if things >= _SAME_THINGS and len(both) >= _FEWEST:
        return things
    return (things + words) / 2


def _same_words(asked: frozenset[str], heard: frozenset[str]) -> float:
    """Return how much of the shorter one stands in the longer."""
    both = len(asked & heard)
    tells = both >= _FEWEST or asked == heard
    return both / min(len(asked), len(heard)) if both and tells else 0.0
