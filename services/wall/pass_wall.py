"""Let something pass the wall that looked like a walled name: on record, reasoned."""

from domain.people import Actor
from domain.refusals import Refusal
from services.case_change import changing
from services.ports import Ports


def pass_wall(case_id: str, *, reason: str, by: Actor, ports: Ports) -> None:
    """
    Record that a person looked and let a text or a file pass, and why.

    Refusals: `not-on-case`, `reason-missing`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not reason.strip():
            raise Refusal("reason-missing")
        change.record("wall.pass", case_id, reason=reason.strip())
        change.commit()
