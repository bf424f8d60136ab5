"""Forget who asked: a while after a question is closed nobody can tell any more."""

from datetime import datetime

from domain.news import NewsKind, direct_with
from services.learning.connect.askers import asker_of
from services.ports import Ports


def forget_askers(*, ports: Ports) -> int:
    """
    Delete whose pseudonyms are that were closed long enough ago; return how many.

    With them goes what their askers were told and did not get, since that has a time.
    """
    closed = ports.clock() - ports.askers_kept
    with ports.read_uow() as uow:
        found = uow.questions.closed_with_asker(closed)
    return sum(_forgotten(each, closed, ports=ports) for each in found)


def _forgotten(question_id: str, closed: datetime, *, ports: Ports) -> bool:
    """Forget one; False where it was opened again, or somebody forgot it before."""
    with ports.open_uow() as uow:
        question = uow.questions.get(question_id)
        if question is None or not (question.closed_at and question.closed_at < closed):
            return False
        asker = asker_of(question, uow=uow, ports=ports)
        # Who asks back in this moment is not left with a question of nobody's.
        if asker is None or not uow.questions.change(question, was=question):
            return False
        uow.questions.forget_askers([question.pseudonym, asker.place])
        chat, kind = direct_with(asker.person_id), NewsKind.CONNECT_ASKER
        uow.outbox.forget(chat, kind=kind, subject=asker.handle)
        uow.commit()
    return True
