"""Links to messages in Teams, and to a case wherever people meet."""

from dataclasses import replace
from urllib.parse import quote, urlencode

from bot.seated.case_cards import case_card_at
from cards.addresses import CASES
from cards.elements import Card, Text, Tone
from cards.wording import _
from domain.rooms import StepState
from domain.seats import Place, Vendor
from services.ports import UnitOfWork

_MESSAGE = "https://teams.microsoft.com/l/message"
_TEAM = "private-team"
_CHAT = "@thread.v2"  # How the ids of group chats end; those of channels do not.


def case_card_link(case_id: str, uow: UnitOfWork) -> str:
    """Return the address of a case's card in its room; empty where none is known."""
    found = case_card_at(case_id, uow, vendor=Vendor.TEAMS)
    if found is None:
        return ""
    steps = uow.rooms.steps(case_id)
    made = (each for each in steps if each.state is StepState.DONE)
    team = next((each.found for each in made if each.key == _TEAM), "")
    return message_link(found.place, found.message, team=team)


def message_link(place: Place, message_id: str, *, team: str = "") -> str:
    """
    Return the address of a message in a group chat, or else in a channel of *team*.

    As in "Deep link to Teams chat" of the documentation of Teams; empty for a channel
    of a team that is not known.
    """
    about = {"tenantId": place.tenant}
    if place.reference.endswith(_CHAT):
        about["context"] = '{"contextType":"chat"}'
    elif team:
        about |= {"groupId": team, "parentMessageId": message_id}
    else:
        return ""
    where = f"{quote(place.reference, safe='')}/{quote(message_id, safe='')}"
    return f"{_MESSAGE}/{where}?{urlencode(about, quote_via=quote)}"


def sharing_case(card: Card, *, site: str) -> Card:
    """Return a case's own card with the address under which it is sent to others."""
    if not (card.card_of and site):
        return card
    words = _("Address of this case: {address}")
    shared = Text(words.format(address=f"{site}{CASES}{card.card_of}"), tone=Tone.MUTED)
    return replace(card, elements=(*card.elements, shared))
