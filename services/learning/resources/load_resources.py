"""Load resources from a list: all of it, or nothing."""

from collections.abc import Mapping

from domain.learning.resource_list import LoadedResources, ResourceList, merged
from domain.learning.resources import KeptResource, Resource, ResourceNews
from domain.people import Actor
from services.learning.resources.keeping import keep, kept_by_id
from services.ports import Ports, UnitOfWork


def load_resources(
    listed: ResourceList, *, by: Actor, ports: Ports, dry_run: bool = False
) -> LoadedResources:
    """
    Store a list's resources, or with *dry_run* only say what that would do.

    What is not listed stays. What the list changes is edited from then on, so that
    nothing that the product ships undoes it.

    Refusals: `resource-list-faulty` with every problem of the list.
    """
    with ports.open_uow() as uow:
        uow.resources.wait_for_turn()
        kept = kept_by_id(uow)
        loaded = look_through(listed, kept, by=by)
        if not dry_run:
            store_loaded(loaded, kept, by=by, ports=ports, uow=uow)
            uow.commit()
    return loaded


def look_through(
    listed: ResourceList, kept: Mapping[str, KeptResource], *, by: Actor
) -> LoadedResources:
    """Say what a list would do; `resource-list-faulty`."""
    known = {resource_id: each.resource for resource_id, each in kept.items()}
    return _compared(merged(listed, known, attested=by.person_id), known)


def store_loaded(
    loaded: LoadedResources,
    kept: Mapping[str, KeptResource],
    *,
    by: Actor,
    ports: Ports,
    uow: UnitOfWork,
) -> None:
    """Store what a list does to what is *kept*, for the caller to commit."""
    for each in (*loaded.new, *(after for _, after in loaded.changed)):
        was = kept.get(each.id)
        what = ResourceNews.EDITED if was else ResourceNews.ADDED
        keep(each, was, what=what, by=by, ports=ports, uow=uow)


def _compared(
    becomes: dict[str, Resource], known: dict[str, Resource]
) -> LoadedResources:
    changed = [
        (known[each], resource)
        for each, resource in becomes.items()
        if each in known and known[each] != resource
    ]
    new = tuple(each for key, each in becomes.items() if key not in known)
    return LoadedResources(
        new=new,
        changed=tuple(changed),
        same=len(becomes) - len(new) - len(changed),
    )
