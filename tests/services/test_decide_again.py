"""A stepping back that was a slip has a way back, by the keeper, on record."""

import pytest

from domain.actions import ActionState
from domain.people import Actor
from domain.refusals import Refusal
from services.team.act_for import recuse
from services.team.decide_again import decide_again
from tests.services.cast import BUREAU, COORDINATOR, FOCAL, LEAD, POLICY, RR, Desk, K


def test_who_stepped_back_by_a_slip_signs_again(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.draft(case, "10")
    desk.send(case, "10")
    recuse(case.id, reason="A slip.", by=RR, ports=desk.ports)
    with pytest.raises(Refusal, match="recused"):
        desk.sign(case, "10", version, by=RR)

    assert again(desk, case.id, RR, reason=" Pressed by mistake. ")

    assert desk.sign(case, "10", version, by=RR).action.state is ActionState.DONE
    row = next(row for row in desk.record(case) if row.verb == "team.decide-again")
    assert (row.subject, row.content) == (
        RR.person_id,
        {"reason": "Pressed by mistake."},
    )
    assert "decides-again" in desk.codes(case)


def again(
    desk: Desk, case_id: str, person: Actor, *, by: Actor = FOCAL, reason: str = "So."
) -> bool:
    return decide_again(
        case_id, person_id=person.person_id, reason=reason, by=by, ports=desk.ports
    )


def test_what_others_decided_meanwhile_stays(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED, vertical_fund=True)
    recuse(case.id, reason="A slip.", by=RR, ports=desk.ports)
    desk.signed(case, "12", by=[BUREAU, POLICY, COORDINATOR])

    again(desk, case.id, RR)

    assert desk.action(case, "12").state is ActionState.CLEARED
    assert desk.submit(case, "12", by=RR).state is ActionState.DONE


def test_it_takes_a_keeper_a_reason_and_somebody_else(desk: Desk) -> None:
    case = desk.open()
    recuse(case.id, reason="A slip.", by=RR, ports=desk.ports)
    recuse(case.id, reason="A slip.", by=FOCAL, ports=desk.ports)
    before = desk.state(case)

    with pytest.raises(Refusal, match="not-a-team-keeper"):
        again(desk, case.id, RR, by=LEAD)
    with pytest.raises(Refusal, match="not-a-team-keeper"):
        again(desk, case.id, RR, by=RR)
    with pytest.raises(Refusal, match="own-recusal"):
        again(desk, case.id, FOCAL)
    with pytest.raises(Refusal, match="reason-missing"):
        again(desk, case.id, RR, reason=" ")
    assert not again(desk, case.id, LEAD)

    assert desk.state(case) == before


def test_twice_is_once_and_one_may_step_back_again(desk: Desk) -> None:
    case = desk.open()
    recuse(case.id, reason="A slip.", by=RR, ports=desk.ports)

    assert again(desk, case.id, RR)
    assert not again(desk, case.id, RR)

    recuse(case.id, reason="My cousin's firm.", by=RR, ports=desk.ports)
    assert desk.verbs(case).count("team.recuse") == 2
    assert desk.verbs(case).count("team.decide-again") == 1
