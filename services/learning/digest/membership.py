"""Who gets the digest: whoever asks for it, until they leave."""

from domain.people import Actor
from services.ports import Ports


def join_digest(*, by: Actor, ports: Ports) -> bool:
    """Let somebody get the digest from the next on; False where they get it already."""
    with ports.open_uow() as uow:
        uow.people.get(by.person_id)
        if not uow.digests.join(by.person_id, at=ports.clock()):
            return False
        uow.commit()
    return True


def leave_digest(*, by: Actor, ports: Ports) -> bool:
    """
    Let somebody get it no more, also what is on its way; False where they did not.

    Nothing is kept of it: that they got it is forgotten with it.
    """
    with ports.open_uow() as uow:
        if not uow.digests.leave(by.person_id):
            return False
        uow.commit()
    return True
