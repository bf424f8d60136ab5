"""Let something pass the wall that looked like a walled name: on record, reasoned."""

from domain.people import Actor
from services.case_change import changing
from services.ports import Ports
from services.words import reasoned


def pass_wall(case_id: str, *, reason: str, by: Actor, ports: Ports) -> None:
    """
    Record that a person looked and let a text or a file pass, and why.

    Refusals: `not-on-case`, `reason-missing`, `text-too-long`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        change.record("wall.pass", case_id, reason=reasoned(reason))
        change.commit()
