"""What can be wrong with a row of any list that is loaded, and how that is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from domain.refusals import Refusal

FaultT = TypeVar("FaultT", bound=StrEnum)


class RowFault(StrEnum):
    """Why something in a row cannot be taken; every list's own faults have these."""

    UNREADABLE_ROW = "unreadable-row"
    UNKNOWN_COLUMN = "unknown-column"
    MISSING = "missing"
    TOO_LONG = "too-long"  # Or with signs that cannot be shown.
    NOT_AN_ID = "not-an-id"
    NOT_A_LANGUAGE = "not-a-language"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem(Generic[FaultT]):
    """
    What is wrong in one row, and in which *field* of it; *text* quotes that field.

    *row* is the line of a CSV file, or the entry of a JSON file, counted from 1.
    """

    row: int
    field: str
    fault: FaultT
    text: str = ""


ProblemT = TypeVar("ProblemT", bound=RowProblem[Any])


class RowsFaulty(Refusal, Generic[ProblemT]):
    """All the *problems* of a list at once, in the order of its rows."""

    def __init__(self, code: str, problems: tuple[ProblemT, ...]) -> None:
        rows = dict.fromkeys(str(problem.row) for problem in problems)
        super().__init__(code, rows=", ".join(rows), count=str(len(problems)))
        self.problems = problems
