"""Reading the catalogue: one resource, or those that a few words ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.learning.links import LinkHealth
from domain.learning.resource_filter import ResourceFilter
from domain.learning.resources import (
    Resource,
    ResourceChange,
    ResourceSheet,
    ResourceStatus,
)
from domain.refusals import Refusal
from services.learning.facilitators import (
    may_facilitate,
    refuse_other_than_facilitators,
)
from services.ports import Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundResources:
    """Resources that were asked for, and how their links do."""

    resources: tuple[Resource, ...]
    links: Mapping[str, LinkHealth]
    facilitates: bool


def read_resource(resource_id: str, *, reader: str, ports: Ports) -> ResourceSheet:
    """Return a resource as its reader may know it; `resource-not-found`."""
    with ports.read_uow() as uow:
        kept = uow.resources.get(resource_id)
        resources = {each.id: each for each in uow.resources.all()}
        facilitates = may_facilitate(reader, uow)
        last = _last(resource_id, uow) if facilitates else None
        return ResourceSheet(
            kept=kept,
            facilitates=facilitates,
            today=ports.clock().date(),
            instead=resources.get(kept.resource.superseded_by),
            replaces=tuple(
                each for each in resources.values() if each.superseded_by == resource_id
            ),
            link=uow.resources.links().get(resource_id),
            last=last,
            last_by=_name(last.by, uow) if last else "",
        )


def list_resources(
    wanted: ResourceFilter, *, reader: str, ports: Ports
) -> FoundResources:
    """Return the resources that are asked for, those of the standards first."""
    with ports.read_uow() as uow:
        links = uow.resources.links()
        found = wanted.found(
            uow.resources.all(), today=ports.clock().date(), links=links
        )
        facilitates = may_facilitate(reader, uow)
    found.sort(key=lambda each: (not each.official, each.title.casefold()))
    if wanted.about == "dead":  # Those that are not sure may be many.
        found.sort(key=lambda each: each.dead_since is None)
    return FoundResources(resources=tuple(found), links=links, facilitates=facilitates)


def read_dead(
    resource_ids: Iterable[str], *, reader: str, ports: Ports
) -> FoundResources:
    """Return those of the resources whose links are dead; `not-a-facilitator`."""
    with ports.read_uow() as uow:
        refuse_other_than_facilitators(reader, uow)
        found = uow.resources.some(resource_ids).values()
        links = uow.resources.links()
    dead = (each for each in found if each.dead_since is not None)
    linked = [each for each in dead if each.status is not ResourceStatus.WITHDRAWN]
    linked.sort(key=lambda each: each.title.casefold())
    return FoundResources(resources=tuple(linked), links=links, facilitates=True)


def refuse_readers(person_id: str, *, ports: Ports) -> None:
    """Refuse whoever may only read: `not-a-facilitator`."""
    with ports.read_uow() as uow:
        refuse_other_than_facilitators(person_id, uow)


def _last(resource_id: str, uow: UnitOfWork) -> ResourceChange | None:
    history = uow.resources.history(resource_id)
    return history[-1] if history else None


def _name(person_id: str, uow: UnitOfWork) -> str:
    try:
        return uow.people.get(person_id).name
    except Refusal:
        return person_id  # An administrator, who is nobody on the list.
