"""
Reading a pasted notice in the form of the public SECU registry.

Those who complained are kept apart from everything else that the notice says, and
their names are taken out of it, wherever they stand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dialogs.reading.days import read_full_day
from dialogs.reading.notice_labels import Part
from dialogs.reading.notice_lines import NoticeLine, read_lines, unclear_in
from dialogs.reading.notice_typed import spelled_out
from dialogs.reading.references import reference_in, written_one_way
from domain.name_shapes import given_names, is_organisation
from domain.spelling import alike
from domain.walled_names import without
from services.wall.screen_words import WITHHELD

_IN_PASSING = re.compile(r"\bSECU[ -]?\d{4}\b")
_FEWEST_PARTS = 3
_FEWEST_WITH_REQUESTORS = 2
_WALLED = frozenset({Part.REQUESTORS, Part.CONTACT})
# A text without any of these is about a project, not about a complaint.
_OF_COMPLAINTS = frozenset(
    {Part.REFERENCE, Part.FILED, Part.REGISTERED, Part.REQUESTORS, Part.SYNOPSIS}
)
_APART = re.compile(
    r"[;\n()\[\]\t]|\s[&/]\s|\b(?i:represented by|representing|on behalf of"
    r"|with (?:the )?support (?:of|from)|supported by|through|c/o)\b"
)
_AND = re.compile(r"\s(?:and|et|y)\s")
_OF = re.compile(r"\s(?:of|from|in|near|de|del|du|des)\s")
_CONFIDENTIAL = re.compile(
    r"\b(?:confid\w*|an[oó]n[yi]m\w*|withheld|undisclosed|not disclosed)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"n/?a|none|unknown|others?|et al|not (?:known|given|stated)"
    r"|(?:the |their )?(?:names?|identit(?:y|ies)|persons?|requestors?|complainants?)",
    re.IGNORECASE,
)
_AROUND_A_NAME = " \t.:,'\"-0123456789"
_MAIL = re.compile(r"([^\s@<>,;]{1,64})@[^\s@<>,;]{1,255}")
_MAIL_MARKS = re.compile(r"[\d._+-]+")
_EMPTY = {"", "none", "none.", "n/a", "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """
    What a notice says; empty or None where it says nothing that is beyond doubt.

    *requestors* and nothing else holds the names of those who complained; none when
    they are *confidential*. *without_requestors* is what was pasted, without them.
    *unclear* is the word of a label that may be of complainants: nothing is kept then.
    """

    reference: str = ""
    project: str = ""
    project_number: str = ""
    country: str = ""
    registered_on: date | None = None
    filed_on: date | None = None
    description: str = ""
    synopsis: str = ""
    risk_category: str = ""
    implementing_partner: str = ""
    donors: str = ""
    total_resources: str = ""
    news: str = ""
    confidential: bool = False
    requestors: tuple[str, ...] = field(default=(), repr=False)
    without_requestors: str = ""
    unclear: str = ""


def read_notice(text: str) -> Notice | None:
    """Read a pasted notice; None when the text is none. Never refuses."""
    lines = read_lines(text)
    return _notice(lines) if _is_notice(lines) else None


def read_typed(line: str) -> Notice:
    """Read what a typed line says of a new case, and nothing else that it says."""
    return _notice(read_lines(spelled_out(line)))


def told_as(requestors: Iterable[str]) -> tuple[str, ...]:
    """Return names, and the given names by which a text may call the same people."""
    names = tuple(requestors)
    return (*names, *(each for name in names for each in given_names(name)))


def _notice(lines: Sequence[NoticeLine]) -> Notice:
    requestors, confidential = _requestors(_values(lines, Part.REQUESTORS))
    known = told_as(requestors)
    instead = "Confidential" if confidential and not requestors else WITHHELD
    said = {
        part: without("\n".join(_values(lines, part)), known, WITHHELD)
        for part in Part
        if part not in _WALLED
    }
    return replace(
        _facts(said, lines),
        confidential=confidential,
        requestors=requestors,
        unclear=unclear_in(lines),
        without_requestors=without(_walled(lines, instead), known, WITHHELD),
    )


def _facts(said: Mapping[Part, str], lines: Sequence[NoticeLine]) -> Notice:
    return Notice(
        reference=_reference(said[Part.REFERENCE], lines),
        project=said[Part.PROJECT],
        project_number=said[Part.NUMBER],
        country=_first_line(said[Part.COUNTRY]),
        registered_on=read_full_day(said[Part.REGISTERED]),
        filed_on=read_full_day(said[Part.FILED]),
        description=said[Part.DESCRIPTION],
        synopsis=said[Part.SYNOPSIS],
        risk_category=said[Part.RISK],
        implementing_partner=_in_one_line(said[Part.PARTNER]),
        donors=_in_one_line(said[Part.DONORS]),
        total_resources=said[Part.TOTAL],
        news="" if said[Part.NEWS].casefold() in _EMPTY else said[Part.NEWS],
    )


def _is_notice(lines: Sequence[NoticeLine]) -> bool:
    parts = {line.part for line in lines if line.label} - {Part.OTHER, Part.CONTACT}
    has_people = Part.REQUESTORS in parts or unclear_in(lines)
    fewest = _FEWEST_WITH_REQUESTORS if has_people else _FEWEST_PARTS
    return len(parts) >= fewest and not parts.isdisjoint(_OF_COMPLAINTS)


def _values(lines: Iterable[NoticeLine], part: Part) -> list[str]:
    return [line.value for line in lines if line.part is part and line.value]


def _reference(stated: str, lines: Sequence[NoticeLine]) -> str:
    found = reference_in(stated)
    if found:
        return written_one_way(found[0])
    passing = (_IN_PASSING.search(line.value) for line in lines)
    return stated or next((written_one_way(each[0]) for each in passing if each), "")


def _requestors(values: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Part the names from each other; tell whether they are confidential."""
    stated = "\n".join(values)
    addresses = (_MAIL_MARKS.sub(" ", each[1]) for each in _MAIL.finditer(stated))
    pieces = _APART.split(_MAIL.sub("\n", stated))
    if ";" not in stated:
        pieces = [name for piece in pieces for name in piece.split(",")]
    apart = (name for piece in pieces for name in _at_and(piece))
    names = map(_name_alone, (*apart, *addresses))
    return tuple(dict.fromkeys(filter(None, names))), _is_confidential(stated)


