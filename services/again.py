"""A use case that somebody else's came before is done anew, on what it then sees."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from domain.refusals import Refusal

P = ParamSpec("P")
T = TypeVar("T")
_TRIES = 10


class Lost(Exception):
    """Somebody changed the same in this very moment, so nothing is stored."""


def again(use_case: Callable[P, T]) -> Callable[P, T]:
    """
    Do a use case anew where somebody was first: it then sees what they did.

    `question-changed` where that happens again and again.
    """

    @wraps(use_case)
    def tried(*args: P.args, **words: P.kwargs) -> T:
        for _ in range(_TRIES):
            try:
                return use_case(*args, **words)
            except Lost:
                continue
        raise Refusal("question-changed")

    return tried
