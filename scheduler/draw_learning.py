"""Draw news of the community: the roster, and questions to a person."""

from cards.elements import Card
from cards.views.roster import card_of_admission, card_of_invitation, card_of_request
from cards.wording import speaking
from domain.learning.roster import RosterEntry, RosterState
from domain.news import News, NewsKind, person_in
from scheduler.drawn import Drawn, Outdated
from services.learning.roster.read_roster import read_entry
from services.ports import Ports
from services.reading.read_people import read_person

OF_LEARNING = frozenset({NewsKind.ROSTER})


def draw_learning(news: News, *, ports: Ports) -> Drawn:
    """Return the card of such news as it stands; `Outdated` where nothing is left."""
    reader = person_in(news.conversation)
    person = read_person(reader, ports=ports)
    with speaking(person.language, zone=person.time_zone):
        return Drawn(card=_of_roster(news.subject, reader, ports=ports))


def _of_roster(entry_id: str, reader: str, *, ports: Ports) -> Card:
    entry, name = read_entry(entry_id, reader=reader, ports=ports)
    card = _card(entry, reader, name)
    if card is None:
        raise Outdated("nothing-left")
    return card


def _card(entry: RosterEntry, reader: str, name: str) -> Card | None:
    theirs = entry.person_id == reader
    if entry.state is RosterState.INVITED:
        return card_of_invitation(entry) if theirs else None
    if entry.state is RosterState.ASKED:
        return None if theirs else card_of_request(entry, name)
    return card_of_admission(entry, "" if theirs else name)
