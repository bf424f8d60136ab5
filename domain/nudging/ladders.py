"""The ladder of nudges for each kind of action, as data."""

from dataclasses import dataclass
from enum import StrEnum

from domain.deadlines import Pace
from domain.due import Due, DueKind, Unit
from domain.nudging.ladder_names import LadderName
from domain.procedure.model import Approval, ProcedureRow


class Step(StrEnum):
    """What a nudge says; the value is stored for ever."""

    AT_ONCE = "at-once"  # Goes out by itself: what the SOP wants within a day.
    EARLY = "early"
    DUE = "due"
    OVERDUE = "overdue"
    REMINDER = "reminder"  # Of what has no day that it can be late after.
    LEAD = "lead"  # To the first of the owner's own line.
    TOP = "top"  # To the last of the owner's own line: RBx for a country office.


class Base(StrEnum):
    """The day that a ladder's steps are counted from."""

    DUE = "due"
    OPENED = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """
    One step: *after* of the reader's working days from the base, negative before it.

    With *every* the step comes again that many working days after each time. What goes
    out at once counts from the day on which the action opened, whatever the base.
    """

    step: Step
    after: int
    every: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The rungs of one kind of action, each counted from *base*."""

    name: LadderName
    base: Base
    rungs: tuple[Rung, ...]


def _rung(step: Step, after: int, every: int = 0) -> Rung:
    return Rung(step=step, after=after, every=every)


# After the day, whoever owes it, their lead and RBx hear of it again until it is done.
_LATE = (
    _rung(Step.DUE, 0),
    _rung(Step.OVERDUE, 1, every=3),
    _rung(Step.LEAD, 2, every=5),
    _rung(Step.TOP, 4, every=5),
)
DATED = Ladder(
    name=LadderName.DATED, base=Base.DUE, rungs=(_rung(Step.EARLY, -1), *_LATE)
)
# Signatures and clearances have to fit inside the same days (SOP rows 10 and 12).
AGREED = Ladder(
    name=LadderName.AGREED,
    base=Base.DUE,
    rungs=(_rung(Step.EARLY, -4), _rung(Step.EARLY, -1), *_LATE),
)
# A month or a year is long enough to forget: the first word comes in time to write.
LONG = Ladder(
    name=LadderName.LONG,
    base=Base.DUE,
    rungs=(_rung(Step.EARLY, -10), _rung(Step.EARLY, -3), *_LATE),
)
# One working day (rows 8 and 11): there is no day before on which to say it early.
PROMPT = Ladder(
    name=LadderName.PROMPT,
    base=Base.DUE,
    rungs=(
        _rung(Step.AT_ONCE, 0),
        _rung(Step.DUE, 0),
        _rung(Step.OVERDUE, 1, every=2),
        _rung(Step.LEAD, 1, every=5),
        _rung(Step.TOP, 2, every=5),
    ),
)
IMMEDIATE = Ladder(
    name=LadderName.IMMEDIATE,
    base=Base.OPENED,
    rungs=(_rung(Step.AT_ONCE, 0), _rung(Step.REMINDER, 1, every=2)),
)
AS_SOON_AS_POSSIBLE = Ladder(
    name=LadderName.AS_SOON_AS_POSSIBLE,
    base=Base.OPENED,
    rungs=(_rung(Step.REMINDER, 0, every=2),),
)
# A day that only suggests itself: said, and said again now and then.
SUGGESTED = Ladder(
    name=LadderName.SUGGESTED, base=Base.DUE, rungs=(_rung(Step.REMINDER, 0, every=5),)
)
UNDATED = Ladder(
    name=LadderName.UNDATED, base=Base.OPENED, rungs=(_rung(Step.REMINDER, 2, every=5),)
)
SILENT = Ladder(name=LadderName.SILENT, base=Base.OPENED, rungs=())

LADDERS = {
    ladder.name: ladder
    for ladder in (
        DATED,
        AGREED,
        LONG,
        PROMPT,
        IMMEDIATE,
        AS_SOON_AS_POSSIBLE,
        SUGGESTED,
        UNDATED,
        SILENT,
    )
}


def ladder_of(row: ProcedureRow, due: Due) -> Ladder:
    """
    Return the ladder of an action of that *row* with that *due*.

    Rows for information and end states have none: the Administrator, SECU and ExO are
    informed and never chased (SOP rows 7, 25, 30).
    """
    if row.for_information or due.kind is DueKind.END:
        return SILENT
    if due.kind in {DueKind.FIXED, DueKind.EXTERNAL} and due.day is not None:
        return _dated(row, due)
    if due.kind is DueKind.OPEN:
        return _paced(due)
    return UNDATED if due.day is None else SUGGESTED


def _dated(row: ProcedureRow, due: Due) -> Ladder:
    if due.why is not None and due.why.unit is not Unit.WORKING_DAYS:
        return LONG
    if due.why is not None and due.why.count == 1:
        return PROMPT
    return DATED if row.approval is Approval.NONE else AGREED


def _paced(due: Due) -> Ladder:
    if due.pace in {Pace.IMMEDIATELY, Pace.UPON_RECEIPT}:
        return IMMEDIATE
    if due.pace is Pace.AS_SOON_AS_POSSIBLE:
        return AS_SOON_AS_POSSIBLE
    return SILENT if due.day is None else SUGGESTED  # As needed (row 13).
