"""Acting for somebody: dated, named, never passed on; and stepping back."""

from dataclasses import dataclass
from datetime import date

from domain.far_days import refuse_far
from domain.people import ActingFor, Actor, Recusal
from domain.refusals import Refusal
from domain.rights import DECIDING_ROLES
from domain.roles import Role
from services.case_change import CaseChange, changing
from services.ports import Ports
from services.team.apart import refuse_both, refuse_others
from services.team.change_team import show_waiting
from services.team.leaving import renew_own_cards, stop_acting, stop_left_feed
from services.words import reasoned

MOST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputising:
    """Who acts for whom in which role, from the first to the last day, and why."""

    principal_id: str
    deputy_id: str
    role: Role
    first_day: date
    last_day: date
    reason: str


def act_for(case_id: str, wanted: Deputising, *, by: Actor, ports: Ports) -> ActingFor:
    """
    Let a deputy act for a principal in one role, for named days.

    The principal says so, or the Corporate SES Team; nobody makes themselves deputy,
    and who stands in for a keeper of the team names nobody. It rests on the principal's
    own part, so a deputy cannot pass it on; who stepped back from deciding does not
    choose who decides instead. A deputy whose first day has come sees what waits for a
    signature.

    Refusals: `not-the-principal`, `deputy-keeps-no-team`, `own-deputy`, `recused`,
    `principal-lacks-role`, `keeper-decides-nothing`, `days-reversed`, `days-passed`,
    `day-far-away`, `days-too-many`, `reason-missing`, `text-too-long`, `demo-and-real`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        same = _standing_one(change, wanted)
        if same is not None:
            return same
        _refuse_people(change, wanted)
        _refuse_days(wanted, today=change.today)
        acting = ActingFor(
            id=ports.new_id(),
            case_id=case_id,
            principal_id=wanted.principal_id,
            deputy_id=wanted.deputy_id,
            role=wanted.role,
            first_day=wanted.first_day,
            last_day=wanted.last_day,
            reason=reasoned(wanted.reason),
            named_by=by.person_id,
        )
        stop_left_feed(change, acting.deputy_id)
        change.uow.people.add_acting(acting)
        _tell(change, acting)
        if acting.holds_on(change.today):
            show_waiting(change, acting.deputy_id, acting.role)
        change.commit()
    return acting


def _standing_one(change: CaseChange, wanted: Deputising) -> ActingFor | None:
    for each in change.team.acting:
        same = (each.principal_id, each.deputy_id, each.role) == (
            wanted.principal_id,
            wanted.deputy_id,
            wanted.role,
        )
        days = (each.first_day, each.last_day) == (wanted.first_day, wanted.last_day)
        if same and days and each.ended_at is None:
            return each
    return None


def _refuse_people(change: CaseChange, wanted: Deputising) -> None:
    asker = change.by.person_id
    if wanted.deputy_id == wanted.principal_id:
        raise Refusal("own-deputy")
    if asker != wanted.principal_id:
        refuse_others(change, "not-the-principal")
        if asker == wanted.deputy_id:
            raise Refusal("own-deputy")
    elif change.standing.recused:
        raise Refusal("recused", action=change.case.facts.reference)
    held = {m.person_id for m in change.holders(wanted.role)}
    if wanted.principal_id not in held:
        raise Refusal("principal-lacks-role", role=wanted.role)
    deputy = change.uow.people.get(wanted.deputy_id)
    if deputy.demo != change.case.demo:
        raise Refusal("demo-and-real", person=deputy.name)
    refuse_both(change, deputy, wanted.role)


def _refuse_days(wanted: Deputising, *, today: date) -> None:
    if wanted.last_day < wanted.first_day:
        raise Refusal("days-reversed")
    if wanted.last_day < today:
        raise Refusal("days-passed", last=wanted.last_day.isoformat())
    refuse_far(wanted.last_day, today=today)
    if (wanted.last_day - wanted.first_day).days > MOST_DAYS:
        raise Refusal("days-too-many", limit=str(MOST_DAYS))


def _tell(change: CaseChange, acting: ActingFor) -> None:
    change.record(
        "team.act-for",
        acting.id,
        principal=acting.principal_id,
        deputy=acting.deputy_id,
        role=acting.role,
        first_day=acting.first_day.isoformat(),
        last_day=acting.last_day.isoformat(),
        reason=acting.reason,
    )
    change.show_case()
    change.say(
        "acting-for",
        principal=acting.principal_id,
        deputy=acting.deputy_id,
        role=acting.role,
        first_day=acting.first_day.isoformat(),
        last_day=acting.last_day.isoformat(),
    )


def end_acting(case_id: str, acting_id: str, *, by: Actor, ports: Ports) -> bool:
    """
    End an acting-for before its last day; False when it had ended.

    Whoever is not on the case any more is assigned nothing of it.

    Refusals: `not-the-principal`, `deputy-keeps-no-team`, `acting-not-found`.
    """
    with changing(case_id, by=by, ports=ports) as change:
        found = next((a for a in change.team.acting if a.id == acting_id), None)
        if found is None:
            raise Refusal("acting-not-found")
        if by.person_id not in {found.principal_id, found.deputy_id}:
            refuse_others(change, "not-the-principal")
        ended = stop_acting(change, found)
        if ended:
            change.show_case()
            change.commit()
    return ended


def recuse(case_id: str, *, reason: str, by: Actor, ports: Ports) -> Recusal:
    """
    Step back from deciding on a case, for a conflict of interest.

    Whom they had chosen to decide in their place decides no longer either: the
    Corporate SES Team names somebody.

    Refusals: `reason-missing`, `text-too-long`. A second time answers with what stands.
    """
    with changing(case_id, by=by, ports=ports) as change:
        for recusal in change.team.recusals:
            if recusal.person_id == by.person_id:
                return recusal
        recusal = Recusal(
            id=ports.new_id(),
            case_id=case_id,
            person_id=by.person_id,
            reason=reasoned(reason),
            at=change.at,
        )
        change.uow.people.add_recusal(recusal)
        change.record("team.recuse", by.person_id, reason=recusal.reason)
        _end_own_deputies(change)
        renew_own_cards(change, by.person_id)
        change.show_case()
        change.say("recused-told", person=by.person_id)
        change.commit()
    return recusal


def _end_own_deputies(change: CaseChange) -> None:
    me = change.by.person_id
    for acting in change.team.acting:
        chosen = acting.principal_id == me == acting.named_by
        if chosen and acting.role in DECIDING_ROLES and acting.last_day >= change.today:
            stop_acting(change, acting)
