"""What in a text may be somebody's own: e-mail addresses, telephone numbers."""

import re
from collections.abc import Iterable, Iterator

from domain.walled_names import without

MASK = "[…]"  # Of no language, since texts of three are masked.
_MAIL = r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
# A plus, or groups of digits: at least seven in all, and no clause or path.
_PHONE = r"(?<![\w,/-])(?<!\d\.)\+?\(?\d(?:[\s()./-]{0,2}\d){6,24}(?!\w)"
_PRIVATE = re.compile(rf"{_MAIL}|{_PHONE}")
_NO_PHONE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2})?"  # A day, with its hour.
    r"|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}(?:\s\d{1,2})?"
    r"|(?:19|20)\d\d\s?[-/]?\s?(?:19|20)?\d\d"  # From year to year.
    r"|\d{1,3}(?:[ .]\d{3})+"  # A large number.
)


def private_in(text: str) -> tuple[str, ...]:
    """Return the addresses and numbers in a text, in their order, each once."""
    return tuple(dict.fromkeys(found[0] for found in _found(text)))


def masked(text: str, names: Iterable[str] = ()) -> str:
    """Return a text without addresses, numbers and these names."""
    kept, done = [], 0
    for found in _found(text):
        kept += [text[done : found.start()], MASK]
        done = found.end()
    text = "".join((*kept, text[done:]))
    known = tuple(names)
    return without(text, known, MASK) if known else text


def _found(text: str) -> Iterator[re.Match[str]]:
    return (
        each for each in _PRIVATE.finditer(text) if not _NO_PHONE.fullmatch(each[0])
    )
