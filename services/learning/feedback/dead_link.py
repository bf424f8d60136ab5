"""A dead link as what mends a question: the catalogue is told, and told otherwise."""

from domain.learning.feedback import Fix, Settled
from domain.learning.resources import ResourceChange, ResourceNews, ResourceStatus
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.resources.mark_resource import mark_within
from services.ports import Ports, UnitOfWork

_OF_LINK = frozenset({ResourceNews.DEAD, ResourceNews.ALIVE})


def say_dead(fix: Fix, *, by: Actor, ports: Ports, uow: UnitOfWork) -> None:
    """
    Mark the link that a fix names dead; where it is so already, that stands.

    Refusals: `not-a-facilitator`, `resource-not-found`, `resource-withdrawn`.
    """
    kept = mark_within(fix.means, ResourceNews.DEAD, by=by, ports=ports, uow=uow)
    if kept.resource.status is ResourceStatus.WITHDRAWN:
        raise Refusal("resource-withdrawn", resource=fix.means)


def take_back_dead(fix: Fix, *, by: Actor, ports: Ports, uow: UnitOfWork) -> None:
    """Mark the link alive, unless somebody or something else says that it is dead."""
    others = (each for each in uow.asked.fixes() if each.kind is Settled.DEAD)
    if any(each.means == fix.means for each in others):
        return
    if _is_by(fix, uow.resources.history(fix.means)):
        mark_within(fix.means, ResourceNews.ALIVE, by=by, ports=ports, uow=uow)


def _is_by(fix: Fix, history: list[ResourceChange]) -> bool:
    """Whether the fix alone, and nobody before or since, said how the link does."""
    since = [each for each in history if each.what in _OF_LINK and each.at >= fix.at]
    said = [(each.what, each.by) for each in since]
    return said == [(ResourceNews.DEAD, fix.by)]
