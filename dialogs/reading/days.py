"""
Reading a day out of what somebody typed, with how it was understood.

Figures are read with the day first. A day without a year is the latest one that lies
less than a month ahead, or, where a day to come is asked for, the earliest that lies
less than a month back: `3 January` typed in December is not taken for long ago.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dialogs.reading.day_meanings import Asked, Leaning, Meaning, ReadAs, meaning_of
from dialogs.reading.day_names import day_like, month_like
from dialogs.reading.day_patterns import Written, patterns
from domain.refusals import Refusal
from domain.spelling import spelled

__all__ = ["DayRead", "Leaning", "ReadAs", "read_day", "read_full_day"]

_LOOKED_AT = 600  # A day named later than this belongs to somebody's prose.
_WORDS_LOOKED_AT = 2
_MONTH_WORD = re.compile(r"(?<!\d)\d{1,2}[dhnrst]{0,2}\s{1,2}([a-z]{4,11})\b")
_WORD = re.compile(r"\b([a-z]{4,11})\b")
_FILLERS = re.compile(
    r"(?:^|(?<=\s))(?:(?:until|till|before)(?:\s+the)?"
    r"|on|at|as\s+of|since|from|by|the|dated|was|is|le|el|du|del)$",
    re.IGNORECASE,
)
_MARKS = " \t\r\n:,;=-"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRead:
    """
    A day as it was understood out of *words*; *rest* is what was typed around them.

    *ambiguous_with* is the other day that the words may mean. Unless *full*, the year
    or the week was supplied.
    """

    day: date
    read_as: ReadAs
    words: str
    rest: str = ""
    ambiguous_with: date | None = None
    full: bool = True


def read_day(
    text: str, *, today: date, leaning: Leaning = Leaning.PAST
) -> DayRead | None:
    """
    Return the first day named in a text, or None when there is none.

    :raises Refusal: `day-does-not-exist` (31 June) or `weekday-does-not-fit`.
    """
    asked = Asked(today=today, leaning=leaning, words="")
    return _first(text, asked) or _first(_mended(text), asked)


def read_full_day(text: str) -> date | None:
    """Return the day that a text gives in full and beyond doubt, else None."""
    try:
        read = read_day(text, today=date.min)
    except Refusal:
        return None
    if read is None or read.read_as is ReadAs.RELATIVE or read.ambiguous_with:
        return None
    return read.day if read.full else None


def _first(text: str, asked: Asked) -> DayRead | None:
    head = spelled(text[:_LOOKED_AT])
    for written in _written_in(head.letters.lower()):
        start, end = head.span(*written.match.span())
        words = text[start:end].strip()
        meaning = meaning_of(written, replace(asked, words=words))
        if meaning is not None:
            return _read(meaning, words, rest=_rest(text[:start], text[end:]))
    return None


def _written_in(letters: str) -> list[Written]:
    """Return what looks like a day, first and longest first."""
    found = [
        Written(form, match)
        for form, each in patterns().items()
        for pattern in each
        for match in pattern.finditer(letters)
    ]
    return sorted(found, key=lambda each: (each.match.start(), -each.match.end()))


def _read(meaning: Meaning, words: str, *, rest: str) -> DayRead:
    return DayRead(
        day=meaning.day,
        read_as=meaning.read_as,
        words=words,
        rest=rest,
        ambiguous_with=meaning.ambiguous_with,
        full=meaning.full,
    )


def _rest(before: str, after: str) -> str:
    kept = _FILLERS.sub("", before.rstrip(_MARKS)).rstrip(_MARKS)
    return f"{kept.strip()} {after.lstrip(_MARKS).strip()}".strip()


def _mended(text: str) -> str:
    """Put right a month after a number, or a day among the first words."""
    head = text[:_LOOKED_AT]
    letters = head.lower()
    slips = [(match, month_like(match[1])) for match in _MONTH_WORD.finditer(letters)]
    first_words = islice(_WORD.finditer(letters), _WORDS_LOOKED_AT)
    slips += [(match, day_like(match[1])) for match in first_words]
    match, right = next((slip for slip in slips if slip[1]), (None, ""))
    return (
        "" if match is None else head[: match.start(1)] + right + text[match.end(1) :]
    )
