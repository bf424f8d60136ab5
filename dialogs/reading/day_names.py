"""Months, weekdays and words for days, in English, French and Spanish."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from domain.spelling import alike

LANGUAGES = ("en", "fr", "es")
# Beside the languages' own lists.
_MORE_MONTHS = {"sept": 9, "setiembre": 9}
# Short English days only: `mar` and `sam` are other words in French and Spanish.
SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2} | {
    "thu": 3,
    "thur": 3,  # codespell:ignore
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
# How many days from today.
NAMED_DAYS = {
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "avant-hier": -2,
    "anteayer": -2,
    "antes de ayer": -2,
    "yesterday": -1,
    "hier": -1,
    "ayer": -1,
    "today": 0,
    "just now": 0,
    "aujourd'hui": 0,
    "hoy": 0,
    "tomorrow": 1,
    "demain": 1,
    "manana": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "apres-demain": 2,
    "pasado manana": 2,
}
NUMBERS = (
    dict.fromkeys(("a", "an", "un", "une", "uno", "una", "one"), 1)
    | {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
    | {"nine": 9, "ten": 10, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7}
    | {"huit": 8, "neuf": 9, "dix": 10, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5}
    | {"seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10}
)
# A unit's days, or its months where the days differ.
UNIT_DAYS = {"day": 1, "days": 1, "jour": 1, "jours": 1, "dia": 1, "dias": 1} | {
    "week": 7,
    "weeks": 7,
    "semaine": 7,
    "semaines": 7,
    "semana": 7,
    "semanas": 7,
}
UNIT_MONTHS = {"month": 1, "months": 1, "mois": 1, "mes": 1, "meses": 1} | {
    "year": 12,
    "years": 12,
    "an": 12,
    "ans": 12,  # codespell:ignore
    "ano": 12,
    "anos": 12,
}
_LONG = 5
_CLOSE = 0.84


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Return the names of months, long and short, with their numbers."""
    listed = dict(_MORE_MONTHS)
    for names in (_names("months", "wide"), _names("months", "abbreviated")):
        listed |= names
    return listed


@lru_cache(maxsize=1)
def weekdays() -> dict[str, int]:
    """Return the long names of weekdays with their numbers, Monday being 0."""
    return _names("days", "wide")


def month_like(word: str) -> str:
    """Return the month that a misspelt word means, or nothing."""
    return _like(word, (name for name in months() if len(name) >= _LONG))


def day_like(word: str) -> str:
    """Return the named day or weekday that a misspelt word means, or nothing."""
    named = (name for name in NAMED_DAYS if " " not in name and len(name) >= _LONG)
    return _like(word, (*named, *weekdays()))


def _like(word: str, names: Iterable[str]) -> str:
    close = [name for name in names if abs(len(name) - len(word)) <= 1]
    return next(iter(get_close_matches(word, close, n=1, cutoff=_CLOSE)), "")


def _names(kind: Literal["months", "days"], width: str) -> dict[str, int]:
    from babel import Locale

    found: dict[str, int] = {}
    for language in LANGUAGES:
        listed = getattr(Locale.parse(language), kind)["format"][width]
        found |= {alike(name).rstrip("."): number for number, name in listed.items()}
    return found
