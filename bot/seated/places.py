"""Where people and rooms are found with a vendor: each question one unit of work."""

from domain.news import direct_with, person_in
from domain.seats import Place, Seat, Vendor
from services.people.keep_place import keep_place
from services.ports import Ports, UnitOfWork


class Places:
    """What is stored of a vendor's places; every method runs in a worker thread."""

    def __init__(self, ports: Ports, *, vendor: Vendor) -> None:
        self._ports = ports
        self._vendor = vendor

    def found(self, conversation: str) -> Place | Seat | None:
        """
        Return where a conversation is held, else where its person sits.

        Who left their account is not written to in the chat that was held with it.
        """
        with self._ports.read_uow() as uow:
            return self.found_in(uow, conversation)

    def found_in(self, uow: UnitOfWork, conversation: str) -> Place | Seat | None:
        """Return the same, beside other questions."""
        place = uow.places.of(conversation, vendor=self._vendor)
        person_id = person_in(conversation)
        if not person_id:
            return place if place and place.lost_at is None else None
        seats = uow.seats.of_person(person_id)
        here = [seat for seat in seats if seat.vendor is self._vendor]
        if place and (place.tenant, place.account) in {
            (seat.tenant, seat.account) for seat in here
        }:
            return place
        return here[0] if here else None

    def keep(self, seat: Seat, *, reference: str, service_url: str) -> Place | None:
        """Store where somebody's own chat is held; None where they left that seat."""
        place = Place(
            conversation=direct_with(seat.person_id),
            vendor=self._vendor,
            tenant=seat.tenant,
            reference=reference,
            service_url=service_url,
            account=seat.account,
            since=self._ports.clock(),
        )
        with self._ports.open_uow() as uow:
            if not keep_place(place, uow=uow):
                return None
            uow.commit()
        return place

    def lose(self, conversation: str) -> None:
        """Forget where a conversation was held."""
        with self._ports.open_uow() as uow:
            uow.places.lose(conversation, vendor=self._vendor)
            uow.commit()
