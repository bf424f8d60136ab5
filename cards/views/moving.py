"""Dates that move, before and after, and who is told: the same in every preview."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cards.elements import Element, Item, Items, Text
from cards.views.heads import name_of
from cards.wording import _, ngettext
from cards.wording.dates import day_written, listed
from domain.dating import Redating
from domain.moving import Moving
from domain.people import Person

_MOST = 20


def moving_elements(
    moving: Moving, people: Mapping[str, Person], *, done: bool
) -> Iterator[Element]:
    """
    List what moves from when to when, and say who is told.

    *people* are those of the case, by id. *done* says that it has been confirmed.
    """
    shown = moving.shown
    yield _moves(shown) if shown else Text(_("No open action's date moves."))
    yield Text(_told(moving, people, done=done))


def _moves(shown: Sequence[Redating]) -> Items:
    left = len(shown) - _MOST
    more = ngettext("and {count} more", "and {count} more", left)
    return Items(
        tuple(map(_move, shown[:_MOST])),
        title=_("Dates that move"),
        more=more.format(count=left) if left > 0 else "",
    )


def _move(move: Redating) -> Item:
    words = _("{before} becomes {after}")
    before, after = str(move.before.day or ""), str(move.after.day or "")
    return Item(move.action.label, words.format(before=_day(before), after=_day(after)))


def _day(iso: str) -> str:
    return day_written(iso) if iso else _("no date")


def _told(moving: Moving, people: Mapping[str, Person], *, done: bool) -> str:
    if not moving.told:
        return _("Told: the room.") if done else _("Who will be told: the room.")
    words = (
        _("Told: the room, and in their own chat {people}.")
        if done
        else _("Who will be told: the room, and in their own chat {people}.")
    )
    return words.format(people=listed(told_people(moving, people)))


def told_people(moving: Moving, people: Mapping[str, Person]) -> Iterator[str]:
    """Yield who is told, each by name with the labels of their own actions."""
    for person_id, theirs in moving.told[:_MOST]:
        yield f"{name_of(person_id, people)} ({_labels(theirs)})"
    left = len(moving.told) - _MOST
    if left > 0:
        yield ngettext("{count} more", "{count} more", left).format(count=left)


def _labels(moves: Iterable[Redating]) -> str:
    return ", ".join(move.action.label for move in moves)
