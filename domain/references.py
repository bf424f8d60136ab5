"""How a case's reference is written: one shape, to open a case and to name it."""

import re

LONGEST = 24
# `SECU0010`, `DEMO-0001`, `SRM-2024-07`, `ATK-2`: letters and digits joined by single
# hyphens, ending in digits, so that it stands out among words. Nothing in it repeats
# what it repeats: however long a text is, reading it takes a moment.
SHAPE = (
    r"(?:[A-Z]{2,12}\d{3,8}"
    r"|[A-Z][A-Z0-9]{0,11}(?:-[A-Z0-9]{1,11}){0,3}-[A-Z]{0,4}\d{1,8})"
)
_WHOLE = re.compile(SHAPE)


def is_reference(words: str) -> bool:
    """Whether *words* are a reference as stored: in capitals, and no more than that."""
    return len(words) <= LONGEST and _WHOLE.fullmatch(words) is not None
