"""Bring into the catalogue what the product ships, and undo nobody's edit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from domain.learning.resources import KeptResource, Resource
from services.learning.resources.keeping import kept_by_id
from services.ports import Ports, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """What the product ships: *read* is called only where *digest* is new."""

    digest: str
    read: Callable[[], Iterable[Resource]]


def ship_catalogue(shipment: Shipment, *, ports: Ports) -> int:
    """
    Add what is new and update what nobody edited; return how much that was.

    A resource that is not shipped any more stays: others may have linked it. Costs one
    query where the same was shipped before.
    """
    with ports.read_uow() as uow:
        if uow.resources.shipped() == shipment.digest:
            return 0
    with ports.open_uow() as uow:
        kept = kept_by_id(uow)
        shipped = [_put(each, kept, uow) for each in shipment.read()]
        uow.resources.ship(shipment.digest)
        uow.commit()
    return sum(shipped)


def _put(shipped: Resource, kept: dict[str, KeptResource], uow: UnitOfWork) -> bool:
    was = kept.get(shipped.id)
    if was is None:
        return uow.resources.put(KeptResource(resource=shipped))
    becomes = _with_what_was_found(shipped, was.resource)
    if not was.is_shipped or becomes == was.resource:
        return False
    return uow.resources.put(replace(was, resource=becomes))


def _with_what_was_found(shipped: Resource, was: Resource) -> Resource:
    """Keep reviews and dead links, which are about what stands at the address."""
    if shipped.url != was.url:
        return shipped
    return replace(shipped, reviewed_on=was.reviewed_on, dead_since=was.dead_since)
