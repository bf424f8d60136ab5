"""
Sharpens votes by what tells a resource from those that are taken for it.

Votes count how often a trait stands in the ways of each resource by itself. Here a way
is asked of the resources that get most votes, and the traits of the right one gain what
those of the others lose: a softmax regression over few rivals, beside the votes.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp, sqrt
from random import Random

from storage.search.learnt import Votes, counted

_RIVALS, _ROUNDS, _STEP, _FADE = 10, 6, 0.3, 0.02
_SURE_ENOUGH = 0.01  # An error that is not worth a step.
_BESIDE_VOTES = 3.0  # What the regression's weights count beside votes.
_LEAST = 0.4  # Less is left out: two thirds of all, for a thousandth of the hits.

Traits = Mapping[str, float]
Weights = defaultdict[str, defaultdict[str, float]]


def sharpened(votes: Votes, ways: Sequence[tuple[str, Traits]]) -> Votes:
    """Return the votes after regression over ways: what each means, and its traits."""
    weights = _regressed(votes, ways)
    sharp: dict[str, dict[str, float]] = {}
    for trait in votes.keys() | weights.keys():
        of = defaultdict(float, votes.get(trait, {}))
        for means, weight in weights.get(trait, {}).items():
            of[means] += _BESIDE_VOTES * weight
        told = {means: round(of[means], 2) for means in of if abs(of[means]) >= _LEAST}
        if told:
            sharp[trait] = dict(sorted(told.items()))
    return sharp


def _regressed(votes: Votes, ways: Sequence[tuple[str, Traits]]) -> Weights:
    """Return what traits weigh for resources, with steps that shrink and fading."""
    weights: Weights = defaultdict(lambda: defaultdict(float))
    squares: Weights = defaultdict(lambda: defaultdict(lambda: 1.0))
    rivals = [(means, traits, _rivals(votes, means, traits)) for means, traits in ways]
    chance = Random(7)
    for _ in range(_ROUNDS):
        chance.shuffle(rivals)
        for means, traits, others in rivals:
            for each, wrong in _errors(weights, means, traits, others):
                _step(weights, squares, each, traits, wrong)
        for of in weights.values():
            for each in of:
                of[each] *= 1 - _FADE
    return weights


def _rivals(votes: Votes, means: str, traits: Traits) -> tuple[str, ...]:
    """Return the right resource and those that get most votes."""
    got = counted(votes, traits)
    most = sorted(got, key=lambda each: (-got[each], each))[:_RIVALS]
    return tuple(dict.fromkeys((*most, means)))


def _errors(
    weights: Weights, means: str, traits: Traits, rivals: Sequence[str]
) -> list[tuple[str, float]]:
    """Return by how much each rival is held too unlikely; below 0, too likely."""
    worth = dict.fromkeys(rivals, 0.0)
    for trait, share in traits.items():
        of = weights.get(trait)
        if of:
            for each in rivals:
                worth[each] += of.get(each, 0.0) * share
    most = max(worth.values())
    likely = {each: exp(worth[each] - most) for each in rivals}
    total = sum(likely.values())
    wrong = [(each, (each == means) - likely[each] / total) for each in rivals]
    return [(each, error) for each, error in wrong if abs(error) >= _SURE_ENOUGH]


def _step(
    weights: Weights, squares: Weights, means: str, traits: Traits, wrong: float
) -> None:
    for trait, share in traits.items():
        by = wrong * share
        squares[trait][means] += by * by
        weights[trait][means] += _STEP * by / sqrt(squares[trait][means])
