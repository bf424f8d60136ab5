"""By which ways a piece of news can reach whom it is for, in the order to try them."""

from dataclasses import dataclass
from datetime import datetime

from domain.news import HELD_UP_AFTER, NewsKind, Outgoing, person_in
from domain.ways import Stopped, Way
from services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """
    The ways that are *left*, and those that are *stopped*.

    *address* is where e-mail goes; empty where the desk sends none.
    """

    left: tuple[Way, ...]
    stopped: tuple[Stopped, ...] = ()
    address: str = ""


ROOM = Ways(left=(Way.CHAT,))


def ways_to(
    outgoing: Outgoing, *, has_mail: bool, now: datetime, uow: UnitOfWork
) -> Ways:
    """
    Return the ways for a piece of news: a room has one, and it is never stopped.

    By itself the desk sends e-mail to remind staff and for nothing else, and none to
    the demo's cast.
    """
    person_id = person_in(outgoing.news.conversation)
    if not person_id:
        return ROOM
    address = ""
    if has_mail and outgoing.news.kind is NewsKind.NUDGE:
        address = _address(person_id, uow)
    stopped = tuple(s for s in uow.addresses.stopped([person_id]) if s.holds(now))
    known = _in_order(outgoing) if address else (Way.CHAT,)
    out = {each.way for each in stopped}
    left = tuple(way for way in known if way not in out)
    return Ways(left=left, stopped=stopped, address=address)


def _in_order(outgoing: Outgoing) -> tuple[Way, ...]:
    """Return the chat first, unless it has taken nothing for a while."""
    held_up = outgoing.attempts > HELD_UP_AFTER
    return (Way.EMAIL, Way.CHAT) if held_up else (Way.CHAT, Way.EMAIL)


def _address(person_id: str, uow: UnitOfWork) -> str:
    person = uow.people.some([person_id]).get(person_id)
    return "" if person is None or person.demo else person.email
