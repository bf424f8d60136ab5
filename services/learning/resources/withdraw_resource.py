"""Taking a resource out of every answer, and bringing it back."""

from dataclasses import replace

from domain.learning.resources import (
    KeptResource,
    ResourceNews,
    ResourceStatus,
)
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.facilitators import refuse_other_than_facilitators
from services.learning.resources.keeping import keep
from services.ports import Ports, UnitOfWork

_LONGEST_REASON = 2_000


def withdraw_resource(
    resource_id: str, *, reason: str, by: Actor, ports: Ports
) -> KeptResource:
    """
    Link a resource nowhere any more; withdrawn twice is withdrawn once.

    Refusals: `not-a-facilitator`, `resource-not-found`, `reason-missing`.
    """
    reason = reason.strip()[:_LONGEST_REASON]
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        was = uow.resources.get(resource_id)
        if was.resource.status is ResourceStatus.WITHDRAWN:
            return was
        if not reason:
            raise Refusal("reason-missing")
        gone = replace(was.resource, status=ResourceStatus.WITHDRAWN)
        what = ResourceNews.WITHDRAWN
        kept = keep(gone, was, what=what, by=by, ports=ports, uow=uow, note=reason)
        uow.commit()
    return kept


def bring_back_resource(resource_id: str, *, by: Actor, ports: Ports) -> KeptResource:
    """
    Undo a withdrawal: the resource is what it was before; twice is once.

    Refusals: `not-a-facilitator`, `resource-not-found`.
    """
    with ports.open_uow() as uow:
        refuse_other_than_facilitators(by.person_id, uow)
        was = uow.resources.get(resource_id)
        if was.resource.status is not ResourceStatus.WITHDRAWN:
            return was
        back = replace(was.resource, status=_status_before(resource_id, uow))
        what = ResourceNews.BROUGHT_BACK
        kept = keep(back, was, what=what, by=by, ports=ports, uow=uow)
        uow.commit()
    return kept


def _status_before(resource_id: str, uow: UnitOfWork) -> ResourceStatus:
    for change in reversed(uow.resources.history(resource_id)):
        if change.was and change.was.status is not ResourceStatus.WITHDRAWN:
            return change.was.status
    return ResourceStatus.CURRENT
