"""Draw queued news as it stands at the moment of sending."""

from contextlib import AbstractContextManager

from cards.elements import Card
from cards.views.action import card_of_action
from cards.views.case import card_of_case
from cards.views.notices import card_of_no_longer_yours, card_of_note
from cards.views.nudges import card_of_mail, card_of_nudge
from cards.views.own_views import card_of_shared_action
from cards.views.seats import card_of_question
from cards.wording import speaking
from dialogs.channel import Fate, Undelivered
from domain.cases import CaseState
from domain.news import News, NewsKind, Outgoing, person_in
from domain.refusals import Refusal
from domain.rooms import is_shut
from domain.sheets import CaseSheet
from scheduler.draw_learning import OF_LEARNING, draw_learning
from scheduler.drawn import Drawn, Outdated
from scheduler.whose import is_shown, is_told
from services.nudging.read_nudge import read_nudge
from services.people.read_seats import read_link
from services.ports import Ports
from services.reading.read_action import read_action
from services.reading.read_case import read_case
from services.reading.read_people import read_person

# What a database refuses for the moment, by how the codes begin.
_PASSING = ("database-", "disk-")


def draw(outgoing: Outgoing, *, ports: Ports, own_views: bool = False) -> Drawn:
    """
    Return the card of a piece of news, for the room or for the one who reads it.

    With *own_views* the channel shows people in a room their own of an action's card.
    Undelivered when the card is of something that is gone, or the database does not
    answer; `Outdated` when nothing is left to say, or not to who left the case: of
    theirs is shown, only instead of a card that stands, that it is no longer theirs.
    """
    try:
        if outgoing.news.kind is NewsKind.NUDGE:
            return _drawn_nudge(outgoing, ports=ports)
        if outgoing.news.kind is NewsKind.SEAT:
            return _drawn_question(outgoing.news, ports=ports)
        if outgoing.news.kind in OF_LEARNING:
            return draw_learning(outgoing.news, ports=ports)
        return _drawn(outgoing.news, ports=ports, own_views=own_views)
    except Refusal as refusal:
        if refusal.code == "not-on-case":
            return _drawn_for_former(outgoing.news, ports=ports)
        passes = refusal.code.startswith(_PASSING)
        fate = Fate.NOT_SENT if passes else Fate.UNFIT
        raise Undelivered(refusal.code, fate=fate) from refusal


def _drawn(news: News, *, ports: Ports, own_views: bool) -> Drawn:
    reader = person_in(news.conversation)
    sheet = read_case(news.case_id, reader=reader, ports=ports)
    if not reader:
        _refuse_shut(sheet)
    with _speaking_to(reader, ports=ports):
        if news.kind is NewsKind.CASE_CARD:
            return Drawn(card=card_of_case(sheet))
        if news.kind is NewsKind.ACTION_CARD:
            action = read_action(news.subject, reader=reader, ports=ports)
            if not is_shown(action):
                raise Refusal("not-on-case")
            # What one role alone is shown goes to their own chats: all is theirs.
            is_shared = own_views and not (reader or news.only_role)
            shown = card_of_shared_action if is_shared else card_of_action
            return Drawn(card=shown(action))
        if not is_told(sheet.standing, news):
            raise Refusal("not-on-case")
        return Drawn(card=_note(news, sheet, ports=ports))


def _note(news: News, sheet: CaseSheet, *, ports: Ports) -> Card:
    return card_of_note(
        news.subject,
        news.words,
        names=_names(news.words, ports=ports),
        reference=sheet.case.facts.reference,
        case_id=sheet.case.id,
    )


def _drawn_for_former(news: News, *, ports: Ports) -> Drawn:
    """Of what is no longer theirs, people only learn that, where its card stands."""
    reader = person_in(news.conversation)
    if not reader or news.kind not in {NewsKind.ACTION_CARD, NewsKind.CASE_CARD}:
        raise Outdated("not-on-case")
    with _speaking_to(reader, ports=ports):
        return Drawn(card=card_of_no_longer_yours(), only_instead=True)


def _refuse_shut(sheet: CaseSheet) -> None:
    """Say nothing more in an archived room; one that is opened again is waited for."""
    if not is_shut(sheet.steps):
        return
    if sheet.case.state is CaseState.CLOSED:
        raise Outdated("room-archived")
    raise Undelivered("room-archived", fate=Fate.NOT_SENT)


def _drawn_nudge(outgoing: Outgoing, *, ports: Ports) -> Drawn:
    """Tell of what still waits; what goes out by itself is the action's own card."""
    reader = person_in(outgoing.news.conversation)
    sheet = read_nudge(outgoing.id, person_id=reader, ports=ports)
    if not sheet.lines:
        raise Outdated(for_later=sheet.for_later)
    told = frozenset(line.line.action.id for line in sheet.lines)
    with _speaking_to(reader, ports=ports):
        alone, mail = outgoing.news.subject, card_of_mail(sheet)
        if alone:
            action = read_action(alone, reader=reader, ports=ports)
            return Drawn(card=card_of_action(action), told=told, for_mail=mail)
        return Drawn(card=card_of_nudge(sheet), told=told, for_mail=mail)


def _drawn_question(news: News, *, ports: Ports) -> Drawn:
    """Ask whether an account is its reader's, while that is still to be said."""
    reader = person_in(news.conversation)
    link = read_link(news.subject, person_id=reader, ports=ports)
    if link is None:
        raise Outdated("link-over")
    with _speaking_to(reader, ports=ports):
        return Drawn(card=card_of_question(link))


def _speaking_to(reader: str, *, ports: Ports) -> AbstractContextManager[None]:
    """Speak the reader's language on their clock; in a room English on UTC's."""
    if not reader:
        return speaking("en")
    person = read_person(reader, ports=ports)
    return speaking(person.language, zone=person.time_zone)


def _names(words: dict[str, str], *, ports: Ports) -> dict[str, str]:
    """Return the names of the people whose ids stand among the words of a note."""
    with ports.read_uow() as uow:
        found = uow.people.some(set(words.values()))
    return {person_id: person.name for person_id, person in found.items()}
