"""Look at complainants' names: asked for, reasoned, recorded each time (promise 6)."""

from dataclasses import dataclass

from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import NAME_READERS
from services.case_change import CaseChange, changing
from services.ports import Ports, WalledName


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """A name as it is shown to one person, once."""

    label: str
    name: str


def reveal_names(
    case_id: str, *, reason: str, by: Actor, ports: Ports
) -> tuple[Revealed, ...]:
    """
    Show a case's complainants to somebody who needs them, for a stated reason.

    Who looked, when and why stands in the record before a name is shown. The names go
    nowhere else.

    Refusals: `not-a-name-reader`, `reason-missing`, `nobody-walled`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.plays(NAME_READERS) or change.standing.recused:
            raise Refusal("not-a-name-reader")
        if not reason.strip():
            raise Refusal("reason-missing")
        walled = change.uow.wall.of_case(case_id)
        if not walled:
            raise Refusal("nobody-walled")
        change.record("wall.reveal", case_id, reason=reason.strip())
        change.commit()
    return tuple(
        Revealed(label=each.label, name=ports.cipher.unseal(each.sealed))
        for each in walled
    )


def wall_names(case_id: str, *, names: tuple[str, ...], by: Actor, ports: Ports) -> int:
    """
    Put more names behind a case's wall; return how many are there now.

    Refusals: `not-a-name-reader`, `words-missing`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.plays(NAME_READERS):
            raise Refusal("not-a-name-reader")
        fresh = [name.strip() for name in names if name.strip()]
        if not fresh:
            raise Refusal("words-missing")
        count = seal_names(change, fresh, ports=ports)
        change.commit()
    return count


def seal_names(change: CaseChange, names: list[str], *, ports: Ports) -> int:
    """Seal names inside a change; return how many stand behind the wall then."""
    there = len(change.uow.wall.of_case(change.case.id))
    sealed = [
        WalledName(
            id=ports.new_id(),
            case_id=change.case.id,
            label=f"Requestor {number}",
            sealed=ports.cipher.seal(name),
            at=change.at,
        )
        for number, name in enumerate(names, start=there + 1)
    ]
    change.uow.wall.add(sealed)
    change.record("wall.seal", change.case.id, count=str(len(sealed)))
    return there + len(sealed)
