"""Where people and rooms are found in Teams: each question one unit of work."""

from dataclasses import dataclass

from bot.teams.links import case_card_link
from cards.elements import Card
from domain.news import direct_with, person_in
from domain.seats import Place, Seat, Vendor
from services.people.keep_place import keep_place
from services.ports import Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """
    Where a card goes, and what Teams is told beside it.

    *found* is where the conversation is held, else where its person sits. *accounts*
    are of those who see the card as their own; *case_card* is the address of the card
    of its case, empty for none.
    """

    found: Place | Seat | None
    accounts: tuple[str, ...] = ()
    case_card: str = ""

    @property
    def place(self) -> Place | None:
        """Where the conversation is held, None where it is not yet."""
        return self.found if isinstance(self.found, Place) else None


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
            return _found(conversation, uow)

    def around(self, conversation: str, card: Card) -> Around:
        """Return where a card goes, and what Teams is told beside it."""
        with self._ports.read_uow() as uow:
            found = _found(conversation, uow)
            return Around(
                found=found,
                accounts=_accounts(card, found, uow),
                case_card=case_card_link(card.beside, uow) if card.beside else "",
            )

    def keep(self, seat: Seat, *, reference: str, service_url: str) -> Place | None:
        """Store where somebody's own chat is held; None where they left that seat."""
        place = Place(
            conversation=direct_with(seat.person_id),
            vendor=Vendor.TEAMS,
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
            uow.places.lose(conversation, vendor=Vendor.TEAMS)
            uow.commit()


def _found(conversation: str, uow: UnitOfWork) -> Place | Seat | None:
    place = uow.places.of(conversation, vendor=Vendor.TEAMS)
    person_id = person_in(conversation)
    if not person_id:
        return place if place and place.lost_at is None else None
    seats = uow.seats.of_person(person_id)
    here = [seat for seat in seats if seat.vendor is Vendor.TEAMS]
    if place and (place.tenant, place.account) in {
        (seat.tenant, seat.account) for seat in here
    }:
        return place
    return here[0] if here else None


def _accounts(
    card: Card, found: Place | Seat | None, uow: UnitOfWork
) -> tuple[str, ...]:
    """Return the accounts of those who see a card as their own, in their order."""
    if card.own_views is None or found is None:
        return ()
    people = card.own_views.people
    at = uow.seats.accounts(Vendor.TEAMS, tenant=found.tenant, people=people)
    return tuple(at[person_id] for person_id in people if person_id in at)
