"""The catalogue as it is looked up: texts, and which resource bears which concept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.learning.glossary import (
    ANY_LANGUAGE,
    LANGUAGES,
    Concept,
    Glossary,
    Pin,
    Synonym,
)
from domain.learning.reading import words_of
from domain.learning.resources import Resource, ResourceStatus
from domain.learning.small_words import SMALL_WORDS
from storage.search.full_text import FullText
from storage.search.phrases import PhraseTable
from storage.search.slips import Vocabulary
from storage.search.stems import stems_of

# What bearing a concept is worth, where no list says that it is a best answer.
_IN_TITLE, _IN_TOPICS, _IN_SUMMARY = 0.45, 0.4, 0.2
_WORTH_LESS_BY_PLACE = 0.16  # Of the best answers, each is worth so much less.
_SYNONYM_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that a question is looked up in; never changed once it is made."""

    resources: tuple[Resource, ...]
    numbers: dict[str, int]
    concepts: dict[str, Concept]
    tables: dict[str, PhraseTable]
    bearing: dict[str, dict[int, float]]  # By concept: which resource, how much.
    countries: tuple[frozenset[str], ...]  # Of each resource, as its title names them.
    texts: FullText
    vocabulary: Vocabulary
    glossary: Glossary
    pins: tuple[tuple[frozenset[str], int], ...]


def make_index(
    resources: Iterable[Resource],
    glossary: Glossary,
    *,
    synonyms: Sequence[Synonym] = (),
    pins: Sequence[Pin] = (),
) -> Index:
    """Index what may be linked; takes time in proportion to the catalogue."""
    linked = tuple(
        each for each in resources if each.status is not ResourceStatus.WITHDRAWN
    )
    numbers = {each.id: number for number, each in enumerate(linked)}
    concepts = _concepts(glossary, synonyms, numbers)
    tables = _tables(concepts.values(), synonyms)
    bearing: dict[str, dict[int, float]] = defaultdict(dict)
    rows, countries = [], []
    for number, resource in enumerate(linked):
        fields, meant = _taken_apart(resource, tables[_known(resource.language)])
        rows.append(fields)
        countries.append(
            frozenset(
                key
                for key, worth in meant.items()
                if key.startswith("country-") and worth >= _IN_TITLE
            )
        )
        for key, worth in meant.items():
            bearing[key][number] = worth
    _add_best(bearing, concepts.values(), numbers)
    return Index(
        resources=linked,
        numbers=numbers,
        concepts=concepts,
        tables=tables,
        bearing=bearing,
        countries=tuple(countries),
        texts=FullText(rows),
        vocabulary=_vocabulary(linked, concepts.values()),
        glossary=glossary,
        pins=tuple(_pinned(pins, numbers)),
    )


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"


def _concepts(
    glossary: Glossary, synonyms: Sequence[Synonym], numbers: dict[str, int]
) -> dict[str, Concept]:
    concepts = {concept.key: concept for concept in glossary.concepts}
    for synonym in synonyms:
        if synonym.means not in concepts and synonym.means in numbers:
            concepts[synonym.means] = Concept(
                key=synonym.means,
                weight=_SYNONYM_WEIGHT,
                phrases={},
                best=(synonym.means,),
            )
    return concepts


def _tables(
    concepts: Iterable[Concept], synonyms: Sequence[Synonym]
) -> dict[str, PhraseTable]:
    tables = {language: PhraseTable(language) for language in LANGUAGES}
    for concept in concepts:
        for language, phrases in concept.phrases.items():
            for spoken in LANGUAGES if language == ANY_LANGUAGE else (language,):
                for phrase in phrases:
                    tables[spoken].add(phrase, means=concept.key)
    for synonym in synonyms:
        for table in tables.values():
            table.add(synonym.phrase, means=synonym.means)
    return tables


def _taken_apart(
    resource: Resource, table: PhraseTable
) -> tuple[tuple[str, str, str, str], dict[str, float]]:
    """Return a resource's fields as stems, and the concepts it bears."""
    language = table.language
    title = stems_of(words_of(resource.title), language)
    topics = [stems_of(words_of(topic), language) for topic in resource.topics]
    summary = stems_of(words_of(resource.summary), language)
    rest = stems_of(
        words_of(" ".join((*resource.standards, resource.edition, resource.kind))),
        language,
    )
    meant = dict.fromkeys(table.meant(summary), _IN_SUMMARY)
    for topic in topics:
        meant |= dict.fromkeys(table.meant(topic), _IN_TOPICS)
    meant |= dict.fromkeys(table.meant(title), _IN_TITLE)
    in_topics = " ".join(stem for topic in topics for stem in topic)
    return (" ".join(title), in_topics, " ".join(summary), " ".join(rest)), meant


def _add_best(
    bearing: dict[str, dict[int, float]],
    concepts: Iterable[Concept],
    numbers: dict[str, int],
) -> None:
    for concept in concepts:
        for place, resource_id in enumerate(concept.best):
            number = numbers.get(resource_id)
            if number is not None:
                bearing[concept.key][number] = worth_at(place)


def worth_at(place: int) -> float:
    """Return what the place in a list of best answers is worth, at most 1."""
    return 1 / (1 + _WORTH_LESS_BY_PLACE * place)


def _vocabulary(
    resources: Iterable[Resource], concepts: Iterable[Concept]
) -> Vocabulary:
    words: set[str] = set()
    for small in SMALL_WORDS.values():
        words |= small
    for concept in concepts:
        for phrases in concept.phrases.values():
            words.update(word for phrase in phrases for word in words_of(phrase))
    for resource in resources:
        words.update(words_of(" ".join((resource.title, *resource.topics))))
    return Vocabulary(words)


def _pinned(
    pins: Sequence[Pin], numbers: dict[str, int]
) -> Iterable[tuple[frozenset[str], int]]:
    for pin in pins:
        if pin.resource_id in numbers:
            yield frozenset(content_words(pin.question)), numbers[pin.resource_id]


def content_words(text: str) -> list[str]:
    """Return the words of a text that are small words in none of the languages."""
    small = frozenset().union(*SMALL_WORDS.values())
    return [word for word in words_of(text) if word not in small]
