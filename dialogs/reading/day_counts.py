"""A number of working days in words: `5`, `five more days`, `by 3 working days`."""

import re

_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MOST_DIGITS = 4
_COUNT = re.compile(
    rf"\s*(?:by|for|of|with|plus|\+|another)?\s*"
    rf"(?P<count>[0-9]{{1,{_MOST_DIGITS}}}|{'|'.join(_NAMES)})(?![\w./-])"
    r"(?P<unit>\s*(?:more|extra|further|additional)?"
    r"(?:\s*(?:working|business|work)[\s-])?\s*days?\b(?:\s+more\b)?|\s+more\b)?",
    re.IGNORECASE,
)
# A number alone is one of days where nothing or a reason follows: `3 June` is a day.
_REASON = re.compile(r"\s*(?:$|[,;:.–-]|because\b|since\b|as\b|for\b)", re.IGNORECASE)
_LEADING = re.compile(
    r"^[\s,;:.–-]*(?:(?:because(?:\s+of)?|since|as|for|why)\b[\s:,]*)?", re.IGNORECASE
)


def read_day_count(words: str) -> int | None:
    """Return the number of days that words begin with, None where there is none."""
    return split_day_count(words)[0]


def split_day_count(words: str) -> tuple[int | None, str]:
    """Part `5 days because of leave` into the number and the reason behind it."""
    found = _COUNT.match(words)
    if found is None:
        return None, words
    rest = words[found.end() :]
    if not found["unit"] and not _REASON.match(rest):
        return None, words
    count = found["count"].casefold()
    return _NUMBERS.get(count) or int(count), _LEADING.sub("", rest, count=1).strip()
