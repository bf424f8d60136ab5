"""Say that two complaints belong together, or that they do not; both keep it (A10)."""

from datetime import datetime

from domain.people import Actor
from domain.refusals import Refusal
from domain.related import RelatedCase
from domain.roles import Role
from services.case_change import CaseChange, changing, changing_both
from services.ports import Ports
from services.words import reasoned

UNNAMED = "confidential"  # Stands in the record for the code of such a case.


def relate_cases(
    case_id: str, *, other_id: str, reason: str, by: Actor, ports: Ports
) -> bool:
    """
    Relate two cases for a reason; False when they were related already.

    The record of both keeps it, and both rooms hear the other's code, no more; not
    even that of a confidential case.

    Refusals: `same-case`, `not-on-case` of either, `not-a-relater`, `demo-and-real`,
    `reason-missing`, `text-too-long`.
    """
    _refuse_same(case_id, other_id, by=by, ports=ports)
    with changing_both(case_id, other_id, by=by, ports=ports) as (change, other):
        _refuse(change, other)
        why = reasoned(reason)
        first, second = sorted((case_id, other_id))
        related = RelatedCase(
            id=ports.new_id(),
            case_id=first,
            other_id=second,
            by=by.person_id,
            reason=why,
            at=change.at,
        )
        if not change.uow.related.add(related):
            return False
        _tell_both(change, other, "case.relate", "cases-related", reason=why)
    return True


def unrelate_cases(
    case_id: str, *, other_id: str, reason: str, by: Actor, ports: Ports
) -> bool:
    """
    Take it back, with a reason; False when they were not related.

    Refusals: as of `relate_cases`.
    """
    _refuse_same(case_id, other_id, by=by, ports=ports)
    with changing_both(case_id, other_id, by=by, ports=ports) as (change, other):
        _refuse(change, other)
        why = reasoned(reason)
        if not _end(change, other_id, at=change.at):
            return False
        _tell_both(change, other, "case.unrelate", "cases-unrelated", reason=why)
    return True


def _refuse_same(case_id: str, other_id: str, *, by: Actor, ports: Ports) -> None:
    if case_id == other_id:
        with changing(case_id, by=by, ports=ports) as change:
            _refuse(change, change)
            raise Refusal("same-case", case=change.case.facts.reference)


def _refuse(change: CaseChange, other: CaseChange) -> None:
    """The Corporate SES Team keeps the whole picture: of both cases."""
    for each in (change, other):
        if not each.standing.plays((Role.CORPORATE_SES_TEAM,)):
            raise Refusal("not-a-relater")
    if change.case.demo != other.case.demo:
        raise Refusal("demo-and-real")


def _end(change: CaseChange, other_id: str, *, at: datetime) -> bool:
    standing = change.uow.related.of_case(change.case.id)
    found = [each for each in standing if each.other_of(change.case.id) == other_id]
    return any(change.uow.related.end(each.id, at=at) for each in found)


def _tell_both(
    change: CaseChange, other: CaseChange, verb: str, code: str, *, reason: str
) -> None:
    """
    Record it on both, say it in both rooms, and make all of it last.

    Of a confidential case the other room does not even learn the code.
    """
    for here, there in ((change, other), (other, change)):
        facts = there.case.facts
        named = UNNAMED if facts.confidential else facts.reference
        here.record(verb, there.case.id, other=named, reason=reason)
        said = f"{code}-unnamed" if facts.confidential else code
        here.say(said, other=named, person=here.by.person_id)
        here.show_case()
    other.keep()
    change.commit()
