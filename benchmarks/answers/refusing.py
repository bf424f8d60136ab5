"""Learns what tells that no resource answers a question: a logistic regression."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from random import Random

from benchmarks.answers.ways import Way
from storage.search.fitting import BEST, fit_of
from storage.search.hearing import hear
from storage.search.index import Index
from storage.search.learnt import BIAS, Votes, counted, weighed
from storage.search.ranking import rank
from storage.search.traits import Told, subject_of, told_of

_ROUNDS, _STEP, _FADE, _LEAST_WEIGHT = 8, 0.3, 0.02, 0.05
_STEP_OF_BIAS = 0.02
_OF_MADE_UP = 0.1  # What a way counts beside a question: many are of one hand.
_FARTHEST = 30.0


@dataclass(frozen=True, slots=True)
class Example:
    """What is told of a question, whether it is turned away, how much it counts."""

    told: Told
    away: bool
    counts: float


def examples(ways: Sequence[Way], index: Index, votes: Votes) -> Iterator[Example]:
    """Return ways as a search sees them that has not learnt from any of them."""
    for way in ways:
        hearing = hear(way.question, index)
        got = counted(votes, subject_of(way.question, hearing))
        ranked = rank(way.question, hearing, index, limit=BEST, votes=got)
        fit = fit_of(hearing, ranked, index, got=got, votes=votes)
        told = told_of(way.question, hearing, fit)
        yield Example(told, not way.answered, 1.0 if way.asked else _OF_MADE_UP)


def against(seen: Sequence[Example]) -> dict[str, float]:
    """Return what each trait weighs, after steps that shrink; weights fade."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1.0)
    order = list(seen)
    chance = Random(5)
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for example in order:
            _step(weights, squares, example)
        for trait in weights:
            weights[trait] *= 1 - _FADE
    return _rounded(weights)


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {
        trait: round(weight, 2)
        for trait, weight in weights.items()
        if abs(weight) >= _LEAST_WEIGHT
    }


def _step(
    weights: dict[str, float], squares: dict[str, float], example: Example
) -> None:
    sure = max(-_FARTHEST, min(_FARTHEST, weighed(weights, example.told)))
    wrong = (example.away - 1 / (1 + exp(-sure))) * example.counts
    weights[BIAS] += _STEP_OF_BIAS * wrong
    for trait, counts in example.told.items():
        by = wrong * counts
        squares[trait] += by * by
        weights[trait] += _STEP * by / sqrt(squares[trait])
