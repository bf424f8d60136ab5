"""Adding a resource, and changing what one says."""

from dataclasses import replace

from domain.learning.resources import KeptResource, Resource, ResourceNews
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.facilitators import refuse_other_than_facilitators
from services.learning.resources.keeping import keep, refuse_faulty
from services.ports import Ports


def add_resource(resource: Resource, *, by: Actor, ports: Ports) -> KeptResource:
    """
    Add a resource that a facilitator vouches for.

    Refusals: `not-a-facilitator`, `resource-there`, `resource-faulty`.
    """
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        if resource.id in {each.id for each in uow.resources.all()}:
            raise Refusal("resource-there", resource=resource.id)
        today = ports.clock().date()
        added = replace(resource, attested=by.person_id, reviewed_on=today)
        refuse_faulty(added, uow)
        kept = keep(added, None, what=ResourceNews.ADDED, by=by, ports=ports, uow=uow)
        uow.commit()
    return kept


def edit_resource(
    resource: Resource, *, seen: int, by: Actor, ports: Ports
) -> KeptResource:
    """
    Change what a resource says; *seen* is the revision that was looked at.

    A status that only `withdraw_resource` sets stays, as do reviews; a new address is
    not known to be dead. What changes nothing is no edit.

    Refusals: `not-a-facilitator`, `resource-not-found`, `resource-changed`,
    `resource-faulty`.
    """
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        was = uow.resources.get(resource.id)
        if was.revision != seen:
            raise Refusal("resource-changed", resource=resource.id)
        edited = _as_known(resource, was.resource)
        if edited == was.resource:
            return was
        refuse_faulty(edited, uow)
        what = ResourceNews.EDITED
        kept = keep(edited, was, what=what, by=by, ports=ports, uow=uow)
        uow.commit()
    return kept


def _as_known(resource: Resource, was: Resource) -> Resource:
    return replace(
        resource,
        attested=was.attested,
        reviewed_on=was.reviewed_on,
        dead_since=was.dead_since if resource.url == was.url else None,
    )
