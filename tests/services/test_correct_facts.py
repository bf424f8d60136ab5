"""Correcting what a case was opened with: shown first, then what hangs on it too."""

from dataclasses import replace
from typing import Unpack

import pytest

from domain.actions import ActionState
from domain.cases import Case, CaseFacts
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.cases.correct_facts import FactsCorrection, correct_facts
from tests.services.cast import (
    COORDINATOR,
    FINANCE,
    FOCAL,
    LEAD,
    RR,
    Desk,
    Facts,
    K,
)


def facts_of(desk: Desk, case: Case) -> CaseFacts:
    with desk.ports.read_uow() as uow:
        return uow.cases.get(case.id).facts


def correct(
    desk: Desk, case: Case, *, by: Actor = FOCAL, **facts: Unpack[Facts]
) -> FactsCorrection:
    """Look at a correction, and confirm just that."""
    after = replace(facts_of(desk, case), **facts)
    asked = correct_facts(case.id, after, by=by, ports=desk.ports)
    return correct_facts(case.id, after, version=asked.version, by=by, ports=desk.ports)


def test_a_preview_changes_nothing(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    before = desk.state(case)
    after = replace(facts_of(desk, case), vertical_fund=True, environmental=True)

    asked = correct_facts(case.id, after, by=FOCAL, ports=desk.ports)

    assert asked.changed == ("vertical_fund", "environmental")
    assert [action.label for action, _keys in asked.effects.keyed] == ["10"]
    assert desk.state(case) == before


def test_a_fund_that_was_missed_brings_its_key_its_part_and_its_people(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    correct(desk, case, vertical_fund=True, environmental=True)
    desk.sign(case, "10", version, by=RR)

    plan = desk.action(case, "10")
    assert plan.state is ActionState.IN_APPROVAL
    assert plan.waits_on == (Role.EXECUTIVE_COORDINATOR,)
    assert Role.CORPORATE_SES_TEAM in desk.roles(case, FINANCE)
    assert Role.EXECUTIVE_COORDINATOR in desk.roles(case, COORDINATOR)
    with desk.ports.read_uow() as uow:
        parts = uow.actions.parts_of(desk.action(case, "9").id)
    assert {part.key: part.needed for part in parts}["vertical-funds"]


def test_a_fund_that_pays_not_takes_its_key_and_people_away(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True, environmental=True)

    correct(desk, case, vertical_fund=False, environmental=False)
    version = desk.asked(case, "10")
    signed = desk.sign(case, "10", version, by=RR)

    assert signed.action.state is ActionState.DONE
    assert desk.roles(case, COORDINATOR) == set()
    assert desk.roles(case, FINANCE) == set()
    assert Role.CORPORATE_SES_TEAM in desk.roles(case, FOCAL)


def test_a_plan_that_lacks_the_coordinator_alone_is_settled_first(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE, vertical_fund=True)
    desk.signed(case, "10", by=[RR])
    before = desk.state(case)

    with pytest.raises(Refusal, match="approval-hangs-on-fund"):
        correct(desk, case, vertical_fund=False)

    assert desk.state(case) == before


def test_what_people_decided_on_a_part_stays(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.signed(case, "10", by=[RR])

    correction = correct(desk, case, vertical_fund=True)

    assert desk.action(case, "10").state is ActionState.DONE
    assert [action.label for action, _keys in correction.effects.keyed] == []


def test_each_fact_stands_in_the_record_before_and_after(desk: Desk) -> None:
    case = desk.open(donors="UNDP")

    correct(desk, case, donors="GEF", vertical_fund=True)

    rows = [row for row in desk.record(case) if row.verb == "case.correct"]
    assert {row.who for row in rows} == {FOCAL.person_id}
    assert [row.content for row in rows] == [
        {"fact": "vertical_fund", "was": "no", "becomes": "yes"},
        {"fact": "donors", "was": "UNDP", "becomes": "GEF"},
    ]
    assert "facts-corrected" in desk.codes(case)


def test_confirming_twice_corrects_once(desk: Desk) -> None:
    case = desk.open()
    first = correct(desk, case, vertical_fund=True)
    before = desk.state(case)

    again = correct_facts(
        case.id, first.after, version=first.version, by=FOCAL, ports=desk.ports
    )

    assert again.again
    assert desk.state(case) == before


def test_a_preview_that_somebody_overtook_is_not_confirmed(desk: Desk) -> None:
    case = desk.open()
    mine = replace(facts_of(desk, case), project="Demo dam project")
    asked = correct_facts(case.id, mine, by=FOCAL, ports=desk.ports)
    correct(desk, case, donors="UNDP")

    with pytest.raises(Refusal, match="facts-changed"):
        correct_facts(case.id, mine, version=asked.version, by=FOCAL, ports=desk.ports)


def test_only_the_corporate_ses_team_corrects_facts(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(Refusal, match="not-a-facts-keeper"):
        correct(desk, case, by=LEAD, vertical_fund=True)

    assert desk.state(case) == before


def test_reference_and_office_stay_and_walled_names_are_taken_out(desk: Desk) -> None:
    case = desk.open(requestors=("Ada Example",))

    correct(
        desk,
        case,
        reference="DEMO-9999",
        office_id="demo-regional-bureau",
        synopsis="Ada Example lost her field.",
    )

    now = facts_of(desk, case)
    assert (now.reference, now.office_id) == (
        case.facts.reference,
        case.facts.office_id,
    )
    assert now.synopsis == "[name withheld] lost her field."


def test_facts_at_odds_are_refused(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="fund-contradiction"):
        correct(desk, case, environmental=True)
