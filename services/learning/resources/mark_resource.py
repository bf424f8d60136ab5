"""What a facilitator finds out about a resource: it still holds, its link does not."""

from dataclasses import replace

from domain.learning.resources import KeptResource, Resource, ResourceNews
from domain.people import Actor
from services.learning.facilitators import refuse_other_than_facilitators
from services.learning.resources.keeping import keep
from services.ports import Ports, UnitOfWork


def mark_reviewed(resource_id: str, *, by: Actor, ports: Ports) -> KeptResource:
    """
    Say that a resource was looked at today and still holds; twice a day is once.

    Refusals: `not-a-facilitator`, `resource-not-found`.
    """
    return _marked(resource_id, ResourceNews.REVIEWED, by=by, ports=ports)


def mark_dead(resource_id: str, *, by: Actor, ports: Ports) -> KeptResource:
    """Say that a resource's address answers no more; refusals as above."""
    return _marked(resource_id, ResourceNews.DEAD, by=by, ports=ports)


def mark_alive(resource_id: str, *, by: Actor, ports: Ports) -> KeptResource:
    """Say that a resource's address answers again; refusals as above."""
    return _marked(resource_id, ResourceNews.ALIVE, by=by, ports=ports)


def _marked(
    resource_id: str, what: ResourceNews, *, by: Actor, ports: Ports
) -> KeptResource:
    with ports.open_uow() as uow:
        kept = mark_within(resource_id, what, by=by, ports=ports, uow=uow)
        uow.commit()
    return kept


def mark_within(
    resource_id: str, what: ResourceNews, *, by: Actor, ports: Ports, uow: UnitOfWork
) -> KeptResource:
    """Say so as part of what is done besides, and leave the commit to that."""
    refuse_other_than_facilitators(by.person_id, uow)
    uow.resources.wait_for_turn()  # Who says the same at once finds it said.
    was = uow.resources.get(resource_id)
    marked = _with(what, was.resource, ports)
    if marked == was.resource:
        return was
    return keep(marked, was, what=what, by=by, ports=ports, uow=uow)


def _with(what: ResourceNews, resource: Resource, ports: Ports) -> Resource:
    today = ports.clock().date()
    if what is ResourceNews.REVIEWED:
        return replace(resource, reviewed_on=today)
    if what is ResourceNews.ALIVE:
        return replace(resource, dead_since=None)
    return replace(resource, dead_since=resource.dead_since or today)
