"""Who is told that a date moved: shown in a preview, and told once it is confirmed."""

from collections.abc import Iterable, Iterator

from domain.dating import Redating
from domain.moving import Moving
from domain.refusals import Refusal
from services.case_change import CaseChange


def moving_of(
    change: CaseChange,
    moves: Iterable[Redating],
    *,
    also: Iterable[str] = (),
    besides: Iterable[str] = (),
) -> Moving:
    """
    Return dates that move with who is told of them, and change nothing.

    Told is whose each date is: the one it was given to, else those it waits on, but
    not who moves it. *also* are people who are told of all of them in any case.
    """
    moving = Moving(moves=tuple(moves), besides=tuple(besides))
    found: dict[str, list[Redating]] = {}
    for move in moving.shown:
        for person_id in dict.fromkeys([*_owners(change, move), *also]):
            found.setdefault(person_id, []).append(move)
    found.pop(change.by.person_id, None)
    told = tuple((person_id, tuple(theirs)) for person_id, theirs in found.items())
    return Moving(moves=moving.moves, told=told, besides=moving.besides)


def _owners(change: CaseChange, move: Redating) -> list[str]:
    to = move.action.assignee_id
    if to:
        return [to]
    return [person for role in move.action.waits_on for person in change.players(role)]


def refuse_outdated(moving: Moving, seen: str) -> None:
    """
    Refuse to confirm a preview that would show something else by now.

    *seen* is the word of the preview that somebody confirms, empty for none.

    :raises Refusal: `preview-outdated`.
    """
    if seen and seen != moving.seen:
        raise Refusal("preview-outdated")


def worded(moves: Iterable[Redating]) -> str:
    """Return moves as news carries them: `10 2026-11-30 2026-12-01, 12 …`."""
    days = ((m.action.label, m.before.day or "", m.after.day or "") for m in moves)
    return ", ".join(f"{label} {before} {after}" for label, before, after in days)


def told_words(
    change: CaseChange, moving: Moving
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield who is told, each with the words that are their own: one note a person."""
    for person_id, theirs in moving.told:
        case = change.case.facts.reference
        yield person_id, {"case": case, "moved": worded(theirs)}
