"""Where the desk is, as it hears of it: met, taken out, and put back in."""

from dataclasses import replace

import structlog

from bot.seated.heard import Heard
from domain.news import person_in, room_of
from domain.rooms import is_private, is_shut
from domain.seats import Place
from domain.ways import Way
from services.people.keep_place import keep_place
from services.ports import Ports, UnitOfWork
from services.rooms.look_again import look_again
from services.rooms.mark_presence import PRESENCE, mark_presence

log = structlog.get_logger(__name__)


def is_news(heard: Heard, place: Place | None, *, latest: Place | None = None) -> bool:
    """
    Whether what was heard says of a conversation's place what is not known yet.

    *latest* is where its person wrote last, with this vendor or another.
    """
    if place is None:
        return heard.is_personal
    if _is_late(heard, place):
        return False
    if not heard.is_personal:  # Whoever speaks in a room is in it, and so is the desk.
        return place.lost_at is not None
    known = (place.reference, place.service_url, place.account)
    is_elsewhere = known != (heard.reference, heard.service_url, heard.account)
    return is_elsewhere or _is_back(heard, latest)


def _is_back(heard: Heard, latest: Place | None) -> bool:
    """Whether somebody who wrote to another vendor meanwhile writes here again."""
    if latest is None or latest.vendor is heard.vendor:
        return False
    return heard.at is None or heard.at > latest.since


def keep_where(
    conversation: str, heard: Heard, *, was: Place | None, ports: Ports
) -> None:
    """Store that a conversation is held where this was heard."""
    at = ports.clock()
    held_at = heard.reference if heard.is_personal or was is None else was.reference
    place = Place(
        conversation=conversation,
        vendor=heard.vendor,
        tenant=heard.tenant,
        reference=held_at,
        service_url=heard.service_url,
        account=heard.account if heard.is_personal else "",
        since=heard.at or at,
    )
    with ports.open_uow() as uow:
        if _is_shut_out(conversation, uow) or not keep_place(place, uow=uow):
            log.warning("seated.place-not-kept", conversation=conversation)
            return
        if heard.is_personal:
            uow.addresses.mend(person_in(conversation), way=Way.CHAT)
        else:
            mark_presence(conversation, taken_out=False, at=at, uow=uow)
        uow.commit()


def _is_shut(conversation: str, uow: UnitOfWork) -> bool:
    """Whether it is a room that is archived with its case."""
    if person_in(conversation):
        return False
    return is_shut(uow.rooms.steps(conversation.removeprefix(room_of(""))))


def _is_shut_out(conversation: str, uow: UnitOfWork) -> bool:
    """Whether it is a room, made with a vendor, that was not seen to be private."""
    if person_in(conversation):
        return False
    steps = uow.rooms.steps(conversation.removeprefix(room_of("")))
    is_made_there = any(step.key in PRESENCE for step in steps)
    return is_made_there and not is_private(steps)


def put_back(heard: Heard, *, ports: Ports) -> None:
    """Find a room again that the desk was taken out of; others are nothing to it."""
    with ports.read_uow() as uow:
        place = _place_of(heard, uow)
    if place is not None and is_news(heard, place):
        keep_where(place.conversation, heard, was=place, ports=ports)


def take_out(heard: Heard, *, ports: Ports) -> None:
    """
    Forget a chat that the desk was taken out of; of a room keep that it is lost.

    What is told late undoes nothing that happened since.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        place = _place_of(heard, uow)
        if place is None or place.lost_at is not None or _is_late(heard, place):
            return
        if _is_shut(place.conversation, uow):  # Its vendor shuts the desk out itself.
            return
        if person_in(place.conversation):
            uow.places.lose(place.conversation, vendor=heard.vendor)
        else:
            since = heard.at or at
            uow.places.keep(replace(place, lost_at=since, since=since))
            mark_presence(place.conversation, taken_out=True, at=at, uow=uow)
        uow.commit()


def _place_of(heard: Heard, uow: UnitOfWork) -> Place | None:
    """Return what is held there: a team is told of by its first channel's id."""
    for reference in dict.fromkeys((heard.reference, heard.team)):
        at = {"tenant": heard.tenant, "reference": reference}
        place = uow.places.at(heard.vendor, **at) if reference else None
        if place is not None:
            return place
    return None


def _is_late(heard: Heard, place: Place) -> bool:
    return heard.at is not None and heard.at < place.since


def look_who_is_there(heard: Heard, *, ports: Ports) -> None:
    """
    Hear that somebody came into a channel, or went: if it is a room, it is looked at.

    Who does not belong there mutes it, and their going lets it be heard again.
    """
    with ports.read_uow() as uow:
        place = _place_of(heard, uow)
    if place is not None and not person_in(place.conversation):
        look_again(place.conversation.removeprefix(room_of("")), ports=ports)
