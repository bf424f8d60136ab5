"""A question as it is read: its words without accents and markup, and its language."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from domain.learning.small_words import SMALL_IN_ANY, SMALL_WORDS
from domain.spelling import letters_of

FALLBACK = "en"
_HEAD = 1_400  # Letters read of what is long: what is asked stands first or last.
_TAIL = 600
_TOLD_BY = _HEAD + _TAIL  # Letters of which words are told apart.
_WORD = re.compile(r"[a-z0-9]+")
_LETTERS = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(
    r"```.*?```"  # Code.
    r"|<at\b[^>]*>.*?</at>"  # Somebody addressed in Teams.
    r"|<[@#!][^>]*>"  # Somebody, a channel or everybody in Slack.
    r"|<(?=https?://)|https?://\S+"
    r"|</?[a-z][^>]{0,200}>"
    r"|&(?:nbsp|amp|lt|gt|quot|#\d+);",
    re.IGNORECASE | re.DOTALL,
)
# Little words that French runs together with the next, and what hides behind them.
_ELIDED = re.compile(
    r"\b(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quelqu)'(?=[a-z])", re.IGNORECASE
)
_LEAST_LATIN = 0.5
_AN_ENDING = 0.4
_HARDLY = 0.01  # What fractions of words lose when they are put together.
_OF_NO_LANGUAGE = frozenset({"ses"})  # What all is about; a French word only elsewhere.
_ENDINGS = {
    "en": re.compile(
        r"(?:ing|ness|ght|ship|ould|[^e]ed|ity|[^ae]ies|th|ck|ll|oo.|ee.|sh)$|w|k"
    ),
    "fr": re.compile(
        r"(?:ement|eur|eurs|euse|eux|eaux|aux|aient|oir|ette|ettes|ique|iques|ees?|ait"
        r"|ons|ez|aire|aires|age|ages|isme|eme|ais|aise|elle|enne|erie|esse)$|ou|eau"
    ),
    "es": re.compile(
        r"(?:cion|ciones|dad|dades|mente|ando|iendo|aron|ieron|amos|emos|imos|ario"
        r"|arios|uelo|[^aeiou]o|os|[^s]as|[^aeiou]a|ia|io|illo|ito|ar|er|ir)$"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    What was asked, ready to be looked up.

    *said* is its letters without accents and markup, *words* are those in order, and
    *capitals* says which of them are written in capital letters only.
    *latin* is False where most of it is in another script.
    """

    text: str
    language: str
    said: str
    words: tuple[str, ...]
    capitals: frozenset[int]
    latin: bool


def read_question(text: str, *, language: str = "") -> Question:
    """
    Read a question; *language* is what to take where its words do not tell.

    Takes the same short time however long the text is.
    """
    shown = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"
    bare = _MARKUP.sub(" ", shown)
    letters = _one_line(bare)
    said = letters.lower()
    written = [
        (match.group(), letters[slice(*match.span())]) for match in _WORD.finditer(said)
    ]
    words, latin = tuple(word for word, _ in written), _is_latin(bare)
    return Question(
        text=text,
        language=language_of(words if latin else (), fallback=language),
        said=said,
        words=words,
        capitals=_in_capitals([word for _, word in written]),
        latin=latin,
    )


def plainly(text: str) -> str:
    """Return a text's letters small, without accents and elisions, on one line."""
    return _one_line(text).lower()


def _one_line(text: str) -> str:
    return _ELIDED.sub("", " ".join(letters_of(text).split()))


def _in_capitals(written: list[str]) -> frozenset[int]:
    """Return which words are in capitals; none where all of it is shouted."""
    capitals = [
        at for at, word in enumerate(written) if len(word) > 1 and word.isupper()
    ]
    return frozenset(capitals if 2 * len(capitals) <= len(written) + 1 else ())


@lru_cache(maxsize=65_536)  # Titles and topics are read for several uses.
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, as they are compared."""
    return tuple(_WORD.findall(plainly(text)))


def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that are little in no language, in order, once."""
    said = words_of(text[:_TOLD_BY])
    return tuple(dict.fromkeys(word for word in said if word not in SMALL_IN_ANY))


def language_of(words: tuple[str, ...], *, fallback: str = "") -> str:
    """Return the language most words look like; the fallback where none does."""
    likely = fallback if fallback in SMALL_WORDS else FALLBACK
    counts: defaultdict[str, float] = defaultdict(float)
    for word in words:
        if word in _OF_NO_LANGUAGE:
            continue
        of = [each for each, small in SMALL_WORDS.items() if word in small]
        for language in of:
            counts[language] += 1 / len(of)
        for language, ending in _ENDINGS.items():
            counts[language] += _AN_ENDING * bool(not of and ending.search(word))
    best = max(SMALL_WORDS, key=lambda each: (counts[each], each == likely))
    # One word's ending tells little: `complainant` is English.
    return best if counts[best] - counts[likely] > _AN_ENDING + _HARDLY else likely


def _is_latin(bare: str) -> bool:
    """Whether it was written so: what is compared has other letters made Latin."""
    letters = _LETTERS.findall(normalize("NFKD", bare))
    latin = sum(letter.isascii() for letter in letters)
    return not letters or latin / len(letters) >= _LEAST_LATIN
