"""Import a list that a facilitator dropped in chat: shown first, then all of it."""

from domain.learning.resource_list import LoadedResources, ResourceList
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.facilitators import refuse_other_than_facilitators
from services.learning.resources.keeping import kept_by_id
from services.learning.resources.load_resources import look_through, store_loaded
from services.ports import Ports


def preview_import(listed: ResourceList, *, by: Actor, ports: Ports) -> LoadedResources:
    """
    Say what a list would do.

    Refusals: `not-a-facilitator`, and `resource-list-faulty` with all its problems.
    """
    with ports.read_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        return look_through(listed, kept_by_id(uow), by=by)


def import_resources(
    listed: ResourceList, *, seen: str, by: Actor, ports: Ports
) -> LoadedResources:
    """
    Store a list's resources, as they were *seen* in the preview; twice is once.

    Refusals: those of the preview, and `preview-outdated` where something else would be
    done than was seen.
    """
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        uow.resources.wait_for_turn()
        kept = kept_by_id(uow)
        loaded = look_through(listed, kept, by=by)
        if not loaded.does_something:
            return loaded
        if loaded.seen != seen:
            raise Refusal("preview-outdated")
        store_loaded(loaded, kept, by=by, ports=ports, uow=uow)
        uow.commit()
    return loaded
