"""The catalogue as it is looked up: texts, and which resource bears which concept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from domain.learning.glossary import (
    ANY_LANGUAGE,
    LANGUAGES,
    Concept,
    Glossary,
    Pin,
    Synonym,
)
from domain.learning.reading import telling_words, words_of
from domain.learning.resources import Resource, ResourceStatus
from domain.learning.small_words import SMALL_WORDS
from storage.search.full_text import Fields, FullText
from storage.search.phrases import ALL_TRUSTED, PhraseTable, Trust
from storage.search.slips import Vocabulary
from storage.search.stems import stem, stems_of

# What bearing a concept is worth, where no list says that it is a best answer.
_IN_TITLE, _IN_TOPICS = 0.45, 0.4
_MOST_BEARING = 150  # Resources kept for one concept, beside its best answers.
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
    titles: tuple[frozenset[str], ...]  # The stems of each resource's title.
    texts: FullText
    vocabularies: dict[str, Vocabulary]
    glossary: Glossary
    pins: tuple[tuple[frozenset[str], int], ...]


def make_index(
    resources: Iterable[Resource],
    glossary: Glossary,
    *,
    synonyms: Sequence[Synonym] = (),
    pins: Sequence[Pin] = (),
    trust: Mapping[str, Trust] = MappingProxyType({}),
) -> Index:
    """
    Index what may be linked; takes time in proportion to the catalogue.

    *trust* says by language how far phrases of the glossary can be trusted.
    """
    linked = tuple(
        each for each in resources if each.status is not ResourceStatus.WITHDRAWN
    )
    numbers = {each.id: number for number, each in enumerate(linked)}
    concepts = _concepts(glossary, synonyms, numbers)
    tables = _tables(concepts.values(), synonyms, trust)
    reader = _Reader(tables)
    taken_apart = [reader.fields(resource) for resource in linked]
    return Index(
        resources=linked,
        numbers=numbers,
        concepts=concepts,
        tables=tables,
        bearing=_bearing([meant for _, meant in taken_apart], concepts, numbers),
        countries=tuple(_countries(meant) for _, meant in taken_apart),
        titles=tuple(frozenset(fields[0].split()) for fields, _ in taken_apart),
        texts=FullText(fields for fields, _ in taken_apart),
        vocabularies={
            language: _vocabulary(language, linked, concepts.values())
            for language in LANGUAGES
        },
        glossary=glossary,
        pins=tuple(_pinned(pins, numbers)),
    )


def _countries(meant: dict[str, float]) -> frozenset[str]:
    """Return the countries that a title names."""
    return frozenset(
        key
        for key, worth in meant.items()
        if key.startswith("country-") and worth >= _IN_TITLE
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
    concepts: Collection[Concept],
    synonyms: Sequence[Synonym],
    trust: Mapping[str, Trust],
) -> dict[str, PhraseTable]:
    taught = [(synonym.phrase, synonym.means) for synonym in synonyms]
    return {
        language: PhraseTable(
            language,
            [
                (phrase, concept.key)
                for concept in concepts
                for phrase in concept.phrases.get(language, ())
            ],
            taught=taught,
            trust=trust.get(language, ALL_TRUSTED),
        )
        for language in (*LANGUAGES, ANY_LANGUAGE)
    }


class _Reader:
    """Takes resources apart; topics, which many share, are looked at once."""

    def __init__(self, tables: dict[str, PhraseTable]) -> None:
        self._tables = tables
        self._topics: dict[tuple[str, str], set[str]] = {}

    def fields(self, resource: Resource) -> tuple[Fields, dict[str, float]]:
        """Return a resource's fields as stems, and the concepts it bears."""
        language = _known(resource.language)
        rest = " ".join((*resource.standards, resource.edition, resource.kind))
        topics = " ".join(resource.topics)
        first, second, third, fourth = (
            " ".join(stems_of(words_of(text), language))
            for text in (resource.title, topics, resource.summary, rest)
        )
        meant: dict[str, float] = {}
        for topic in resource.topics:
            meant |= dict.fromkeys(self._of_topic(topic, language), _IN_TOPICS)
        meant |= dict.fromkeys(self._meant(resource.title, language), _IN_TITLE)
        return (first, second, third, fourth), meant

    def _of_topic(self, topic: str, language: str) -> set[str]:
        if (topic, language) not in self._topics:
            self._topics[topic, language] = self._meant(topic, language)
        return self._topics[topic, language]

    def _meant(self, text: str, language: str) -> set[str]:
        words = words_of(text)
        stems = [stem(word, language) for word in words]
        exact = self._tables[ANY_LANGUAGE].meant(words)
        return self._tables[language].meant(stems) | exact


def _bearing(
    meant: Iterable[dict[str, float]],
    concepts: dict[str, Concept],
    numbers: dict[str, int],
) -> dict[str, dict[int, float]]:
    bearing: dict[str, dict[int, float]] = defaultdict(dict)
    for number, each in enumerate(meant):
        for key, worth in each.items():
            if len(bearing[key]) < _MOST_BEARING:
                bearing[key][number] = worth
    for concept in concepts.values():
        for place, resource_id in enumerate(concept.best):
            if resource_id in numbers:
                bearing[concept.key][numbers[resource_id]] = worth_at(place)
    return bearing


def worth_at(place: int) -> float:
    """Return what the place in a list of best answers is worth, at most 1."""
    return 1 / (1 + _WORTH_LESS_BY_PLACE * place)


def _vocabulary(
    language: str, resources: Iterable[Resource], concepts: Iterable[Concept]
) -> Vocabulary:
    words: set[str] = set(SMALL_WORDS[language])
    for concept in concepts:
        for spoken in (language, ANY_LANGUAGE):
            for phrase in concept.phrases.get(spoken, ()):
                words.update(words_of(phrase))
    for resource in resources:
        if resource.language in {language, "en"}:
            words.update(words_of(" ".join((resource.title, *resource.topics))))
    return Vocabulary(words)


def _pinned(
    pins: Sequence[Pin], numbers: dict[str, int]
) -> Iterable[tuple[frozenset[str], int]]:
    for pin in pins:
        if pin.resource_id in numbers:
            yield frozenset(telling_words(pin.question)), numbers[pin.resource_id]
