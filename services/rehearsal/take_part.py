"""Take a part in a rehearsal, hand it back, or let it be late."""

from domain.rehearsal.parts import Play, PlayedPart
from services.ports import Ports


def take_part(person_id: str, *, play: Play, ports: Ports) -> None:
    """
    Play a part, or let the rehearsal play it: late on purpose, or on time.

    The same again changes nothing. Refusal `person-not-found`.
    """
    with ports.open_uow() as uow:
        person = uow.people.get(person_id)
        now = {part.person_id: part.play for part in uow.rehearsals.parts()}
        if now.get(person.id, Play.ON_TIME) is play:
            return
        if play is Play.ON_TIME:
            uow.rehearsals.hand_back(person.id)
        else:
            part = PlayedPart(person_id=person.id, play=play, since=ports.clock())
            uow.rehearsals.take(part)
        uow.commit()
