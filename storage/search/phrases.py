"""Finds the glossary's phrases in a text, in any order and with words between."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.learning.glossary import ANY_LANGUAGE
from domain.learning.reading import words_of
from storage.search.stems import stems_of_phrase

_WORDS_BETWEEN = 5
TAUGHT = 2.0  # The trust in what a facilitator added.

Trust = Mapping[str, Mapping[str, float]]
ALL_TRUSTED: Trust = {}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The stems of a phrase, what it means, and how far that can be trusted."""

    stems: frozenset[str]
    means: str
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A concept that was found, and at which words of the text."""

    means: str
    at: tuple[int, ...]
    trust: float = 1.0
    stems: frozenset[str] = frozenset()


class PhraseTable:
    """The phrases of one language, each kept under its rarest stem."""

    def __init__(
        self,
        language: str,
        phrases: Iterable[tuple[str, str]],
        *,
        taught: Iterable[tuple[str, str]] = (),
        trust: Trust = ALL_TRUSTED,
    ) -> None:
        """
        Take in phrases with what each means; those without a telling word go.

        *taught* are those that somebody added by hand; they count double. *trust* says
        by meaning and stems, as `trusted_as` writes them, which others tell less.
        """
        self._by_stem: dict[str, list[Phrase]] = defaultdict(list)
        taken = [
            Phrase(stems, means, trust.get(means, {}).get(trusted_as(stems), 1.0))
            for phrase, means in phrases
            if (stems := _stems(phrase, language))
        ]
        taken += [
            Phrase(stems, means, TAUGHT)
            for phrase, means in taught
            if (stems := _stems(phrase, language))
        ]
        often = Counter(stem for phrase in taken for stem in phrase.stems)
        for phrase in taken:
            anchor = min(phrase.stems, key=lambda each: (often[each], each))
            self._by_stem[anchor].append(phrase)

    def heard(self, stems: Sequence[str]) -> Iterator[Heard]:
        """Find what is meant, in the stems of a text in their order."""
        places = _places(stems)
        for anchor in places.keys() & self._by_stem.keys():
            for phrase in self._by_stem[anchor]:
                if phrase.stems <= places.keys():
                    at = _together(places, phrase.stems, anchor)
                    if at:
                        yield Heard(phrase.means, at, phrase.trust, phrase.stems)

    def meant(self, stems: Iterable[str]) -> set[str]:
        """Find what is meant in a short text, such as a title."""
        there = set(stems)
        return {
            phrase.means
            for anchor in there & self._by_stem.keys()
            for phrase in self._by_stem[anchor]
            if phrase.stems <= there
        }


def trusted_as(stems: frozenset[str]) -> str:
    """Return how a phrase is written where its trust is kept."""
    return " ".join(sorted(stems))


def _stems(phrase: str, language: str) -> frozenset[str]:
    words = words_of(phrase)
    if language == ANY_LANGUAGE:
        return frozenset(words)
    return stems_of_phrase(words, language)


def _places(stems: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, each in enumerate(stems):
        places.setdefault(each, []).append(at)
    return places


def _together(
    places: dict[str, list[int]], wanted: frozenset[str], anchor: str
) -> tuple[int, ...]:
    """Return where all of a phrase stands close together; nothing when apart."""
    farthest = len(wanted) + _WORDS_BETWEEN
    for at in places[anchor]:
        near = [
            min(places[each], key=lambda other, at=at: abs(other - at))  # type: ignore[misc]
            for each in wanted
        ]
        if max(near) - min(near) <= farthest:
            return tuple(sorted(near))
    return ()
