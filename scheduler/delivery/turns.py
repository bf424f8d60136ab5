"""Whose turn it is: cases in turn, and the conversations of a case in turn."""

from collections import Counter
from collections.abc import Iterable

from services.ports import Head


class Turns:
    """
    Who was served how often, as far as this process knows.

    Who comes new begins where those stand who were served least: neither behind what
    others had before, nor with a right to catch up on it.
    """

    def __init__(self) -> None:
        self._cases: dict[str, int] = {}
        self._conversations: dict[str, int] = {}

    def ordered(self, heads: Iterable[Head]) -> list[Head]:
        """Return heads in the order in which they are to be served, oldest first."""
        waiting = list(heads)
        cases = _levelled(self._cases, [_case_of(head) for head in waiting])
        talks = _levelled(self._conversations, [head.conversation for head in waiting])
        waiting.sort(key=lambda head: (talks[head.conversation], head.id))
        before: Counter[str] = Counter()
        ranks = {}
        for head in waiting:
            case = _case_of(head)
            ranks[head.id] = (cases[case] + before[case], talks[head.conversation])
            before[case] += 1
        return sorted(waiting, key=lambda head: (*ranks[head.id], head.id))

    def served(self, head: Head) -> None:
        """Count that something of a case and its conversation went out."""
        self._cases[_case_of(head)] += 1
        self._conversations[head.conversation] += 1


def _case_of(head: Head) -> str:
    """What is gathered over cases counts as one of its own."""
    return head.case_id or head.conversation


def _levelled(served: dict[str, int], waiting: list[str]) -> dict[str, int]:
    """Let who is not known yet begin at the lowest count of those who wait."""
    known = [served[name] for name in waiting if name in served]
    lowest = min(known, default=0)
    for name in waiting:
        served.setdefault(name, lowest)
    return served
