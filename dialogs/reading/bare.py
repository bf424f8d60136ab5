"""Lines that hold a command and no words of anybody's own."""

import re

from dialogs.reading.phrases import BY_PHRASE
from dialogs.reading.references import PATTERN, written_one_way
from dialogs.reading.slots import SCOPES
from domain.spelling import alike

_LONGEST = 80
_AT_END = re.compile(rf"\s+(?P<case>{PATTERN})$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?")


def case_of_bare(line: str) -> str | None:
    """
    Return the case that a bare command names, empty where it names none.

    Bare is a command's phrase with no more than a scope, a number and a case's
    reference behind it: `status`, `actions mine 2`, `why 12 DEMO-0001`. None for a
    line that says anything else.
    """
    line = line[: _LONGEST + 1].strip()
    if len(line) > _LONGEST:
        return None
    named = _AT_END.search(line)
    words = alike(line[: named.start()] if named else line).split()
    while len(words) > 1 and " ".join(words) not in BY_PHRASE:
        if not (words[-1] in SCOPES or _NUMBER.fullmatch(words[-1])):
            return None
        words.pop()
    if " ".join(words) not in BY_PHRASE:
        return None
    return written_one_way(named["case"]) if named else ""
