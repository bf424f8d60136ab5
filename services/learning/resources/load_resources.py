"""Load resources from a list: all of it, or nothing."""

from dataclasses import dataclass

from domain.learning.resource_list import ResourceList, merged
from domain.learning.resources import Resource, ResourceNews
from domain.people import Actor
from services.learning.resources.keeping import keep
from services.ports import Ports


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedResources:
    """
    What a list does: resources that are *new*, and those that it *changed*.

    Each change is the resource before and after; *same* counts those left as they were.
    """

    new: tuple[Resource, ...] = ()
    changed: tuple[tuple[Resource, Resource], ...] = ()
    same: int = 0


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
        kept = {each.resource.id: each for each in uow.resources.kept()}
        known = {resource_id: each.resource for resource_id, each in kept.items()}
        becomes = merged(listed, known, attested=by.person_id)
        loaded = _compared(becomes, known)
        if not dry_run:
            for each in (*loaded.new, *(after for _, after in loaded.changed)):
                was = kept.get(each.id)
                what = ResourceNews.EDITED if was else ResourceNews.ADDED
                keep(each, was, what=what, by=by, ports=ports, uow=uow)
            uow.commit()
    return loaded


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
