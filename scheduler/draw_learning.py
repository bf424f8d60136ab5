"""Draw news of the community: the roster, briefs, questions to a person, the digest."""

from collections.abc import Callable, Mapping

from cards.elements import Card
from cards.views.briefs import card_of_brief
from cards.views.connect import (
    card_of_peer_question,
    card_of_question,
    card_of_taken_question,
)
from cards.views.connect_own import card_of_own_question
from cards.views.connect_queue import card_of_old_queue, card_of_queue
from cards.views.dead_links import card_of_dead_links
from cards.views.digest import (
    card_of_digest_reminder,
    card_of_draft,
    card_of_issue,
)
from cards.views.roster import card_of_admission, card_of_invitation, card_of_request
from cards.wording import speaking
from domain.learning.roster import RosterEntry, RosterState
from domain.news import News, NewsKind, person_in
from domain.refusals import Refusal
from scheduler.drawn import Drawn, Outdated
from services.learning.connect.list_waiting import list_waiting
from services.learning.connect.read_own import read_own
from services.learning.connect.read_question import read_asked, read_question
from services.learning.connect.shown_cards import is_list, read_taken
from services.learning.digest.read_digest import read_draft, read_issue
from services.learning.read_brief import read_sent_brief
from services.learning.resources.read_resources import read_dead
from services.learning.roster.read_roster import read_entry
from services.ports import Ports
from services.reading.read_people import read_person

# What is not its reader's any more is not said to them.
_NOT_THEIRS = frozenset(
    {
        "question-not-yours",
        "not-on-roster",
        "not-a-facilitator",
        "not-a-member",
        "digest-empty",
    }
)


def draw_learning(news: News, *, ports: Ports) -> Drawn:
    """Return the card of such news as it stands; `Outdated` where nothing is left."""
    reader = person_in(news.conversation)
    person = read_person(reader, ports=ports)
    with speaking(person.language, zone=person.time_zone):
        try:
            card = _DRAWN[news.kind](news, reader, ports)
            return Drawn(card=card, only_instead=news.kind is NewsKind.CONNECT_CARD)
        except Refusal as refusal:
            if refusal.code in _NOT_THEIRS:
                raise Outdated(refusal.code) from refusal
            raise


def _of_brief(news: News, reader: str, ports: Ports) -> Card:
    sheet = read_sent_brief(
        news.subject, case_id=news.case_id, reader=reader, ports=ports
    )
    if sheet is None:
        raise Outdated("not-on-case")
    return card_of_brief(sheet)


def _of_roster(news: News, reader: str, ports: Ports) -> Card:
    entry, name = read_entry(news.subject, reader=reader, ports=ports)
    card = _card(entry, reader, name)
    if card is None:
        raise Outdated
    return card


def _card(entry: RosterEntry, reader: str, name: str) -> Card | None:
    theirs = entry.person_id == reader
    if entry.state is RosterState.INVITED:
        return card_of_invitation(entry) if theirs else None
    if entry.state is RosterState.ASKED:
        return None if theirs else card_of_request(entry, name)
    return card_of_admission(entry, "" if theirs else name)


def _of_question(news: News, reader: str, ports: Ports) -> Card:
    question_id = news.subject
    asked = read_asked(question_id, reader=reader, ports=ports)
    if asked is not None:
        return card_of_peer_question(asked.question, own=asked.own)
    return card_of_question(read_question(question_id, reader=reader, ports=ports))


def _of_taken_card(news: News, reader: str, ports: Ports) -> Card:
    question = read_taken(news.subject, reader=reader, ports=ports)
    if question is None:
        raise Outdated
    if is_list(news.subject):
        return card_of_old_queue()
    return card_of_taken_question(question)


def _of_own_question(news: News, reader: str, ports: Ports) -> Card:
    return card_of_own_question(read_own(news.subject, reader=reader, ports=ports))


def _of_what_waits(_news: News, reader: str, ports: Ports) -> Card:
    lines = list_waiting(reader, ports=ports)
    if not lines:
        raise Outdated
    return card_of_queue(lines, now=ports.clock())


def _of_dead_links(news: News, reader: str, ports: Ports) -> Card:
    named = news.words.get("resources", "").split()
    found = read_dead(named, reader=reader, ports=ports)
    if not found.resources:  # All of them were mended meanwhile.
        raise Outdated
    return card_of_dead_links(found.resources, found.links)


def _of_issue(news: News, reader: str, ports: Ports) -> Card:
    return card_of_issue(read_issue(news.subject, reader=reader, ports=ports))


def _of_draft(news: News, reader: str, ports: Ports) -> Card:
    return card_of_draft(read_draft(news.subject, reader=reader, ports=ports))


def _of_waiting_digest(news: News, reader: str, ports: Ports) -> Card:
    sheet = read_draft(news.subject, reader=reader, ports=ports)
    if not sheet.digest.can_be_edited:
        raise Outdated
    return card_of_digest_reminder(sheet)


_DRAWN: Mapping[NewsKind, Callable[[News, str, Ports], Card]] = {
    NewsKind.BRIEF: _of_brief,
    NewsKind.LINKS_DEAD: _of_dead_links,
    NewsKind.ROSTER: _of_roster,
    NewsKind.CONNECT: _of_question,
    NewsKind.CONNECT_CARD: _of_taken_card,
    NewsKind.CONNECT_ASKER: _of_own_question,
    NewsKind.CONNECT_WAITS: _of_what_waits,
    NewsKind.DIGEST: _of_issue,
    NewsKind.DIGEST_DRAFT: _of_draft,
    NewsKind.DIGEST_WAITS: _of_waiting_digest,
}
OF_LEARNING = frozenset(_DRAWN)
