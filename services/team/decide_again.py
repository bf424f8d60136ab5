"""Let somebody who stepped back by a slip decide again."""

from dataclasses import replace

from domain.people import Actor
from domain.refusals import Refusal
from services.case_change import changing, standing_in
from services.ports import Ports
from services.team.apart import refuse_others
from services.team.change_team import show_waiting
from services.words import reasoned


def decide_again(
    case_id: str, *, person_id: str, reason: str, by: Actor, ports: Ports
) -> bool:
    """
    Take somebody's stepping back away; False when they had not stepped back.

    What others decided meanwhile stays, and so do both in the record. Whom they had
    chosen to act for them is not chosen again.

    Refusals: `not-a-team-keeper`, `deputy-keeps-no-team`, `own-recusal`,
    `reason-missing`, `text-too-long`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        refuse_others(change, "not-a-team-keeper")
        mine = [r for r in change.team.recusals if r.person_id == person_id]
        if not mine:
            return False
        if person_id == by.person_id:
            raise Refusal("own-recusal")
        why = reasoned(reason)
        for recusal in mine:
            change.uow.people.end_recusal(recusal.id)
        left = tuple(r for r in change.team.recusals if r not in mine)
        change.team = replace(change.team, recusals=left)
        change.record("team.decide-again", person_id, reason=why)
        change.show_case()
        change.say("decides-again", person=person_id, by=by.person_id)
        there = standing_in(change.team, person_id=person_id, day=change.today)
        for role in sorted(there.roles | set(there.acting)):
            show_waiting(change, person_id, role)
        change.commit()
    return True
