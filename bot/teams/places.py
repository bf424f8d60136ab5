"""Where a card goes in Teams, and what Teams is told beside it."""

from dataclasses import dataclass

from bot.seated.places import Places
from bot.teams.links import case_card_link
from cards.elements import Card
from domain.seats import Place, Seat, Vendor
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


class TeamsPlaces(Places):
    """What is stored of places in Teams; every method runs in a worker thread."""

    def __init__(self, ports: Ports) -> None:
        super().__init__(ports, vendor=Vendor.TEAMS)

    def around(self, conversation: str, card: Card) -> Around:
        """Return where a card goes, and what Teams is told beside it."""
        with self._ports.read_uow() as uow:
            found = self.found_in(uow, conversation)
            return Around(
                found=found,
                accounts=_accounts(card, found, uow),
                case_card=case_card_link(card.beside, uow) if card.beside else "",
            )


def _accounts(
    card: Card, found: Place | Seat | None, uow: UnitOfWork
) -> tuple[str, ...]:
    """Return the accounts of those who see a card as their own, in their order."""
    if card.own_views is None or found is None:
        return ()
    people = card.own_views.people
    at = uow.seats.accounts(Vendor.TEAMS, tenant=found.tenant, people=people)
    return tuple(at[person_id] for person_id in people if person_id in at)
