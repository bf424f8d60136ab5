"""Words brought to their stems, by the rules of their language."""

from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

import snowballstemmer

from domain.learning.small_words import SMALL_WORDS

_STEMMERS = {
    "en": snowballstemmer.stemmer("english"),
    "fr": snowballstemmer.stemmer("french"),
    "es": snowballstemmer.stemmer("spanish"),
}
_ONE_AT_A_TIME = Lock()  # A stemmer keeps the word it is at.
_SHORTEST_STEMMED = 4


def stems_of(words: Iterable[str], language: str) -> list[str]:
    """Return the stems of words that say something; English for other languages."""
    known = language if language in _STEMMERS else "en"
    small = SMALL_WORDS[known]
    return [stem(word, known) for word in words if word not in small]


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word without accents; short ones and acronyms stay."""
    if len(word) < _SHORTEST_STEMMED or not word.isalpha():
        return word
    with _ONE_AT_A_TIME:
        stemmed: str = _STEMMERS[language].stemWord(word)
    return stemmed
