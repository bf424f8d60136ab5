"""Complaints that belong together: both keep it, and nothing crosses unseen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import partial

import pytest

from domain.cases import Case
from domain.people import Actor
from domain.phases import Phase
from domain.refusals import Refusal
from domain.related import Related
from services.actions.set_secu_date import set_secu_date
from services.cases.relate_cases import relate_cases, unrelate_cases
from services.reading.read_case import read_case
from services.record.verify_case import verify_case
from services.team.change_team import take_role
from tests.services.cast import FOCAL, LEAD, MANAGER, OUTSIDER, Desk, K

WHY = "Both are about the same dam."


def relate(
    desk: Desk, first: Case, second: Case, *, by: Actor = FOCAL, reason: str = WHY
) -> bool:
    return relate_cases(
        first.id, other_id=second.id, reason=reason, by=by, ports=desk.ports
    )


def unrelate(desk: Desk, first: Case, second: Case, *, by: Actor = FOCAL) -> bool:
    return unrelate_cases(
        first.id, other_id=second.id, reason="A slip", by=by, ports=desk.ports
    )


def related(desk: Desk, case: Case, reader: Actor | None) -> Related:
    who = reader.person_id if reader else ""
    return read_case(case.id, reader=who, ports=desk.ports).related


def codes(found: Related) -> list[str]:
    return [line.reference for line in found.lines]


def take_off(desk: Desk, case: Case, person: Actor) -> None:
    for role in desk.roles(case, person):
        take_role(
            case.id,
            person_id=person.person_id,
            role=role,
            note="Leaves",
            by=FOCAL,
            ports=desk.ports,
            confirmed=True,
        )


def test_both_cases_show_it_and_both_records_keep_it(desk: Desk) -> None:
    first, second = desk.open(), desk.open()

    assert relate(desk, first, second)

    assert codes(related(desk, first, FOCAL)) == [second.facts.reference]
    assert codes(related(desk, second, FOCAL)) == [first.facts.reference]
    for case, other in ((first, second), (second, first)):
        row = desk.record(case)[-1]
        assert row.verb == "case.relate"
        assert row.content == {"other": other.facts.reference, "reason": WHY}
        assert "cases-related" in desk.codes(case)
        assert verify_case(case.id, reader=FOCAL.person_id, ports=desk.ports).holds


def test_of_a_confidential_case_the_other_room_learns_not_even_the_code(
    desk: Desk,
) -> None:
    open_to_all, hidden = desk.open(), desk.open(confidential=True)
    take_off(desk, hidden, LEAD)
    relate(desk, open_to_all, hidden)

    room, lead = (related(desk, open_to_all, who) for who in (None, LEAD))
    assert (codes(room), codes(lead)) == ([""], [""])
    said = str(desk.record(open_to_all)[-1].content)
    assert hidden.facts.reference not in said
    assert codes(related(desk, open_to_all, FOCAL)) == [hidden.facts.reference]


def test_both_clocks_stand_side_by_side(desk: Desk) -> None:
    first = desk.opened_until(K.ELIGIBLE)
    second = desk.open()
    relate(desk, first, second)
    six = desk.action(second, "6")
    set_secu_date(six.id, day=date(2024, 4, 12), words="", by=LEAD, ports=desk.ports)
    desk.clock.now = datetime(2024, 3, 8, 14, tzinfo=UTC)

    found = related(desk, first, FOCAL)

    other = found.lines[0].clock
    assert found.own is not None
    assert other is not None
    assert (found.own.days, other.days) == (4, 4)
    assert Phase.ELIGIBLE in found.own.phases
    assert other.phases == (Phase.REGISTRATION,)
    assert other.next_action is not None
    assert other.next_action.label == "2"
    assert other.secu_day == date(2024, 4, 12)


def test_the_room_reads_the_code_alone(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    relate(desk, first, second)

    found = related(desk, first, None)

    assert codes(found) == [second.facts.reference]
    assert found.lines[0].clock is None
    assert found.own is None
    assert found.same_project == {}


def test_who_is_not_on_the_other_case_reads_the_code_alone(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    relate(desk, first, second)
    take_off(desk, second, MANAGER)

    found = related(desk, first, MANAGER)

    assert found.lines[0].clock is None
    assert second.id not in found.case_ids


def test_only_the_focal_point_relates_and_takes_it_back(desk: Desk) -> None:
    first, second = desk.open(), desk.open()

    with pytest.raises(Refusal, match="not-a-relater"):
        relate(desk, first, second, by=LEAD)
    relate(desk, first, second)
    with pytest.raises(Refusal, match="not-a-relater"):
        unrelate(desk, first, second, by=LEAD)

    assert codes(related(desk, first, FOCAL))


def test_an_outsider_of_either_relates_nothing(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    before = desk.state(first), desk.state(second)

    with pytest.raises(Refusal, match="not-on-case"):
        relate(desk, first, second, by=OUTSIDER)

    assert (desk.state(first), desk.state(second)) == before


def test_it_is_taken_back_with_a_reason_and_may_be_said_again(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    relate(desk, first, second)

    takes = [unrelate(desk, second, first) for _ in range(2)]

    assert takes == [True, False]
    assert codes(related(desk, first, FOCAL)) == []
    assert desk.verbs(first)[-1] == desk.verbs(second)[-1] == "case.unrelate"
    assert relate(desk, first, second)


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_needs_a_reason(desk: Desk, reason: str) -> None:
    first, second = desk.open(), desk.open()

    with pytest.raises(Refusal, match="reason-missing"):
        relate(desk, first, second, reason=reason)


def test_a_case_is_not_related_to_itself(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="same-case"):
        relate(desk, case, case)


def test_presses_from_both_sides_at_once_relate_once(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    there, back = (
        partial(relate, desk, first, second),
        partial(relate, desk, second, first),
    )

    with ThreadPoolExecutor(6) as presses:
        pressed = [presses.submit(each) for each in (there, back) * 3]
        found = [each.result() for each in pressed]

    assert sorted(found) == [False] * 5 + [True]
    assert desk.verbs(first).count("case.relate") == 1
    assert desk.verbs(second).count("case.relate") == 1


def test_another_complaint_on_the_project_is_pointed_out_to_who_sees_both(
    desk: Desk,
) -> None:
    first = desk.open(project="Demo river project one")
    second = desk.open(project="Demo river project one")
    third = desk.open(project="Demo hill project", project_number="00012345")
    fourth = desk.open(project="Another name", project_number="00012345")
    take_off(desk, second, MANAGER)

    assert second.id in related(desk, first, FOCAL).same_project
    assert second.id not in related(desk, first, MANAGER).same_project
    assert set(related(desk, third, FOCAL).same_project) == {fourth.id}


def test_what_is_related_or_has_ended_is_not_pointed_out(desk: Desk) -> None:
    first = desk.open(project="Demo lake project two")
    second = desk.open(project="Demo lake project two")
    third = desk.open(project="Demo lake project two")
    relate(desk, first, second)
    desk.happen(third, K.NOT_ELIGIBLE, date(2024, 4, 2))

    assert related(desk, first, FOCAL).same_project == {}


def test_a_reason_that_is_taken_back_is_forgotten_in_its_copy_too(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    relate(desk, first, second)

    for case in (first, second):
        with desk.ports.open_uow() as uow:
            uow.record.forget_copies(case.id, WHY, instead="(taken back)")
            uow.commit()

    with desk.ports.read_uow() as uow:
        [kept] = uow.related.of_case(second.id)
    assert kept.reason == "(taken back)"


def test_rights_come_before_what_is_wrong_with_the_two_cases(desk: Desk) -> None:
    case = desk.open(confidential=True)

    for person, code in ((OUTSIDER, "not-on-case"), (LEAD, "not-a-relater")):
        for press in (relate, unrelate):
            with pytest.raises(Refusal, match=code) as refused:
                press(desk, case, case, by=person)
            assert case.facts.reference not in str(refused.value.details)


def test_a_row_that_the_focal_point_alone_sees_is_nobody_elses_next_action(
    desk: Desk,
) -> None:
    first, second = desk.open(), desk.open()
    relate(desk, first, second)

    nexts = {}
    for reader in (FOCAL, LEAD):
        clock = related(desk, first, reader).lines[0].clock
        assert clock is not None
        assert clock.next_action is not None
        nexts[reader] = clock.next_action.label

    assert nexts == {FOCAL: "2", LEAD: "5"}
