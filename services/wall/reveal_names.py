"""Look at complainants' names: asked for, reasoned, recorded each time (promise 6)."""

from dataclasses import dataclass

from domain.people import Actor
from domain.refusals import Refusal
from domain.rights import NAME_READERS
from services.case_change import CaseChange, changing
from services.ports import Ports, WalledName
from services.words import NAME_LENGTH, reasoned, refuse_long


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

    Refusals: `not-a-name-reader`, `reason-missing`, `text-too-long`, `nobody-walled`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.plays(NAME_READERS) or change.standing.recused:
            raise Refusal("not-a-name-reader")
        why = reasoned(reason)
        walled = change.uow.wall.of_case(case_id)
        if not walled:
            raise Refusal("nobody-walled")
        change.record("wall.reveal", case_id, reason=why)
        change.commit()
    return tuple(
        Revealed(label=each.label, name=ports.cipher.unseal(each.sealed))
        for each in walled
    )


def wall_names(case_id: str, *, names: tuple[str, ...], by: Actor, ports: Ports) -> int:
    """
    Put more names behind a case's wall; return how many are there now.

    A name that is there already stays as it is.

    Refusals: `not-a-name-reader`, `words-missing`, `text-too-long`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        if not change.standing.plays(NAME_READERS):
            raise Refusal("not-a-name-reader")
        fresh = [name.strip() for name in names if name.strip()]
        if not fresh:
            raise Refusal("words-missing")
        for name in fresh:
            refuse_long(name, limit=NAME_LENGTH, field="names")
        count = seal_names(change, fresh, ports=ports)
        change.commit()
    return count


def seal_names(change: CaseChange, names: list[str], *, ports: Ports) -> int:
    """Seal names inside a change; return how many stand behind the wall then."""
    walled = change.uow.wall.of_case(change.case.id)
    there = {ports.cipher.unseal(each.sealed) for each in walled}
    fresh = [name for name in dict.fromkeys(names) if name not in there]
    if not fresh:
        return len(walled)
    sealed = [
        WalledName(
            id=ports.new_id(),
            case_id=change.case.id,
            label=f"Requestor {number}",
            sealed=ports.cipher.seal(name),
            at=change.at,
        )
        for number, name in enumerate(fresh, start=len(walled) + 1)
    ]
    change.uow.wall.add(sealed)
    change.record("wall.seal", change.case.id, count=str(len(sealed)))
    return len(walled) + len(sealed)
