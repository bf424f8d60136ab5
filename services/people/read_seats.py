"""Where somebody sits, and what of theirs waits to become a seat."""

from domain.seat_links import LinkState, SeatLink, SeatSheet, last_of
from services.ports import Ports


def read_seats(person_id: str, *, ports: Ports) -> SeatSheet:
    """Return where somebody sits; Refusal `person-not-found`."""
    at = ports.clock()
    with ports.read_uow() as uow:
        person = uow.people.get(person_id)
        seats = uow.seats.of_person(person_id)
        link = uow.seat_links.of_person(person_id)
    is_asked = link and link.state is LinkState.AGREED and link.is_live(at)
    return SeatSheet(
        seats=tuple(seats),
        asked=link if is_asked else None,
        last=last_of(seats),
        has_mail=bool(person.email),
    )


def read_link(link_id: str, *, person_id: str, ports: Ports) -> SeatLink | None:
    """Return a person's link that waits for their yes; None where it does not."""
    at = ports.clock()
    with ports.read_uow() as uow:
        link = uow.seat_links.get(link_id)
    if link is None or link.person_id != person_id or not link.is_live(at):
        return None
    return link if link.state is LinkState.AGREED else None
