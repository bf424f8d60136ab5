"""Words brought to their stems, by the rules of their language."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from threading import Lock

import snowballstemmer

from domain.learning.small_words import ARTICLES, SMALL_WORDS, TELLING

_STEMMERS = {
    "en": snowballstemmer.stemmer("english"),
    "fr": snowballstemmer.stemmer("french"),
    "es": snowballstemmer.stemmer("spanish"),
}
_ONE_AT_A_TIME = Lock()  # A stemmer keeps the word it is at.
_SHORTEST_STEMMED = 4
# Little words by language, but those that change what is asked.
_TELLING_NOTHING = {language: SMALL_WORDS[language] - TELLING for language in _STEMMERS}
# Words that their stem would make the same as others of the field.
_APART = {
    "consultant": "consultant",
    "consultants": "consultant",
    "consultante": "consultant",
    "consultor": "consultant",
    "consultora": "consultant",
    "consultores": "consultant",
    "account": "account",
    "accounts": "account",
    "informante": "informante",
    "informantes": "informante",
    "generator": "generator",
    "generators": "generator",
    "generador": "generator",
    "generadores": "generator",
    "caso": "caso",
    "casos": "caso",
    "general": "general",
    "generale": "general",
}


def stems_of(words: Iterable[str], language: str) -> list[str]:
    """Return the stems of words that say something; English for other languages."""
    known = language if language in _STEMMERS else "en"
    small = SMALL_WORDS[known]
    return [stem(word, known) for word in words if word not in small]


def stems_of_phrase(words: Sequence[str], language: str) -> frozenset[str]:
    """
    Return the stems that tell a phrase from others.

    Little words go, but those that change what is asked; where one word is left they
    are all that tells it from that word, and stay.
    """
    small = _TELLING_NOTHING[language]
    kept = [word for word in words if word not in small]
    said = [word for word in kept if word not in TELLING]
    if len(said) <= 1:
        kept = [word for word in words if word not in ARTICLES]
    if len(kept) == 1 and not said:
        return frozenset()  # A little word alone says nothing.
    return frozenset(stem(word, language) for word in kept or words)


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word without accents; short ones and acronyms stay."""
    if word in _APART:
        return _APART[word]
    if len(word) < _SHORTEST_STEMMED or not word.isalpha():
        return word
    with _ONE_AT_A_TIME:
        stemmed: str = _STEMMERS[language].stemWord(word)
    return stemmed
