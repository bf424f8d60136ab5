"""What a question speaks of: its concepts, in whatever languages it mixes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.learning.glossary import LANGUAGES
from domain.learning.reading import Question
from domain.learning.small_words import SMALL_WORDS
from storage.search.index import Index
from storage.search.stems import stem, stems_of

_SLIPS_MENDED = 8  # Words looked at for slips; nobody mistypes more in one question.


@dataclass(frozen=True, slots=True)
class Hearing:
    """Concepts with the words they were heard in, and the stems of all words."""

    concepts: dict[str, tuple[str, ...]]
    stems: tuple[str, ...]


def hear(question: Question, index: Index) -> Hearing:
    """Find the concepts of a question; mistyped words count as what was meant."""
    words = _mended(question.words, index)
    heard: dict[str, tuple[frozenset[int], tuple[str, ...]]] = {}
    for language in LANGUAGES:
        for concept, at, said in _heard_in(language, words, question, index):
            if concept not in heard or len(at) > len(heard[concept][0]):
                heard[concept] = (at, said)
    kept = _without_shadowed({key: at for key, (at, _) in heard.items()}, index)
    return Hearing(
        concepts={key: heard[key][1] for key in kept},
        stems=tuple(dict.fromkeys(_stems(words, question.language))),
    )


def _mended(words: Sequence[str], index: Index) -> list[str]:
    mended: list[str] = []
    left = _SLIPS_MENDED
    for word in words:
        meant = index.vocabulary.meant(word) if left else ""
        left -= bool(meant)
        mended.append(meant or word)
    return mended


def _heard_in(
    language: str, words: Sequence[str], question: Question, index: Index
) -> Iterator[tuple[str, frozenset[int], tuple[str, ...]]]:
    """Find the concepts that one language's phrases name, and where."""
    small = SMALL_WORDS[language]
    foreign = SMALL_WORDS[question.language] if language != question.language else ()
    places = [
        at
        for at, word in enumerate(words)
        if word not in small and word not in foreign
    ]
    stems = [stem(words[at], language) for at in places]
    table = index.tables[language]
    for heard in table.heard(stems):
        at = frozenset(places[each] for each in heard.at)
        said = tuple(question.words[each] for each in sorted(at))
        yield heard.means, at, said


def _without_shadowed(
    heard: dict[str, frozenset[int]], index: Index
) -> list[str]:
    """Leave out what was heard only inside a longer phrase that tells as much."""
    weights = {key: index.concepts[key].weight for key in heard}
    return [
        key
        for key, at in heard.items()
        if not any(
            at < other and weights[larger] >= weights[key]
            for larger, other in heard.items()
        )
    ]


def _stems(words: Sequence[str], language: str) -> Iterator[str]:
    """Return stems by the question's language, then by English, as most titles are."""
    yield from stems_of(words, language)
    if language != "en":
        small = SMALL_WORDS[language]
        yield from stems_of([word for word in words if word not in small], "en")
