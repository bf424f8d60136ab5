"""What a question is answered with: resources and why, a person, or a clear no."""

from dataclasses import dataclass
from enum import StrEnum

from domain.learning.connect import PublicAnswer
from domain.learning.resources import Resource

MOST_SHOWN = 3


class Outcome(StrEnum):
    """What became of a question; the value is printed and stored."""

    ANSWERED = "answered"
    HANDED_OVER = "handed_over"  # Nothing fits well enough: a person answers.
    OUT_OF_ROLE = "out_of_role"  # The desk must not answer, and names the right door.


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A resource that fits, how well (0 to 1), and the words by which it was found."""

    resource: Resource
    score: float
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    The answer to *question*, which is in *language* (`en`, `fr` or `es`).

    *reason* is a code: why it was handed over or is out of role, `found` else. *found*
    is best first, and longer than what is shown at once: who says “not what I need” is
    offered the next. It is empty unless answered. *asked_before* are public answers to
    questions like this one, by facilitators; a question may have none but these.
    """

    question: str
    language: str
    outcome: Outcome
    reason: str
    found: tuple[Found, ...] = ()
    asked_before: tuple[PublicAnswer, ...] = ()
