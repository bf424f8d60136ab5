"""A pasted page as clean lines, each with the part of a notice that it belongs to."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dialogs.reading.countries import is_country
from dialogs.reading.notice_labels import (
    LABELS,
    ONE_LINE,
    WITHOUT_COLON,
    Part,
    label_key,
)
from dialogs.reading.notice_people import part_of, people_in_label

_LINE_TAGS = re.compile(
    r"</?(?:br|p|div|li|ul|ol|tr|table|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE
)
_CELL_TAGS = re.compile(r"</t[dh]\b[^<>]{0,500}>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-z!][^<>]{0,500}>", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"[^\S\n\t]+")
_BARS = re.compile(r" ?[|\t][ \t|]*")
_BULLET = re.compile(r"(?:[•·▪◦‣>*o-]\s+|\d{1,2}[.)]\s+|#{1,6}\s+)+")
_BOLD = re.compile(r"\*\*|__")
_COLON = re.compile(r"(?P<label>[^:\n]{2,60}?)\s?:(?P<value>.*)", re.DOTALL)
_DASH = re.compile(r"(?P<label>[^:\n]{2,40}?)\s[-–—](?:\s(?P<value>.*))?")
# Short ones are too often the beginning of a sentence.
_SET_APART = {"requestor", "requestors", "complainant", "complainants", "synopsis"} | {
    "country",
    "donors",
}
_SHORT_LINE = 8

_Columns = tuple[tuple[str, Part], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """
    A line as *written*: its *part*, the *label* if it begins one, the *value* on it.
    """

    part: Part | None
    value: str
    written: str
    label: str = ""


_NOTHING = NoticeLine(part=None, value="", written="")


def read_lines(text: str) -> tuple[NoticeLine, ...]:
    """Take a pasted page apart; takes time in proportion to its length."""
    read: list[NoticeLine] = []
    part: Part | None = None
    begun = False  # Whether the part has a value already.
    columns: _Columns = ()
    for line in _clean(text):
        if columns and line:
            read += _row(columns, line)
            columns = ()
            continue
        if columns := columns or _columns(line):
            read.append(NoticeLine(part=None, value="", written=line))
            continue
        labelled = _labelled(line)
        found = labelled or _going_on(line, part, begun=begun)
        read.append(found)
        begun = bool(found.value) or (begun and not labelled)
        part = None if found.value and found.part in ONE_LINE else found.part
    return tuple(read)


def _clean(text: str) -> Iterator[str]:
    """Give the lines without markup, bullets and unseen marks, cells by tabs."""
    text = _CELL_TAGS.sub("\t", _LINE_TAGS.sub("\n", text))
    text = html.unescape(_TAGS.sub("", text))
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    text = _SPACES.sub(" ", _BOLD.sub("", text))
    for line in text.split("\n"):
        for cells in _cells_apart(_bare(_BARS.sub("\t", line))):
            yield from map(_bare, _at_labels(cells))


def _bare(line: str) -> str:
    line = line.strip()
    bullet = _BULLET.match(line)
    return line[bullet.end() :].strip() if bullet else line


def _at_labels(line: str) -> Iterator[str]:
    """Break a line before each label in the middle of it."""
    starts = [match.start() for match in _inner_labels().finditer(line)]
    ends = [start for start in starts if start] + [len(line)]
    return (line[start:end] for start, end in pairwise([0, *ends]))


def _cells_apart(line: str) -> list[str]:
    """Begin a new line at each label in a row of labels and values."""
    cells = line.split("\t")
    if len(cells) == 1 or _columns(line):
        return [line]
    marked = ("\n" + cell if part_of(cell) else "\t" + cell for cell in cells)
    return "".join(marked).strip().split("\n")


def _columns(line: str) -> _Columns:
    """Return the labels in a table's first row, if nothing else stands there."""
    cells = line.split("\t")
    known = tuple((cell, part) for cell in cells if (part := part_of(cell)))
    return known if len(known) == len(cells) > 1 else ()


def _row(columns: _Columns, line: str) -> list[NoticeLine]:
    cells = zip(columns, map(str.strip, line.split("\t")), strict=False)
    return [
        NoticeLine(part=part, value=cell, written=cell, label=label)
        for (label, part), cell in cells
    ]


def _labelled(line: str) -> NoticeLine | None:
    """Read a line that begins with a label, or is one."""
    for label, value in _splits(line):
        part = part_of(label)
        if part:
            return NoticeLine(
                part=part,
                value=_bare(value.replace("\t", " ")),
                written=line.replace("\t", " "),
                label=label.rstrip(" :"),
            )
    return None


def _splits(line: str) -> Iterator[tuple[str, str]]:
    """Give the ways in which a line may be a label and a value."""
    yield line, ""
    label, _, value = line.partition("\t")
    yield label, value
    for pattern in (_COLON, _DASH):
        if found := pattern.match(line):
            yield found["label"], found["value"] or ""
    for label in WITHOUT_COLON:
        value = line[len(label) :]
        if line.startswith(label) and value[:1].isspace() and not value[1:2].islower():
            yield label, value


def unclear_in(lines: Sequence[NoticeLine]) -> str:
    """
    Return what makes a line look like one of people's names, where no label says so.

    Empty where there is none.
    """
    for line, after in pairwise([*lines, _NOTHING]):
        for pattern in () if line.label else (_COLON, _DASH):
            found = pattern.match(line.written)
            value = (found["value"] or "").strip() if found else ""
            people = (
                people_in_label(found["label"], value or after.written) if found else ""
            )
            if people:
                return people
    return ""


def _going_on(line: str, part: Part | None, *, begun: bool) -> NoticeLine:
    """Read a line without a label: more of the part before it, or a country's name."""
    line = line.replace("\t", " ")
    value = line
    if part is Part.REQUESTORS:
        value = line.rpartition(":")[2].strip()
        part = part if not begun or _could_be_names(value) else None
    elif part is not Part.PROJECT and is_country(line):
        part = Part.COUNTRY
    elif part is Part.CONTACT and not line:
        part = None
    return NoticeLine(part=part, value=value, written=line)


def _could_be_names(line: str) -> bool:
    words = line.split()
    capitals = sum(not word[0].islower() for word in words)
    return len(words) <= _SHORT_LINE or capitals * 2 >= len(words)


@lru_cache(maxsize=1)
def _inner_labels() -> re.Pattern[str]:
    """Return what finds a label that begins a line or stands in the middle of one."""
    labels = [
        re.escape(label)
        for names in LABELS.values()
        for label in names
        if " " in label or label_key(label) in _SET_APART
    ]
    colon = "|".join(sorted(labels, key=len, reverse=True))
    plain = "|".join(map(re.escape, WITHOUT_COLON[:2]))
    return re.compile(rf"(?<!\S)(?:(?![a-z])(?i:{colon})\s?:|(?:{plain}) )")
