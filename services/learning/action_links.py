"""What is learnt at an action or a role: resources, and what others asked before."""

from collections.abc import Iterable

from domain.learning.connect import PublicAnswer
from domain.learning.for_actions import FOR_ACTIONS, MOST_STEPS, now_used
from domain.learning.resources import Resource
from services.ports import UnitOfWork

_MOST_ANSWERS = 2


def links_of_action(row_key: str, *, uow: UnitOfWork) -> tuple[Resource, ...]:
    """Return the resources that fit an action, best first; none for an unknown one."""
    return linked(FOR_ACTIONS.get(row_key, ()), uow=uow)


def asked_before(row_key: str, *, uow: UnitOfWork) -> tuple[PublicAnswer, ...]:
    """Return the newest public answers that fit an action, without who asked."""
    return tuple(uow.questions.fitting(row_key, limit=_MOST_ANSWERS))


def linked(ids: Iterable[str], *, uow: UnitOfWork) -> tuple[Resource, ...]:
    """
    Return the resources of *ids* that people are sent to now, each once.

    What was superseded is replaced, what is withdrawn or dead is left out. Costs one
    query, and one more where something was superseded.
    """
    wanted = tuple(ids)
    catalogue = uow.resources.some(wanted)
    for _ in range(MOST_STEPS):
        newer = {each.superseded_by for each in catalogue.values()} - {""}
        if newer <= set(catalogue):
            break
        found = uow.resources.some(newer - set(catalogue))
        if not found:
            break
        catalogue |= found
    return now_used(wanted, catalogue)
