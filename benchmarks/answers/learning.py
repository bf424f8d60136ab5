"""
Learns from the ways people ask what the search then goes by (`--learn`).

It reads no question that judges. What is measured of the ways is learnt from other
ways: whatever was learnt from them would fit them too well.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from random import Random

from benchmarks.answers.refusing import Example, against, examples
from benchmarks.answers.sharpening import sharpened
from benchmarks.answers.ways import Way, all_ways
from storage.catalogue.shipped import shipped_resources
from storage.search.glossary_file import read_glossary
from storage.search.hearing import Hearing, hear
from storage.search.index import Index, make_index
from storage.search.learnt import LEARNT_FILE, Learnt, Votes
from storage.search.phrases import Trust, trusted_as
from storage.search.traits import manner_of, subject_of
from storage.search.ways_files import mark_of_ways

_PARTS = 6
_A_PART = 1000  # Weights that are read at once.
_TRUST_BEFORE, _SEEN_BEFORE, _LEAST_TRUST = 0.6, 3.0, 0.05
_SMOOTH = 1.0  # Ways of everybody's that count beside those of a resource.
_LEAST_VOTE = 0.05

Sums = defaultdict[str, defaultdict[str, float]]


def learn(ways: Sequence[Way]) -> Learnt:
    """Learn from ways in which people ask; takes a few minutes."""
    index = make_index(shipped_resources(), read_glossary())
    of_resources = [way for way in ways if way.answered and way.means]
    votes, trust = _learnt_of(of_resources, index)
    away = [way for way in ways if not way.answered and way.means]
    heard = _trusting(trust)
    return Learnt(
        trust=trust,
        votes=votes,
        reasons=votes_for(
            (reason, dict.fromkeys(manner_of(way.question, hearing), 1.0))
            for way in away
            for hearing in [hear(way.question, heard)]
            for reason in way.means
        ),
        against=against([*_examples(ways, of_resources, index)]),
        made_of=mark_of_ways(),
    )


def write_learnt() -> None:
    """Write what is learnt to where the search reads it, a trait a line."""
    learnt = learn([*all_ways()])
    parts = (
        f'"made_of": {json.dumps(learnt.made_of)}',
        *(
            f'"{name}": {{\n{_lines(getattr(learnt, name))}\n}}'
            for name in ("trust", "votes", "reasons")
        ),
        f'"against": [{",".join(_parts_of(learnt.against))}]',
    )
    LEARNT_FILE.write_text("{" + ",\n".join(parts) + "}\n", "utf-8")


def _parts_of(weights: Mapping[str, float]) -> Iterator[str]:
    """Write weights in parts, between which others get their turn when it is read."""
    traits = sorted(weights)
    for at in range(0, len(traits), _A_PART):
        part = {trait: weights[trait] for trait in traits[at : at + _A_PART]}
        yield f"{{\n{_lines(part)}\n}}"


def _lines(values: Mapping[str, object]) -> str:
    return ",\n".join(
        f"{json.dumps(key)}:{json.dumps(values[key], separators=(',', ':'))}"
        for key in sorted(values)
    )


def _trusting(trust: Mapping[str, Trust]) -> Index:
    return make_index(shipped_resources(), read_glossary(), trust=trust)


def _learnt_of(ways: Sequence[Way], index: Index) -> tuple[Votes, Mapping[str, Trust]]:
    """Learn whom words speak for, after how far phrases can be trusted."""
    trust = trust_in_phrases(ways, index)
    heard = _trusting(trust)
    asked = [
        (means, traits)
        for way in ways
        for traits in [subject_of(way.question, hear(way.question, heard))]
        for means in way.means
    ]
    return sharpened(votes_for(asked), asked), trust


def trust_in_phrases(ways: Iterable[Way], index: Index) -> Mapping[str, Trust]:
    """Return how often a phrase led to what was asked for, where that is not often."""
    heard: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    for way in ways:
        numbers = {index.numbers[each] for each in way.means}
        for language, means, stems in _phrases(hear(way.question, index)):
            heard[language, means, stems] += 1
            right[language, means, stems] += bool(
                numbers & index.bearing.get(means, {}).keys()
            )
    trust: dict[str, dict[str, dict[str, float]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for each, times in heard.items():
        share = right[each] + _SEEN_BEFORE * _TRUST_BEFORE
        share /= (times + _SEEN_BEFORE) * _TRUST_BEFORE
        if share < 1:
            language, means, stems = each
            trust[language][means][stems] = round(max(_LEAST_TRUST, share), 2)
    return {language: dict(of) for language, of in trust.items()}


def _phrases(hearing: Hearing) -> set[tuple[str, str, str]]:
    return {
        (language, heard.means, trusted_as(heard.stems))
        for language, heard in hearing.phrases
    }


def votes_for(ways: Iterable[tuple[str, dict[str, float]]]) -> Votes:
    """Return for each trait whom it speaks for: who has it more often than others."""
    of_each: Sums = defaultdict(lambda: defaultdict(float))
    said: Counter[str] = Counter()
    everybody: defaultdict[str, float] = defaultdict(float)
    for means, traits in ways:
        said[means] += 1
        for trait, share in traits.items():
            of_each[means][trait] += share
            everybody[trait] += share
    votes: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for means, traits in of_each.items():
        for trait, times in traits.items():
            usual = everybody[trait] / said.total()
            often = (times + _SMOOTH * usual) / (said[means] + _SMOOTH)
            vote = log(often / usual + 1) - log(2)
            if vote >= _LEAST_VOTE:
                votes[trait][means] = round(vote, 2)
    return votes


def _examples(
    ways: Sequence[Way], of_resources: Sequence[Way], index: Index
) -> Iterator[Example]:
    """Take each way as the search sees it that learnt from the other parts only."""
    chance = Random(3)
    part_of = {id(way): chance.randrange(_PARTS) for way in ways}
    for part in range(_PARTS):
        votes, trust = _learnt_of(
            [way for way in of_resources if part_of[id(way)] != part], index
        )
        heard = _trusting(trust)
        yield from examples(
            [way for way in ways if part_of[id(way)] == part], heard, votes
        )
