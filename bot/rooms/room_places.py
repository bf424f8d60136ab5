"""Where rooms are held, as far as their vendor says it, and who may look in there."""

from dataclasses import replace

import structlog

from bot.rooms.vendor import RoomVendor
from domain.news import room_of
from domain.rooms import OPEN_TO_OTHERS, RoomStep, StepState, is_taken_out
from domain.seats import Place, Vendor
from services.people.keep_place import keep_place
from services.ports import Ports

log = structlog.get_logger(__name__)


def keep_room_place(
    case_id: str, reference: str, *, at: RoomVendor, ports: Ports
) -> None:
    """Store where a room is held, unless the bot heard it from there before."""
    place = Place(
        conversation=room_of(case_id),
        vendor=at.vendor,
        tenant=at.tenant,
        reference=reference,
        service_url=at.service_url,
        since=ports.clock(),
    )
    with ports.open_uow() as uow:
        known = uow.places.of(place.conversation, vendor=at.vendor)
        if known and known.reference == reference and known.lost_at is None:
            return
        if not keep_place(place, uow=uow):
            log.warning("rooms.place-not-kept", case_id=case_id)
            return
        uow.commit()


def follow_privacy(step: RoomStep, *, vendor: Vendor, ports: Ports) -> None:
    """Send nothing more to a room that others look into, until they no longer do."""
    is_open = step.problem in OPEN_TO_OTHERS
    if not is_open and step.state is not StepState.DONE:
        return
    with ports.open_uow() as uow:
        place = uow.places.of(room_of(step.case_id), vendor=vendor)
        if place is None or is_open is (place.lost_at is not None):
            return
        if not is_open and is_taken_out(uow.rooms.steps(step.case_id)):
            return
        at = ports.clock()
        uow.places.keep(replace(place, since=at, lost_at=at if is_open else None))
        uow.commit()
