"""Try the ways to a person again, once somebody has seen to it that they work."""

from functools import partial

from domain.news import NewsState, Outgoing, direct_with, room_of
from domain.people import Actor
from domain.refusals import Refusal
from services.case_change import changing_with
from services.delivery.send_again import say_again
from services.ports import Ports, UnitOfWork


def try_again(case_id: str, person_id: str, *, by: Actor, ports: Ports) -> int:
    """
    Mend the address of a person, and send what of a case did not reach them.

    Without a person it is what did not reach the case's room. Return how much is sent
    again; a second press finds nothing left to send.

    Refusal: `not-on-team`.
    """
    others = partial(_cases_told, case_id, person_id)
    with changing_with(case_id, others, by=by, ports=ports) as change:
        if not change.standing.is_on_team:
            raise Refusal("not-on-team")
        missed = _missed(case_id, person_id, change.uow)
        again = sum(say_again(each, change) for each in missed)
        mended = bool(missed) and change.uow.addresses.mend(person_id)
        if again or mended:
            change.commit()
    return again


def _cases_told(case_id: str, person_id: str, uow: UnitOfWork) -> set[str]:
    missed = _missed(case_id, person_id, uow)
    return {told for each in missed for told in uow.outbox.cases_told(each.id)}


def _missed(case_id: str, person_id: str, uow: UnitOfWork) -> list[Outgoing]:
    """Only who was not reached on this case is tried: others are none of its matter."""
    conversation = direct_with(person_id) if person_id else room_of(case_id)
    return [
        each
        for each in uow.outbox.troubles(case_id)
        if each.news.conversation == conversation
        and each.state is NewsState.NOT_REACHED
    ]
