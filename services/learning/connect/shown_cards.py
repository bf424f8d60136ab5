"""The cards of a question that stand in chats: who may read it no more keeps none."""

from datetime import datetime

from domain.learning.connect import PrivateQuestion, QuestionState
from domain.news import News, NewsKind, Outgoing, person_in
from services.learning.connect.access import handles, peer_in
from services.ports import Ports, UnitOfWork

_KIND = NewsKind.CONNECT_CARD
_BETWEEN = " "  # A question's id, and which of its cards it is.
_LIST = "list-"


def keep_shown(
    outgoing: Outgoing, message_id: str, *, uow: UnitOfWork, at: datetime
) -> None:
    """
    Remember where a question was shown: each card of it, for each holds its words.

    What was taken back while its card was on its way is taken away at once.
    """
    question = _held(outgoing.news.subject, uow)
    if question is None:
        return
    chat, card = outgoing.news.conversation, _card(question, str(outgoing.id))
    uow.outbox.keep_post(chat, kind=_KIND, subject=card, message_id=message_id)
    if not _keeps(question, person_in(chat), uow):
        uow.record.queue([_taken(chat, card)], at=at)


def keep_listed(outgoing: Outgoing, message_id: str, *, uow: UnitOfWork) -> None:
    """Remember a list of what waits for each question in it: it begins their words."""
    chat = outgoing.news.conversation
    for question in uow.questions.open():
        if handles(question, person_in(chat), uow):
            card = _card(question, f"{_LIST}{outgoing.id}")
            uow.outbox.keep_post(chat, kind=_KIND, subject=card, message_id=message_id)


def is_list(card: str) -> bool:
    """Whether a card is a list with a question in it, rather than the question's."""
    return card.partition(_BETWEEN)[2].startswith(_LIST)


def _held(question_id: str, uow: UnitOfWork) -> PrivateQuestion | None:
    """Return a question that nobody else changes before this unit of work ends."""
    question = uow.questions.get(question_id)
    while question is not None and not uow.questions.change(question, was=question):
        question = uow.questions.get(question_id)
    return question


def taken_away(question: PrivateQuestion, uow: UnitOfWork) -> list[News]:
    """Take each card of a question away whose reader may read it no more."""
    return [
        _taken(chat, card)
        for chat, card in uow.outbox.standing_under(_card(question), kind=_KIND)
        if not _keeps(question, person_in(chat), uow)
    ]


def read_taken(card: str, *, reader: str, ports: Ports) -> PrivateQuestion | None:
    """Return the question of a card that is to go; None where its reader keeps it."""
    with ports.read_uow() as uow:
        question = uow.questions.get(card.partition(_BETWEEN)[0])
        if question is None or _keeps(question, reader, uow):
            return None
        return question


def _keeps(question: PrivateQuestion, person_id: str, uow: UnitOfWork) -> bool:
    """Whether a card may stand; who was only asked to help has one without words."""
    if question.state is QuestionState.WITHDRAWN:
        return False
    is_asked = peer_in(question.id, person_id, uow) is not None
    return is_asked or handles(question, person_id, uow)


def _card(question: PrivateQuestion, which: str = "") -> str:
    return f"{question.id}{_BETWEEN}{which}"


def _taken(chat: str, card: str) -> News:
    return News(case_id="", conversation=chat, kind=_KIND, subject=card)
