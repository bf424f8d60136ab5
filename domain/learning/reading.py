"""A question as it is read: its words without accents and markup, and its language."""

import re
from collections import Counter
from dataclasses import dataclass

from domain.learning.small_words import SMALL_WORDS
from domain.spelling import spelled

FALLBACK = "en"
_HEAD = 1_400  # Letters read of what is long: what is asked stands first or last.
_TAIL = 600
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
_ELIDED = re.compile(r"\b(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quelqu)'(?=[a-z])")
_LEAST_LATIN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """
    What was asked, ready to be looked up.

    *said* is its letters without accents and markup, *words* are those in order.
    *latin* is False where most of it is in another script.
    """

    text: str
    language: str
    said: str
    words: tuple[str, ...]
    latin: bool


def read_question(text: str, *, language: str = "") -> Question:
    """
    Read a question; *language* is what to take where its words do not tell.

    Takes the same short time however long the text is.
    """
    shown = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"
    said = plainly(_MARKUP.sub(" ", shown))
    words = tuple(_WORD.findall(said))
    return Question(
        text=text,
        language=language_of(words, fallback=language),
        said=said,
        words=words,
        latin=_is_latin(said),
    )


def plainly(text: str) -> str:
    """Return a text's letters small, without accents and elisions, on one line."""
    letters = " ".join(spelled(text).letters.lower().split())
    return _ELIDED.sub("", letters)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, as they are compared."""
    return tuple(_WORD.findall(plainly(text)))


def language_of(words: tuple[str, ...], *, fallback: str = "") -> str:
    """Return the language most little words are of; the fallback, or English."""
    counts = Counter(
        language
        for word in words
        for language, small in SMALL_WORDS.items()
        if word in small
    )
    likely = fallback if fallback in SMALL_WORDS else FALLBACK
    best = max(SMALL_WORDS, key=lambda each: (counts[each], each == likely))
    return best if counts[best] else likely


def _is_latin(said: str) -> bool:
    letters = _LETTERS.findall(said)
    latin = sum(letter.isascii() for letter in letters)
    return not letters or latin / len(letters) >= _LEAST_LATIN
