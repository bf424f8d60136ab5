"""What was learnt from the ways people ask: whom words speak for, and against."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from domain.learning.reading import Question
from domain.learning.reasons import HandedOver, OutOfRole
from storage.search.hearing import Hearing
from storage.search.traits import Fit, manner_of, subject_of, told_of, traits_by_word

LEARNT_FILE = Path(__file__).with_name("learnt.json")
BIAS = ""  # The trait that every question has.
# From where on a question is turned away: where some 0.04 of those with an answer
# are, in sets whose own questions were not learnt from.
_TURNED_AWAY = {"en": 0.25, "fr": 0.1, "es": 0.6}
_MORE_IF_NAMED = 2.0
_SURELY_LIKE = 4.0  # Votes that a reason needs to be given as one.
# What is out of role is said outright: of those votes so many are of telling words, and
# so many are left without the one word that tells most.
_OF_WORDS, _OF_OTHERS = 2.0, 2.5
_NOT_MINE = frozenset(OutOfRole)

Votes = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """
    What `python -m benchmarks.answers --learn` found in the ways people ask.

    *trust* says by language, concept and stems how far a phrase can be trusted. *votes*
    are those of a question's traits for resources, *reasons* those for why it is not to
    be answered, and *against* is what each trait weighs in whether it is.
    """

    trust: Mapping[str, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)
    votes: Votes = field(default_factory=dict)
    reasons: Votes = field(default_factory=dict)
    against: Mapping[str, float] = field(default_factory=dict)
    made_of: str = ""

    def votes_of(self, question: Question, hearing: Hearing) -> dict[str, float]:
        """Return by id how many votes resources get, all that get any."""
        return counted(self.votes, subject_of(question, hearing))

    def why_not(
        self, question: Question, hearing: Hearing, fit: Fit, *, named: bool = False
    ) -> OutOfRole | HandedOver | None:
        """
        Return why a question is more like those that no resource answers.

        Where a title is *named* by its words, it must be so by more: of a resource that
        is new, nobody's words were learnt.
        """
        if not self.against:
            return None
        weight = weighed(self.against, told_of(question, hearing, fit))
        if weight < _TURNED_AWAY[question.language] + _MORE_IF_NAMED * named:
            return None
        return self._reason(question, manner_of(question, hearing))

    def _reason(
        self, question: Question, manner: Iterable[str]
    ) -> OutOfRole | HandedOver:
        """Return the likeliest reason of those that are likely; else that none fits."""
        likely = counted(self.reasons, dict.fromkeys(manner, 1.0))
        sure = [each for each in likely if likely[each] >= _SURELY_LIKE]
        for code in sorted(sure, key=lambda each: (likely[each], each), reverse=True):
            if code not in _NOT_MINE or self._rests_on_words(code, question, likely):
                return reason_of(code)
        return HandedOver.NOTHING_FITS

    def _rests_on_words(
        self, code: str, question: Question, likely: Mapping[str, float]
    ) -> bool:
        """
        Whether more than one word tells that a question is not the desk's to answer.

        Who asks for a capital city must not read that the desk names no mediators,
        because mediators were once asked to come to the capital.
        """
        of_words = [
            sum(self.reasons.get(each, {}).get(code, 0.0) for each in traits)
            for traits in traits_by_word(question)
        ]
        without_one = likely[code] - max(of_words, default=0.0)
        return sum(of_words) >= _OF_WORDS and without_one >= _OF_OTHERS


def counted(votes: Votes, traits: Mapping[str, float]) -> dict[str, float]:
    """Add up the votes of traits."""
    sums: defaultdict[str, float] = defaultdict(float)
    for trait, share in traits.items():
        for voted, vote in votes.get(trait, {}).items():
            sums[voted] += vote * share
    return sums


def weighed(weights: Mapping[str, float], told: Mapping[str, float]) -> float:
    """Add up what traits weigh; the more, the less a question is to be answered."""
    sums = (weights.get(trait, 0.0) * counts for trait, counts in told.items())
    return weights.get(BIAS, 0.0) + sum(sums)


def reason_of(code: str) -> OutOfRole | HandedOver:
    """Return the reason of that code; that nothing fits where there is none."""
    if code in set(OutOfRole):
        return OutOfRole(code)
    return HandedOver(code or HandedOver.NOTHING_FITS)


@lru_cache(maxsize=1)
def read_learnt() -> Learnt:
    """Return what was learnt before the product was made."""
    written = LEARNT_FILE.read_text("utf-8")
    read: dict[str, Any] = json.loads(written, object_hook=_giving_way)
    against = dict(chain.from_iterable(part.items() for part in read.pop("against")))
    return Learnt(**read, against=against)


def _giving_way(read: dict[str, Any]) -> dict[str, Any]:
    """
    Return an object as it was read.

    Python is called for each, so other threads get their turn: a reader all in C would
    let nobody be answered for 0.1 s. Weights stand in parts for that.
    """
    return read
