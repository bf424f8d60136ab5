"""Measures how well the catalogue fits a question, by what was found for it."""

from collections.abc import Mapping, Sequence

from storage.search.hearing import Hearing
from storage.search.index import Index
from storage.search.ranking import Ranked
from storage.search.traits import Fit

BEST = 3  # Resources looked at, best first.
_NAMED = 2
_TITLE = 3  # Stems by which a title is known; of fewer, a word or two, it is chance.


def fit_of(
    hearing: Hearing,
    ranked: Sequence[Ranked],
    index: Index,
    *,
    got: Mapping[str, float],
    votes: Mapping[str, Mapping[str, float]],
) -> Fit:
    """
    Return how a question fits what *ranked* for it, three resources or more.

    *got* are the votes that each resource got by id, and *votes* those of all traits.
    """
    most = sorted(got.items(), key=lambda each: (-each[1], each[0]))[:BEST]
    used = [len(votes.get(f"w:{stem}", ())) for stem in hearing.stems]
    best = index.resources[ranked[0].number].id if ranked else ""
    stems = max(1, len(hearing.stems))
    return Fit(
        stems=len(hearing.stems),
        strengths=tuple(hearing.strength.values()),
        votes=tuple(votes_got for _, votes_got in most),
        worth=ranked[0].worth if ranked else 0.0,
        agree=bool(most) and best == most[0][0],
        named=max((_named(hearing, each, index) for each in ranked[:BEST]), default=0)
        / stems,
        known=sum(times > 0 for times in used) / stems,
        unknown=used.count(0),
        rare=used.count(0) + used.count(1),
    )


def is_named(hearing: Hearing, ranked: Sequence[Ranked], index: Index) -> bool:
    """Whether the title of what ranks first has half of what was said, or more."""
    if not ranked or not hearing.stems:
        return False
    return _NAMED * _named(hearing, ranked[0], index) >= len(hearing.stems)


def is_title(hearing: Hearing, ranked: Sequence[Ranked], index: Index) -> bool:
    """Whether all that was said stands in the title of what ranks first."""
    if not ranked or len(hearing.stems) < _TITLE:
        return False
    return hearing.stems <= index.titles[ranked[0].number]


def _named(hearing: Hearing, ranked: Ranked, index: Index) -> int:
    return len(hearing.stems & index.titles[ranked.number])
