"""Say whether an answer helped."""

from domain.learning.feedback import Vote
from domain.people import Actor
from services.learning.feedback.count_question import KeptQuestion, kept_question
from services.ports import Ports


def vote_on_answer(
    draft_id: str, vote: Vote, *, by: Actor, ports: Ports
) -> KeptQuestion:
    """
    Keep what the asker says of the answer, and return their question.

    The last word counts, and the same word twice counts once. `draft-gone`.
    """
    kept = kept_question(draft_id, by=by, ports=ports)
    if kept.asked_id:
        with ports.open_uow() as uow:
            uow.asked.vote(kept.asked_id, vote)
            uow.commit()
    return kept
