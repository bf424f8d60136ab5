"""
Whether a room is still as its case says, found by comparing and not by events.

What a room was last brought to is the first line of what its step keeps; the case says
what it should be now. Only where the two differ, or once a day for those who are in it
or can look in, the vendor is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.error_ids import new_error_id
from bot.rooms.making import Roster
from bot.rooms.room_facts import Reach, Rosters
from bot.rooms.vendor import RoomVendor
from domain.rooms import (
    ARCHIVE,
    ARCHIVED,
    ASKED,
    NOT_ARCHIVED,
    RoomStep,
    StepState,
)
from services.ports import UnitOfWork

FOLLOWED = ("members", "privacy", "app", ARCHIVE)
_LOOKED_AT = ("members", "privacy")
PRIVATE = "private"  # What is kept of a room that was seen to be so.
# Somebody may be added to a room, or taken out, or let look in, by hand: that is seen
# daily, as often as Microsoft lets anybody ask the same. What was refused comes sooner.
LOOK_EVERY = timedelta(days=1)
LOOK_AGAIN = timedelta(hours=1)
_OF_VENDORS = ("graph-", "slack-")  # How the codes of what they refused begin.

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Which steps, by case, are to be done again, and whose room is to be archived."""

    again: Mapping[str, frozenset[str]]
    to_archive: tuple[str, ...]


def compare(
    vendor: RoomVendor, reach: Reach, *, now: datetime, uow: UnitOfWork
) -> Compared:
    """Hold what the vendor's rooms were brought to against what their cases say."""
    by_case = _standing(vendor, uow=uow)
    closed = uow.rooms.closed()
    rosters = Rosters(by_case, reach=reach, uow=uow)
    again = {
        case_id: _compared(
            steps,
            rosters,
            is_of_team=vendor.of_team in steps,
            is_closed=case_id in closed,
            now=now,
        )
        for case_id, steps in by_case.items()
    }
    return Compared(
        again={case_id: keys for case_id, keys in again.items() if keys},
        to_archive=tuple(
            case_id
            for case_id, steps in by_case.items()
            if case_id in closed and vendor.archived in steps and ARCHIVE not in steps
        ),
    )


def _standing(
    vendor: RoomVendor, *, uow: UnitOfWork
) -> Mapping[str, dict[str, RoomStep]]:
    """Return the steps of the vendor's rooms that are done or failed, by case."""
    by_case: defaultdict[str, dict[str, RoomStep]] = defaultdict(dict)
    for step in uow.rooms.standing((*vendor.roots, *FOLLOWED)):
        by_case[step.case_id][step.key] = step
    return {
        case_id: steps
        for case_id, steps in by_case.items()
        if not steps.keys().isdisjoint(vendor.roots)
    }


def _compared(
    steps: Mapping[str, RoomStep],
    rosters: Rosters,
    *,
    is_of_team: bool,
    is_closed: bool,
    now: datetime,
) -> frozenset[str]:
    """Compare one case; one that cannot be compared keeps no other from it."""
    case_id = next(iter(steps.values())).case_id
    try:
        roster = rosters.of(case_id)
    except Exception:
        error_id = new_error_id()
        log.exception("rooms.comparing-failed", case_id=case_id, error_id=error_id)
        return frozenset()
    there = roster.of_team() if is_of_team else roster
    says = {
        key: said_of(key, roster=there, is_closed=is_closed)
        for key in FOLLOWED
        if key in steps
    }
    return frozenset(key for key in says if differs(steps[key], says[key], now=now))


def said_of(key: str, *, roster: Roster, is_closed: bool) -> str:
    """Return what the case says of a step: who belongs there, or how it stands."""
    if key == ARCHIVE:
        return ARCHIVED if is_closed else NOT_ARCHIVED
    if key == "privacy":
        return PRIVATE
    owners = roster.owners
    marks = [
        f"{guest.account}={'owner' if guest.account in owners else 'member'}"
        if guest.account
        else f"{'-' if guest.sits_elsewhere else '?'}{guest.person_id}"
        for guest in roster.people
    ]
    return " ".join(sorted(marks))


def differs(step: RoomStep, says: str, *, now: datetime) -> bool:
    """Whether a step that nobody works on is to be done again."""
    if step.look_at is not None and step.began_at is not None and step.look_at > now:
        return False  # Taken, for so long.
    was, _, _ = step.found.partition("\n")
    if step.key == "app":  # Who leaves a case keeps the app: others may need it.
        return not accounts_in(says) <= accounts_in(was)
    return was != says or (step.look_at is not None and step.look_at <= now)


def brought_to(step: RoomStep, says: str) -> RoomStep:
    """
    Return a step that is being brought to what the case *says*.

    Of the members it keeps besides whom the desk put there and who no longer belongs
    there; of the others, what their stage keeps.
    """
    was, _, rest = step.found.partition("\n")
    if step.key == "members":
        put_there = accounts_in(was) | set(rest.split())
        rest = " ".join(sorted(put_there - accounts_in(says)))
    if step.key == ARCHIVE and (was != says or rest != ASKED):
        rest = ""
    return replace(step, found=f"{says}\n{rest}" if rest else says)


def accounts_in(words: str) -> set[str]:
    """Return the accounts of a line as `said_of` spells it."""
    return {mark.partition("=")[0] for mark in words.split() if "=" in mark}


def looked_at_again(step: RoomStep, *, now: datetime) -> RoomStep:
    """Return a step that was done, or failed, with when it is looked at once more."""
    if step.state is StepState.WAITING or step.key not in FOLLOWED:
        return step
    every = LOOK_AGAIN if step.problem.startswith(_OF_VENDORS) else LOOK_EVERY
    look_at = now + every if step.key in _LOOKED_AT else None
    return replace(step, began_at=None, look_at=look_at)


def step_to_archive(case_id: str, *, after: Iterable[RoomStep]) -> RoomStep:
    """Return the step that a room is given once its case is closed."""
    position = max((step.position for step in after), default=-1) + 1
    return RoomStep(
        case_id=case_id, key=ARCHIVE, position=position, state=StepState.WAITING
    )
