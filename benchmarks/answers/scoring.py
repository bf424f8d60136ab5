"""What came out of a set of questions, by language, with intervals."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

_SHOWN = 3
_Z = 1.96  # Of a 95 % interval.


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its language and the ids that answer it; no ids: nothing does."""

    text: str
    language: str
    answers: frozenset[str]


# Returns ids of resources, best first; none where it does not answer.
Answering = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """
    Of *answerable* questions: hits and refusals; of the others: rightly not answered.

    *reciprocal* is the mean of 1 over the rank of the first right resource.
    """

    answerable: int
    first: int
    among_three: int
    reciprocal: float
    refused: int
    others: int
    not_answered: int


def read_questions(file: Path) -> list[Asked]:
    """Read a set of questions."""
    rows: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return [Asked(row["q"], row["lang"], frozenset(row["answers"])) for row in rows]


def score(asked: Iterable[Asked], answering: Answering) -> Score:
    """Ask everything and count; a hit is any of the ids that answer."""
    ranks: list[int] = []
    refused = others = not_answered = 0
    for question in asked:
        found = answering(question.text)
        if not question.answers:
            others += 1
            not_answered += not found
            continue
        refused += not found
        hits = (at for at, each in enumerate(found, 1) if each in question.answers)
        ranks.append(next(hits, 0))
    return Score(
        answerable=len(ranks),
        first=ranks.count(1),
        among_three=sum(0 < rank <= _SHOWN for rank in ranks),
        reciprocal=sum(1 / rank for rank in ranks if rank) / max(1, len(ranks)),
        refused=refused,
        others=others,
        not_answered=not_answered,
    )


def with_interval(hits: int, of: int) -> str:
    """Return a share with its 95 % interval by Wilson: `0.91 (0.85 to 0.95)`."""
    if not of:
        return "-"
    share = hits / of
    middle = (share + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    width = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    width /= 1 + _Z**2 / of
    return f"{share:.2f} ({max(0.0, middle - width):.2f} to {middle + width:.2f})"
