"""Which event is meant: by its key, another name, or with a slip of spelling."""

import re
from functools import lru_cache

from dialogs.reading.slips import meant_by
from domain.cases import ENDED_BY
from domain.events import BY_KIND, EVENTS, EventKind
from domain.spelling import alike

_FILLERS = re.compile(
    r"(?:(?:that|the|case|complaint|is|was|has|been|were|it|as|kind|now|officially"
    r"|by|secu|undp)\b|[:,])\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_LOOKED_AT = 300
_MOST_WORDS = 6
_MARKS = " \t\n.:,;!"
# `not yet eligible` does not end the SECU track.
_ALIKE_FOR_ENDINGS = 0.9


def event_at_start(words: str) -> tuple[EventKind | None, str]:
    """Return the event that words begin with, and what follows it."""
    words = _without_fillers(words.strip())
    spans = list(_WORD.finditer(words[:_LOOKED_AT]))[:_MOST_WORDS]
    ends = [each.end() for each in reversed(spans)]
    for find in (_names().get, _by_slip):
        for end in ends:
            kind = find(_key(words[:end]))
            if kind is not None:
                return kind, words[end:].strip(_MARKS)
    return None, words


def may_lie_ahead(kind: EventKind | None) -> bool:
    """Whether an event may be planned, so that its day may lie in the future."""
    return kind is not None and BY_KIND[kind].planned


def _without_fillers(words: str) -> str:
    found = _FILLERS.match(words)
    while found is not None:
        words = words[found.end() :]
        found = _FILLERS.match(words)
    return words


def _by_slip(key: str) -> EventKind | None:
    plain = [name for name, kind in _names().items() if kind not in ENDED_BY]
    endings = [name for name, kind in _names().items() if kind in ENDED_BY]
    meant = meant_by(key, endings, alike=_ALIKE_FOR_ENDINGS) or meant_by(key, plain)
    return _names()[meant] if meant else None


@lru_cache(maxsize=1)
def _names() -> dict[str, EventKind]:
    names: dict[str, EventKind] = {}
    for facts in EVENTS:
        for name in (facts.kind.value, *facts.aliases):
            names.setdefault(_key(name), facts.kind)
    return names


def _key(words: str) -> str:
    return " ".join(alike(words).replace("-", " ").strip(_MARKS).split())
