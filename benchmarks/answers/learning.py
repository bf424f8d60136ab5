"""
Learns from the ways people ask what the search then goes by (`--learn`).

It reads no question that judges. What is measured of the ways is learnt from other
ways: whatever was learnt from them would fit them too well.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log, sqrt
from pathlib import Path
from random import Random

from benchmarks.answers.scoring import read_questions
from benchmarks.answers.sharpening import sharpened
from domain.learning.glossary import LANGUAGES
from domain.learning.reading import Question, read_question
from storage.catalogue.shipped import shipped_resources
from storage.search.glossary_file import read_glossary
from storage.search.hearing import Hearing, hear
from storage.search.index import Index, make_index
from storage.search.learnt import (
    BIAS,
    LEARNT_FILE,
    Learnt,
    Votes,
    counted,
    share_known,
    weighed,
)
from storage.search.phrases import Trust, trusted_as
from storage.search.traits import beginning_of, fit_of, manner_of, subject_of
from storage.search.ways_files import (
    mark_of_ways,
    read_sounding_alike,
    read_turned_away,
    read_ways,
)

_FOLDER = Path(__file__).parent
_TUNE = _FOLDER / "questions_tune.json"  # The glossary was made for these.
_OTHER_HANDS = (_FOLDER / "questions_tune_2.json", _FOLDER / "questions_tune_3.json")
_PARTS = 6
_TRUST_BEFORE, _SEEN_BEFORE, _LEAST_TRUST = 0.6, 3.0, 0.05
_SMOOTH = 1.0  # Ways of everybody's that count beside those of a resource.
_LEAST_VOTE = 0.05
_ROUNDS, _STEP, _FADE, _LEAST_WEIGHT = 8, 0.15, 0.04, 0.02
_OF_WHAT_IS_TURNED_AWAY, _OF_TUNING = 2.0, 2.0
_FARTHEST = 30.0


Sums = defaultdict[str, defaultdict[str, float]]


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody asks for *means*: a resource, a reason; empty: just any resource."""

    question: Question
    means: str
    answered: bool
    tuning: bool = False


def learn(ways: Sequence[Way]) -> Learnt:
    """Learn from ways in which people ask; takes a few minutes."""
    index = make_index(shipped_resources(), read_glossary())
    of_resources = [way for way in ways if way.answered and way.means in index.numbers]
    votes, trust = _learnt_of(of_resources, index)
    away = [way for way in ways if not way.answered and way.means]
    heard = _trusting(trust)
    return Learnt(
        trust=trust,
        votes=votes,
        reasons=votes_for(
            (way.means, dict.fromkeys(manner_of(way.question, hearing), 1.0))
            for way in away
            for hearing in [hear(way.question, heard)]
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
            for name in ("trust", "votes", "reasons", "against")
        ),
    )
    LEARNT_FILE.write_text("{" + ",\n".join(parts) + "}\n", "utf-8")


def _lines(values: Mapping[str, object]) -> str:
    return ",\n".join(
        f"{json.dumps(key)}:{json.dumps(values[key], separators=(',', ':'))}"
        for key in sorted(values)
    )


def all_ways() -> Iterator[Way]:
    """Return the ways that come with the product, then the tuning questions."""
    for language in LANGUAGES:
        for asked, answered in (
            (read_ways(language), True),
            (read_turned_away(language), False),
        ):
            for means, texts in asked.items():
                for text in texts:
                    yield Way(read_question(text, language=language), means, answered)
        for text in read_sounding_alike(language):
            yield Way(read_question(text, language=language), "", answered=True)
    for each in read_questions(_TUNE):
        question = read_question(each.text, language=each.language)
        yield Way(question, "", bool(each.answers), tuning=True)
    for each in chain.from_iterable(map(read_questions, _OTHER_HANDS)):
        question = read_question(each.text, language=each.language)
        # Where several answer, none is rather meant than another.
        (means,) = each.answers if len(each.answers) == 1 else ("",)
        yield Way(question, means, bool(each.answers), tuning=True)


def _trusting(trust: Mapping[str, Trust]) -> Index:
    return make_index(shipped_resources(), read_glossary(), trust=trust)


def _learnt_of(ways: Sequence[Way], index: Index) -> tuple[Votes, Mapping[str, Trust]]:
    """Learn whom words speak for, after how far phrases can be trusted."""
    trust = trust_in_phrases(ways, index)
    heard = _trusting(trust)
    asked = [
        (way.means, subject_of(way.question, hear(way.question, heard))) for way in ways
    ]
    return sharpened(votes_for(asked), asked), trust


def trust_in_phrases(ways: Iterable[Way], index: Index) -> Mapping[str, Trust]:
    """Return how often a phrase led to what was asked for, where that is not often."""
    heard: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    for way in ways:
        number = index.numbers[way.means]
        for language, means, stems in _phrases(hear(way.question, index)):
            heard[language, means, stems] += 1
            right[language, means, stems] += number in index.bearing.get(means, {})
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


@dataclass(frozen=True, slots=True)
class Example:
    """A question's traits, whether it is turned away, and how much it counts."""

    traits: tuple[str, ...]
    away: bool
    counts: float


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
        for way in ways:
            if part_of[id(way)] == part:
                yield example_of(way, hear(way.question, heard), votes)


def example_of(way: Way, hearing: Hearing, votes: Votes) -> Example:
    """Return a way as an example of what is answered, or is not."""
    most = max(counted(votes, subject_of(way.question, hearing)).values(), default=0.0)
    fit = fit_of(hearing, votes=most, known=share_known(hearing, votes))
    counts = _OF_TUNING if way.tuning else 1.0
    if not way.answered:
        counts *= _OF_WHAT_IS_TURNED_AWAY
    manner = sorted(manner_of(way.question, hearing))
    traits = (*manner, *beginning_of(way.question), *fit)
    return Example(traits, not way.answered, counts)


def against(examples: Sequence[Example]) -> dict[str, float]:
    """Weigh traits by logistic regression with steps that shrink, weights that fade."""
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1.0)
    order = list(examples)
    chance = Random(5)
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for example in order:
            _step(weights, squares, example)
        for trait in weights:
            weights[trait] *= 1 - _FADE
    return {
        trait: round(weight, 2)
        for trait, weight in weights.items()
        if abs(weight) >= _LEAST_WEIGHT
    }


def _step(
    weights: dict[str, float], squares: dict[str, float], example: Example
) -> None:
    sure = max(-_FARTHEST, min(_FARTHEST, weighed(weights, example.traits)))
    wrong = (example.away - 1 / (1 + exp(-sure))) * example.counts
    weights[BIAS] += 0.02 * wrong
    for trait in example.traits:
        squares[trait] += wrong * wrong
        weights[trait] += _STEP * wrong / sqrt(squares[trait])