def _at_and(piece: str) -> list[str]:
    """Part two names at "and", but not `Communities of Here and There area`."""
    names = _AND.split(piece)
    last = names[-1].split()
    is_full_name = len(last) > 1 and not any(word[0].islower() for word in last)
    is_one_name = _OF.search(names[0]) and is_organisation(alike(names[0]).split())
    return [piece] if is_one_name and not is_full_name else names


def _name_alone(piece: str) -> str:
    """Return the name in a piece of what was stated, empty where it is nobody's."""
    name = _CONFIDENTIAL.sub("", piece).strip(_AROUND_A_NAME)
    is_name = any(map(str.isalpha, name)) and not _NOBODY.fullmatch(name)
    if _is_confidential(piece):  # "Confidential at their request" names nobody.
        words = name.split()
        is_name = is_name and sum(map(str.islower, words)) * 2 < len(words)
    return name if is_name else ""


def _is_confidential(stated: str) -> bool:
    return bool(_CONFIDENTIAL.search(stated))


def _walled(lines: Iterable[NoticeLine], instead: str) -> str:
    """Write the notice out again, with *instead* where requestors stood."""
    written: list[str] = []
    for line in lines:
        if line.part not in _WALLED:
            written.append(line.written)
        elif line.label:
            written.append(f"{line.label}: {instead}")
    return "\n".join(written)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _in_one_line(text: str) -> str:
    lines = (line.strip(" -") for line in text.split("\n"))
    return "; ".join(line for line in lines if line)
