"""What a question speaks of: its concepts, in whatever languages it mixes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.learning.glossary import ANY_LANGUAGE, LANGUAGES
from domain.learning.reading import Question
from domain.learning.small_words import SMALL_WORDS
from storage.search.index import Index
from storage.search.phrases import TAUGHT, Heard
from storage.search.stems import stem, stems_of

_MORE_A_WORD, _MOST_WORDS = 0.25, 3
_SURELY_FOREIGN = 7  # Letters of a word that is the same in no other language.
_SLIPS_MENDED = 8  # Words looked at for slips; nobody mistypes more in one question.


@dataclass(frozen=True, slots=True)
class Hearing:
    """
    Concepts with the words they were heard in, their strength, and all stems.

    *phrases* are all that was heard, with their languages; *taught* says whether
    one of them was added by hand.
    """

    concepts: dict[str, tuple[str, ...]]
    strength: dict[str, float]
    stems: frozenset[str]
    phrases: tuple[tuple[str, Heard], ...] = ()
    taught: bool = False


_Spans = dict[frozenset[int], float]  # Where it was heard, and how far to trust it.


def hear(question: Question, index: Index) -> Hearing:
    """Find the concepts of a question; mistyped words count as what was meant."""
    words = _mended(question.words, question.language, index)
    phrases = [
        (language, heard, at)
        for language in (*LANGUAGES, ANY_LANGUAGE)
        for heard, at in _heard_in(language, words, question, index)
    ]
    spans: defaultdict[str, _Spans] = defaultdict(dict)
    for _, heard, at in phrases:
        of = spans[heard.means]
        of[at] = max(of.get(at, 0.0), heard.trust)
    kept = _without_shadowed(spans, index)
    return Hearing(
        concepts={key: _shown(at, question) for key, at in kept.items()},
        strength={
            key: _strength(key, at, index) * max(spans[key][each] for each in at)
            for key, at in kept.items()
        },
        stems=frozenset(_stems(words, question.language)),
        phrases=tuple((language, heard) for language, heard, _ in phrases),
        taught=any(heard.trust == TAUGHT for _, heard, _ in phrases),
    )


def _strength(key: str, at: Sequence[frozenset[int]], index: Index) -> float:
    """Return what a concept weighs: more where other words speak of it as well."""
    apart = len(at) if len(at) <= 1 else len(frozenset().union(*at)) - len(at[0]) + 1
    more = 1 + _MORE_A_WORD * min(apart - 1, _MOST_WORDS)
    return index.concepts[key].weight * more


def _shown(spans: Sequence[frozenset[int]], question: Question) -> tuple[str, ...]:
    words = [question.words[at] for at in sorted(frozenset().union(*spans))]
    small = SMALL_WORDS[question.language] | SMALL_WORDS["en"]
    return tuple(dict.fromkeys(word for word in words if word not in small) or words)


def _mended(words: Sequence[str], language: str, index: Index) -> list[str]:
    vocabulary = index.vocabularies[language]
    mended: list[str] = []
    left = _SLIPS_MENDED
    for word in words:
        meant = vocabulary.meant(word) if left else ""
        left -= bool(meant)
        mended.append(meant or word)
    return mended


def _heard_in(
    language: str, words: Sequence[str], question: Question, index: Index
) -> Iterator[tuple[Heard, frozenset[int]]]:
    """Find the phrases of one language that name concepts, and where."""
    other = language not in {question.language, ANY_LANGUAGE}
    foreign = SMALL_WORDS[question.language] if other else frozenset()
    places = [at for at, word in enumerate(words) if word not in foreign]
    said = [words[at] for at in places]
    if language != ANY_LANGUAGE:
        said = [stem(word, language) for word in said]
    small = SMALL_WORDS[question.language] | SMALL_WORDS["en"]
    for heard in index.tables[language].heard(said):
        at = frozenset(places[each] for each in heard.at)
        if language == ANY_LANGUAGE and _is_small(at, question, small):
            continue
        if other and len(at) == 1 and _is_likely_home(at, words, question, index):
            continue  # The same letters are another word in another language.
        yield heard, at


def _is_likely_home(
    at: frozenset[int], words: Sequence[str], question: Question, index: Index
) -> bool:
    """Whether a word may well be of the question's own language."""
    word = words[min(at)]
    home = index.vocabularies[question.language]
    return len(word) < _SURELY_FOREIGN or word in home


def _is_small(at: frozenset[int], question: Question, small: frozenset[str]) -> bool:
    """Whether an acronym is just a little word: `ses` in French."""
    return all(
        question.words[each] in small and each not in question.capitals for each in at
    )


def _without_shadowed(
    heard: Mapping[str, _Spans], index: Index
) -> dict[str, list[frozenset[int]]]:
    """Leave out what was heard only inside longer phrases that tell as much."""
    weights = {key: index.concepts[key].weight for key in heard}
    kept: dict[str, list[frozenset[int]]] = {}
    for key, spans in heard.items():
        over = [
            other
            for larger, others in heard.items()
            if weights[larger] >= weights[key]
            for other in others
        ]
        clear = [at for at in spans if not any(at < other for other in over)]
        if clear:
            kept[key] = sorted(set(clear), key=len, reverse=True)
    return kept


def _stems(words: Sequence[str], language: str) -> Iterator[str]:
    """Return stems by the question's language, then by English, as most titles are."""
    yield from stems_of(words, language)
    if language != "en":
        small = SMALL_WORDS[language]
        yield from stems_of([word for word in words if word not in small], "en")
