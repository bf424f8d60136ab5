"""`open case SECU2103, requestor …, project …`: a notice typed in one line."""

import re
from collections.abc import Iterator

from dialogs.reading.notice_labels import Part
from dialogs.reading.notice_people import STEM, looks_like_names, part_of
from dialogs.reading.references import reference_in

_PIECES = re.compile(rf"[,;:\n]|\s(?={STEM}\b)", re.IGNORECASE)
_LEADING = re.compile(r"(?:(?:and|with|the|for|on|its|is|a)\s+)*", re.IGNORECASE)
_LABEL_WORDS = 5
_BY = re.compile(
    r"\b(?:by|on behalf of|par|por)\s+(?P<names>.+?)"
    r"(?=\s+(?:about|on|against|concerning|regarding|over|in|for|from)\s|$)",
    re.IGNORECASE,
)
_WRITTEN = {
    Part.PROJECT: "Project Name",
    Part.COUNTRY: "Country",
    Part.REQUESTORS: "Requestors",
    Part.NUMBER: "Project Number",
}


def spelled_out(line: str) -> str:
    """
    Return a typed line as a notice, a label and a value a line; what else it says goes.

    Takes time in proportion to the line.
    """
    return "\n".join(dict.fromkeys(_lines(line)))


def _lines(line: str) -> Iterator[str]:
    reference = reference_in(line)
    if reference:
        yield f"Case Number: {reference[0]}"
    pieces = [_LEADING.sub("", piece.strip(), count=1) for piece in _PIECES.split(line)]
    part: Part | None = None
    for piece in filter(None, pieces):
        found, value = _read(piece, part)
        part = found
        if found in _WRITTEN and value:
            yield f"{_WRITTEN[found]}: {value}"


def _read(piece: str, part: Part | None) -> tuple[Part | None, str]:
    """Read a piece, with the part that the one before it belongs to."""
    found, value = _labelled(piece)
    if found:
        return found, value
    if by := _BY.search(piece):
        names = by["names"] if looks_like_names(by["names"]) else ""
        return Part.REQUESTORS, names
    goes_on = part is not Part.REQUESTORS or looks_like_names(piece)
    return (part, piece) if part and goes_on else (None, "")


def _labelled(piece: str) -> tuple[Part | None, str]:
    words = piece.split()
    for end in range(min(_LABEL_WORDS, len(words)), 0, -1):
        part = part_of(" ".join(words[:end]))
        if part in _WRITTEN:
            return part, " ".join(words[end:])
    return None, ""
