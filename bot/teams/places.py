"""Where people and rooms are found in Teams: each question one unit of work."""

from domain.news import direct_with, person_in
from domain.roles import Role
from domain.seats import Place, Seat, Vendor
from services.case_change import standing_in, today_of
from services.ports import Ports


class TeamsPlaces:
    """What is stored of places and seats; every method runs in a worker thread."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports

    def found(self, conversation: str) -> Place | Seat | None:
        """
        Return where a conversation is held, else where its person sits.

        Who left their account is not written to in the chat that was held with it.
        """
        with self._ports.read_uow() as uow:
            place = uow.places.of(conversation, vendor=Vendor.TEAMS)
            person_id = person_in(conversation)
            if not person_id:
                return place
            seats = uow.seats.of_person(person_id)
            here = [seat for seat in seats if seat.vendor is Vendor.TEAMS]
            if place and place.tenant in {seat.tenant for seat in here}:
                return place
            return here[0] if here else None

    def keep(self, seat: Seat, *, reference: str, service_url: str) -> Place:
        """Store where somebody's own chat is held."""
        place = Place(
            conversation=direct_with(seat.person_id),
            vendor=Vendor.TEAMS,
            tenant=seat.tenant,
            reference=reference,
            service_url=service_url,
            since=self._ports.clock(),
        )
        with self._ports.open_uow() as uow:
            uow.places.keep(place)
            uow.commit()
        return place

    def lose(self, conversation: str) -> None:
        """Forget where a conversation was held."""
        with self._ports.open_uow() as uow:
            uow.places.lose(conversation, vendor=Vendor.TEAMS)
            uow.commit()

    def chats_of(self, role: Role, *, case_id: str) -> list[str]:
        """Return the own chats of all who play a role on a case today."""
        at = self._ports.clock()
        with self._ports.read_uow() as uow:
            team = uow.people.team(case_id)
            people = {member.person_id for member in team.members}
            people |= {acting.deputy_id for acting in team.acting}
            return [
                direct_with(person_id)
                for person_id in sorted(people)
                if standing_in(
                    team,
                    person_id=person_id,
                    day=today_of(person_id, uow=uow, at=at),
                ).plays((role,))
            ]
