"""The forms in which people write a day, as patterns over plain small letters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dialogs.reading import day_names


class Form(StrEnum):
    """One way to write a day."""

    ISO = "iso"  # 2024-06-03
    FIGURES = "figures"  # 03/06/2024, 3.6.24, 3/6
    DAY_MONTH = "day-month"  # 3 June 2024, 3rd of June, 3 de junio
    MONTH_DAY = "month-day"  # June 3rd, 2024
    NAMED = "named"  # yesterday
    COUNTED = "counted"  # 3 days ago, in 5 days
    WEEKDAY = "weekday"  # friday, last friday, lundi prochain


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it was found: its *form*, and the match that holds the parts."""

    form: Form
    match: re.Match[str]


_YEAR = r"(?P<year>\d{4}|'?\d{2})(?![\d:%h])"
_ORDINAL = r"(?:st|nd|rd|th|er|ere|ro|do|o|a)?"  # codespell:ignore
_ISO = (
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)"
    r"(?P<day>\d{1,2})(?!\d)"
)
_FIGURES = (
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4}|\d{2})(?![./-]?\d)"
)
_FIGURES_WITHOUT_YEAR = r"(?<![\d./-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![./-]?\d)"
_LAST = "last|past|previous"
_NEXT = "next|coming"
_SIDE_AFTER = "dernier|passe|prochain|pasado|proximo|que viene"


@lru_cache(maxsize=1)
def patterns() -> dict[Form, tuple[re.Pattern[str], ...]]:
    """Return the patterns of each form; made when the first day is read."""
    weekday = _any_of(day_names.weekdays())
    short = _any_of(day_names.SHORT_WEEKDAYS)
    before = (
        rf"(?:\b(?:(?:{_LAST}|{_NEXT}|this)\s+)?(?P<weekday>{weekday}|{short})\b"
        r"[.,]?\s+\(?)?"
    )
    shapes = {
        **{form: tuple(before + each for each in some) for form, some in _dates()},
        Form.NAMED: (rf"(?<!\w)(?P<named>{_any_of(day_names.NAMED_DAYS)})(?!\w)",),
        Form.COUNTED: _counted(),
        Form.WEEKDAY: _weekdays(weekday, short),
    }
    return {form: tuple(map(re.compile, each)) for form, each in shapes.items()}


def _dates() -> Iterator[tuple[Form, tuple[str, ...]]]:
    """Give the forms of a full date, before which a weekday may stand."""
    month = _any_of(day_names.months())
    day_month = (
        rf"(?:\b(?:the|le|el)\s+)?(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}"
        rf"[\s.-]{{0,3}}(?:of\s+|de\s+|d')?(?P<month>{month})\b\.?"
        rf"(?:[\s,-]{{1,3}}(?:de\s+|del\s+|of\s+)?{_YEAR})?"
    )
    month_day = (
        rf"\b(?P<month>{month})\b\.?[\s-]{{1,2}}(?:the\s+)?(?P<day>\d{{1,2}})"
        rf"{_ORDINAL}(?![\d:%]|\w)(?:,?\s{{1,2}}(?P<year>\d{{4}})\b)?"
    )
    yield Form.ISO, (_ISO,)
    yield Form.FIGURES, (_FIGURES, _FIGURES_WITHOUT_YEAR)
    yield Form.DAY_MONTH, (day_month,)
    yield Form.MONTH_DAY, (month_day,)


def _counted() -> tuple[str, ...]:
    unit = _any_of((*day_names.UNIT_DAYS, *day_names.UNIT_MONTHS))
    many = rf"(?P<count>\d{{1,4}}|{_any_of(day_names.NUMBERS)})\s+(?P<unit>{unit})\b"
    return (
        rf"\b{many}\s+(?P<back>ago)\b",
        rf"\b(?P<back>il y a|hace)\s+{many}",  # codespell:ignore
        rf"\b(?P<ahead>in|dans|en|dentro de)\s+{many}",
        rf"\b{many}\s+(?P<ahead>from now|from today|hence)\b",
    )


def _weekdays(weekday: str, short: str) -> tuple[str, ...]:
    return (
        rf"\b(?:(?P<side>{_LAST}|{_NEXT}|this)\s+)(?P<weekday>{weekday}|{short})\b",
        rf"\b(?P<weekday>{weekday})\s+(?P<side>{_SIDE_AFTER})\b",
        rf"\b(?P<side>pasado|proximo|este)\s+(?P<weekday>{weekday})\b",
        rf"\b(?P<weekday>{weekday})\b",
        rf"(?:^\W*|\bon\s+)(?P<weekday>{short})\b",
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
