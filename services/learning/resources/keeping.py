"""Changing one resource: who may, what is wrong with it, and keeping who did what."""

from dataclasses import replace

from domain.learning.resource_rules import (
    Fault,
    faults_beside,
    faults_of,
    whose_address,
)
from domain.learning.resources import (
    KeptResource,
    Resource,
    ResourceChange,
    ResourceNews,
)
from domain.people import Actor
from domain.refusals import Refusal
from services.ports import Ports, UnitOfWork

_EDITS = frozenset(
    {
        ResourceNews.ADDED,
        ResourceNews.EDITED,
        ResourceNews.WITHDRAWN,
        ResourceNews.BROUGHT_BACK,
    }
)


class ResourceFaulty(Refusal):
    """All the *faults* of what somebody wrote about a resource."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("resource-faulty", count=str(len(faults)))
        self.faults = faults


def kept_by_id(uow: UnitOfWork) -> dict[str, KeptResource]:
    """Return the whole catalogue as it is kept."""
    return {each.resource.id: each for each in uow.resources.kept()}


def refuse_faulty(resource: Resource, uow: UnitOfWork) -> None:
    """Refuse a resource that may not be kept so: ResourceFaulty."""
    uow.resources.wait_for_turn()  # Else two could take one address at once.
    others = {each.id: each for each in uow.resources.all()} | {resource.id: resource}
    pages = whose_address(others)
    faults = (
        *faults_of(resource),
        *faults_beside(resource, others, lambda page: pages.get(page, "")),
    )
    if faults:
        raise ResourceFaulty(faults)


def keep(
    resource: Resource,
    was: KeptResource | None,
    *,
    what: ResourceNews,
    by: Actor,
    ports: Ports,
    uow: UnitOfWork,
    note: str = "",
) -> KeptResource:
    """
    Store a resource, with who did what and when; `resource-changed` meanwhile.

    Whoever changes what it says has edited it: nothing that is shipped undoes that.
    """
    at = ports.clock()
    kept = replace(was or KeptResource(resource=resource), resource=resource)
    if what in _EDITS:
        kept = replace(kept, edited_by=by.person_id, edited_at=at)
    if not uow.resources.put(kept):
        raise Refusal("resource-changed", resource=resource.id)
    uow.resources.record(
        ResourceChange(
            resource_id=resource.id,
            what=what,
            by=by.person_id,
            at=at,
            note=note,
            was=was.resource if was else None,
        )
    )
    return replace(kept, revision=kept.revision + 1)
