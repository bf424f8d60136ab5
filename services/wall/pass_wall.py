"""Let something pass the wall that looked like a walled name: on record, reasoned."""

from collections.abc import Iterable

from domain.people import Actor
from domain.record import Entry
from domain.refusals import Refusal
from services.case_change import standing_in, today_of
from services.ports import Ports
from services.wall.screen_words import screen
from services.words import reasoned


def refuse_pass(
    case_ids: Iterable[str],
    *,
    reason: str,
    besides: Iterable[str] = (),
    by: Actor,
    ports: Ports,
) -> None:
    """
    Refuse to let something pass that was stopped for these cases.

    The reason will stand in their records for everybody on them: it names nobody of
    them, nor of the cases *besides* that the thing is about.

    Refusals: `not-on-case`, `reason-missing`, `text-too-long`,
    `reason-names-somebody`.
    """
    listed = list(case_ids)
    with ports.read_uow() as uow:
        today = today_of(by.person_id, uow=uow, at=ports.clock())
        for case_id in listed:
            team = uow.people.team(case_id)
            standing = standing_in(team, person_id=by.person_id, day=today)
            if not standing.is_on_case:
                raise Refusal("not-on-case")
    why = reasoned(reason)
    if screen(why, case_ids=(*listed, *besides), ports=ports).case_ids:
        raise Refusal("reason-names-somebody")


def pass_wall(case_ids: Iterable[str], *, reason: str, by: Actor, ports: Ports) -> None:
    """
    Record that a person looked and let something pass, and why, once it has passed.

    Asks nothing again (`refuse_pass` did, before): what passed may have taken them off
    the case.
    """
    with ports.open_uow() as uow:
        for case_id in dict.fromkeys(case_ids):
            uow.cases.lock(case_id)
            entry = Entry(
                case_id=case_id,
                at=ports.clock(),
                who=by.person_id,
                via=by.via,
                verb="wall.pass",
                subject=case_id,
                content={"reason": reasoned(reason)},
            )
            uow.record.append(entry)
        uow.commit()
