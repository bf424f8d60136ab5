"""Cases and their events."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.cases import CaseEvent, CaseState
from domain.events import EventKind
from domain.people import ActingFor
from domain.refusals import Refusal
from domain.roles import Role
from tests.conftest import OpenUow
from tests.storage.makers import NOW, TODAY, make_case, make_member, move_in
from tests.storage.presses import PEOPLE, press_at_once


def make_event(event_id: str, day: date) -> CaseEvent:
    return CaseEvent(
        id=event_id,
        case_id="c1",
        kind=EventKind.ELIGIBLE,
        day=day,
        round=1,
        recorded_by="lead",
        recorded_at=NOW,
    )


def test_a_case_comes_back_as_it_was(open_uow: OpenUow) -> None:
    facts = replace(make_case().facts, vertical_fund=True, filed_on=TODAY, donors="—é")
    case = replace(make_case(), facts=facts, relevant=(("donors", False), ("x", True)))

    with open_uow() as uow:
        uow.cases.add(case)

        assert uow.cases.get("c1") == case


def test_a_reference_is_taken_whatever_its_case(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.cases.add(make_case("c1"))
        facts = replace(make_case().facts, reference="demo-c1")

        assert not uow.cases.add(replace(make_case("c2"), facts=facts))
        assert uow.cases.named(" Demo-c1 ") == make_case("c1")


def test_an_unknown_case_is_refused(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        assert uow.cases.named("DEMO-9") is None
        with pytest.raises(Refusal, match="case-not-found"):
            uow.cases.get("c9")
        with pytest.raises(Refusal, match="case-not-found"):
            uow.cases.lock("c9")


def test_of_many_who_close_a_case_one_does(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.cases.add(make_case())
        uow.commit()

    def close(_number: int) -> bool:
        with open_uow() as uow:
            was, becomes = CaseState.OPEN, CaseState.CLOSED
            closed = uow.cases.set_state("c1", was=was, becomes=becomes)
            uow.commit()
            return closed

    assert press_at_once(close).count(True) == 1


def test_who_locks_a_case_sees_what_the_last_one_did(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.cases.add(make_case())
        uow.commit()

    def count_up(_number: int) -> None:
        with open_uow() as uow:
            case = uow.cases.lock("c1")
            facts = replace(case.facts, synopsis=f"{case.facts.synopsis}x")
            uow.cases.set_facts("c1", facts, {})
            uow.commit()

    press_at_once(count_up)

    with open_uow() as uow:
        assert uow.cases.get("c1").facts.synopsis == "x" * PEOPLE


def test_facts_are_replaced_and_the_version_grows(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.cases.add(make_case())
        facts = replace(make_case().facts, reference="DEMO-2", secu=False)
        uow.cases.set_facts("c1", facts, {"donors": False})

        relevant = (("donors", False),)
        expected = replace(make_case(), facts=facts, relevant=relevant, version=2)
        assert uow.cases.named("demo-2") == expected


def test_events_come_by_day_and_an_event_is_replaced_once(open_uow: OpenUow) -> None:
    late, early = make_event("e1", TODAY), make_event("e2", TODAY - timedelta(days=3))
    with open_uow() as uow:
        uow.cases.add(make_case())
        uow.cases.add_event(late)
        uow.cases.add_event(early)

        assert uow.cases.events("c1") == [early, late]
        assert uow.cases.replace_event("e1", by="e2")
        assert not uow.cases.replace_event("e1", by="e3")
        assert uow.cases.events("c1")[1] == replace(late, replaced_by="e2")


def test_people_see_the_cases_they_are_on_or_act_on_today(open_uow: OpenUow) -> None:
    acting = ActingFor(
        id="x1",
        case_id="c2",
        principal_id="focal",
        deputy_id="lead",
        role=Role.RISK_OWNER,
        first_day=TODAY,
        last_day=TODAY + timedelta(days=1),
        reason="leave",
        named_by="focal",
    )
    with open_uow() as uow:
        move_in(uow, cases=("c1", "c2", "c3"))
        uow.people.join([make_member("lead", case_id="c1")])
        uow.people.add_acting(acting)

        assert [case.id for case in uow.cases.of_person("lead", TODAY)] == ["c2", "c1"]
        later = TODAY + timedelta(days=2)
        assert [case.id for case in uow.cases.of_person("lead", later)] == ["c1"]
        uow.people.leave(make_member("lead").id, at=NOW, note="moved on")
        assert uow.cases.of_person("lead", later) == []


def test_one_case_is_found_for_who_may_see_it_and_for_nobody_else(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        move_in(uow, cases=("c1", "c2"))
        uow.people.join([make_member("lead", case_id="c1")])

        case = make_case("c1")
        assert uow.cases.seen_by("lead", TODAY, case_id="c1") == case
        assert uow.cases.named_to("lead", TODAY, reference="demo-c1") == case
        assert uow.cases.seen_by("lead", TODAY, case_id="c2") is None
        assert uow.cases.named_to("focal", TODAY, reference="DEMO-C1") is None


def test_a_list_of_cases_stops_at_its_limit(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow, cases=("c1", "c2", "c3"))
        uow.people.join([make_member(case_id=f"c{number}") for number in (1, 2, 3)])

        seen = uow.cases.of_person("lead", TODAY, limit=2)
        assert [case.id for case in seen] == ["c3", "c2"]
