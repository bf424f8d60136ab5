"""Which resources answer a question, best first: what each is worth, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from domain.learning.reading import Question, telling_words
from domain.learning.resources import Resource, ResourceStatus
from storage.search.hearing import Hearing
from storage.search.index import Index, worth_at

OLD_EDITION, WHAT_CHANGED = "old-edition", "changes-2021"
IN_LANGUAGE = {"in-english": "en", "in-french": "fr", "in-spanish": "es"}
_TELLING = 0.3  # Concepts that weigh less are not shown as what matched.
_MOST_TEXTS = 60  # Texts looked at that bear the question's words.
_A_TEXT, _MOST_OF_TEXT = 0.09, 1.2  # What a text's rank is worth, beside concepts.
_A_VOTE = 0.3  # What a vote is worth: chosen within the ways people ask.
_OLD, _OLD_REPLACED, _ELSEWHERE = 0.9, 0.35, 0.6
_COPY = 0.95
_DEAD = 0.3
_ASKERS_LANGUAGE, _THIRD_LANGUAGE = 1.15, 0.4
_ASKED_LANGUAGE, _NOT_ASKED_LANGUAGE = 2.5, 0.5
_OTHER_COUNTRY, _ASKED_COUNTRY = 0.5, 1.6
_PINNED = 10.0
_PIN_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Ranked:
    """A resource's number, what it is worth, and the question's words it answers."""

    number: int
    worth: float
    matched: tuple[str, ...]


def rank(
    question: Question,
    hearing: Hearing,
    index: Index,
    *,
    limit: int,
    votes: Mapping[str, float] = MappingProxyType({}),
) -> list[Ranked]:
    """Return what may answer, best first; each thing once; *votes* are by id."""
    worth, matched = _by_concepts(hearing, index)
    for number, score in index.texts.best(hearing.stems, limit=_MOST_TEXTS).items():
        worth[number] += min(_A_TEXT * score, _MOST_OF_TEXT)
    for resource_id in votes.keys() & index.numbers.keys():
        worth[index.numbers[resource_id]] += _A_VOTE * votes[resource_id]
    for number, more in _together(hearing, index):
        worth[number] += more
    fits = _fitting(question, hearing, index)
    for number in worth:
        worth[number] *= fits(number)
    for number in pinned(question, index):
        worth[number] += _PINNED
    order = sorted(worth, key=lambda number: (-worth[number], number))
    order = [number for number in order if worth[number] > 0]
    once = _each_once(order, index, old=_asks_for_old(hearing))
    return [
        Ranked(number, worth[number], tuple(dict.fromkeys(matched[number])))
        for number in islice(once, limit)
    ]


def _by_concepts(
    hearing: Hearing, index: Index
) -> tuple[defaultdict[int, float], defaultdict[int, list[str]]]:
    """Return what concepts make each resource worth, and in which words."""
    worth: defaultdict[int, float] = defaultdict(float)
    matched: defaultdict[int, list[str]] = defaultdict(list)
    for key, words in hearing.concepts.items():
        for number, bears in index.bearing.get(key, {}).items():
            worth[number] += hearing.strength[key] * bears
            if index.concepts[key].weight >= _TELLING:
                matched[number].append(" ".join(words))
    return worth, matched


def _together(hearing: Hearing, index: Index) -> Iterator[tuple[int, float]]:
    for together in index.glossary.together:
        if together.concepts <= hearing.concepts.keys():
            for place, resource_id in enumerate(together.best):
                number = index.numbers.get(resource_id)
                if number is not None:
                    yield number, together.weight * worth_at(place)


def _fitting(
    question: Question, hearing: Hearing, index: Index
) -> Callable[[int], float]:
    """Return what a resource's own make does to its worth for this question."""
    old = _asks_for_old(hearing)
    named = _named(hearing, index)
    asked = {IN_LANGUAGE[key] for key in hearing.concepts.keys() & IN_LANGUAGE.keys()}
    countries = {key for key in hearing.concepts if key.startswith("country-")}

    def fits(number: int) -> float:
        resource = index.resources[number]
        factor = _by_age(resource, old=old)
        of = index.countries[number]
        if of & countries or number not in named:
            factor *= _by_country(of, countries)
        factor *= _by_language(resource.language, question.language, asked)
        factor *= 1.0 if resource.official else _COPY
        return factor * (_DEAD if resource.dead_since else 1.0)

    return fits


def _asks_for_old(hearing: Hearing) -> bool:
    heard = hearing.concepts.keys()
    return OLD_EDITION in heard and WHAT_CHANGED not in heard


def _named(hearing: Hearing, index: Index) -> set[int]:
    """Return what is the very best answer to a concept, whatever its country."""
    best = (index.concepts[key].best[:1] for key in hearing.concepts)
    return {
        index.numbers[each] for ids in best for each in ids if each in index.numbers
    }


def _by_age(resource: Resource, *, old: bool) -> float:
    if resource.status is ResourceStatus.CURRENT:
        return 1.0
    if resource.status is ResourceStatus.SUPERSEDED:
        if old:
            return 1.3
        return _OLD_REPLACED if resource.superseded_by else _OLD
    return _ELSEWHERE if resource.superseded_by else 1.0


def _by_country(of: frozenset[str], asked: set[str]) -> float:
    if not of:
        return 1.0
    return _ASKED_COUNTRY if of & asked else _OTHER_COUNTRY


def _by_language(language: str, askers: str, asked: set[str]) -> float:
    if asked:
        return _ASKED_LANGUAGE if language in asked else _NOT_ASKED_LANGUAGE
    if language == "en":
        return 1.0
    return _ASKERS_LANGUAGE if language == askers else _THIRD_LANGUAGE


def pinned(question: Question, index: Index) -> Iterator[int]:
    """Yield the resources that somebody tied to a question like this."""
    if not index.pins:
        return
    asked = frozenset(telling_words(question.text))
    for words, number in index.pins:
        alike = len(words & asked) / max(1, len(words | asked))
        if alike >= _PIN_ALIKE:
            yield number


def _each_once(order: Iterable[int], index: Index, *, old: bool) -> Iterator[int]:
    """Leave out what stands higher already: by another address or as its successor."""
    seen: set[str] = set()
    for number in order:
        resource = index.resources[number]
        same = {resource.url.rstrip("/"), resource.title.casefold()}
        same.update(alias.rstrip("/") for alias in resource.aliases)
        replaced = resource.superseded_by in seen and not old
        if not same & seen and not replaced:
            yield number
            seen |= same | {resource.id}
