"""Who writes or presses in their chat can be reached there, whatever a vendor said."""

from contextlib import suppress

from domain.people import Person
from domain.refusals import Refusal
from domain.ways import Way
from services.ports import Ports


def hear_from(person_id: str, *, ports: Ports) -> Person:
    """
    Return who speaks; their chat is tried again from now on, if it was stopped.

    Nothing is written where nothing was stopped. Where nothing can be written they are
    answered all the same: whatever they say next mends it. Refusal `person-not-found`.
    """
    with ports.read_uow() as uow:
        person = uow.people.get(person_id)
        stopped = uow.addresses.stopped([person_id])
    if any(each.way is Way.CHAT for each in stopped):
        with suppress(Refusal):
            _mend(person_id, ports)
    return person


def _mend(person_id: str, ports: Ports) -> None:
    with ports.open_uow() as uow:
        uow.addresses.mend(person_id, way=Way.CHAT)
        uow.commit()
