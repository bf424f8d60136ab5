"""Who is in a room, against who belongs there: what is to be changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.rooms.making import Guest, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who is there: *id* is what the vendor calls their membership."""

    id: str
    account: str
    name: str
    owns: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """
    What makes who is there those who belong there.

    Strangers were never on the case and nobody of the desk put them there: they are
    told of, and not thrown out.
    """

    missing: tuple[Guest, ...]
    leaving: tuple[Member, ...]
    rising: tuple[Member, ...]  # To become owners.
    falling: tuple[Member, ...]  # To be owners no longer.
    strangers: tuple[Member, ...]


def changes_to(
    roster: Roster, there: Sequence[Member], *, put_there: Iterable[str]
) -> Changes:
    """
    Return what is to be changed; *put_there* are accounts that the desk once added.

    Somebody leaves who was on the case, or whom the desk added; who may see the case
    and was added by hand may stay.
    """
    seated = {guest.account: guest for guest in roster.seated}
    gone = {*put_there, *roster.left} - seated.keys() - roster.welcome
    known = gone | seated.keys() | roster.welcome
    here = {member.account for member in there}
    return Changes(
        missing=tuple(g for g in roster.seated if g.account not in here),
        leaving=tuple(m for m in there if m.account in gone),
        rising=tuple(m for m in there if m.account in roster.owners and not m.owns),
        falling=tuple(
            m for m in there if m.owns and m.account in known - gone - roster.owners
        ),
        strangers=tuple(m for m in there if m.account not in known),
    )
