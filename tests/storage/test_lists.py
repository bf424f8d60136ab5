"""What waits on a person, and what is late, over all their cases."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from domain.actions import Action, ActionState
from domain.due import Due, DueKind
from domain.people import ActingFor, Recusal
from domain.roles import Role
from storage.stores.action_lists import LATE_OF_PERSON
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.databases import copy_of
from tests.storage.conftest import Opened
from tests.storage.makers import NOW, TODAY, make_action, make_member, move_in

MONDAY, TUESDAY = date(2024, 6, 10), date(2024, 6, 11)


def labels(uow: SqlUnitOfWork, person_id: str = "lead", **page: int) -> list[str]:
    page = {"limit": 10} | page
    lines = uow.actions.open_of_person(person_id, TODAY, **page)
    return [f"{line.reference[-2:].lower()}-{line.action.label}" for line in lines]


def late(uow: SqlUnitOfWork, day: date, person_id: str = "lead") -> list[str]:
    lines = uow.actions.late_of_person(person_id, day, limit=10)
    return [line.action.label for line in lines]


def set_up(uow: SqlUnitOfWork, *actions: Action) -> None:
    move_in(uow, cases=("c1", "c2"))
    uow.people.join([make_member("lead"), make_member("lead", case_id="c2")])
    uow.actions.add_all(actions, [])


def make_acting(first_day: date = TODAY, last_day: date = TODAY) -> ActingFor:
    return ActingFor(
        id="x1",
        case_id="c1",
        principal_id="lead",
        deputy_id="focal",
        role=Role.COUNTRY_LEAD,
        first_day=first_day,
        last_day=last_day,
        reason="leave",
        named_by="lead",
    )


def test_the_earliest_due_comes_first_and_the_undated_last(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(
            uow,
            make_action(1),
            make_action(2, due=TUESDAY),
            make_action(3, case_id="c2", due=MONDAY),
            make_action(4, due=MONDAY),
        )

        assert labels(uow) == ["c1-4", "c2-3", "c1-2", "c1-1"]
        assert labels(uow, limit=2) == ["c1-4", "c2-3"]
        assert labels(uow, limit=2, offset=2) == ["c1-2", "c1-1"]


def test_only_open_actions_of_ones_own_roles_are_listed(open_uow: OpenUow) -> None:
    other = replace(make_action(2), waits_on=(Role.RISK_OWNER,))
    with open_uow() as uow:
        set_up(
            uow,
            make_action(1),
            other,
            replace(make_action(3), state=ActionState.WAITING),
            replace(make_action(4), state=ActionState.IN_APPROVAL),
        )

        assert labels(uow) == ["c1-1", "c1-4"]


def test_who_joins_finds_what_waited_before_and_who_leaves_loses_it(
    open_uow: OpenUow,
) -> None:
    owner = make_member("lead", role=Role.RISK_OWNER)
    theirs = replace(make_action(2), waits_on=(Role.COUNTRY_LEAD, Role.RISK_OWNER))
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([make_action(1), theirs], [])

        uow.people.join([make_member("lead"), owner])
        assert labels(uow) == ["c1-1", "c1-2"]
        uow.people.leave(make_member("lead").id, at=NOW, note="")
        assert labels(uow) == ["c1-2"]
        assert uow.people.leave(owner.id, at=NOW, note="")
        assert labels(uow) == []


def test_a_change_moves_it_from_one_persons_list_to_anothers(
    open_uow: OpenUow,
) -> None:
    action, owner = make_action(), make_member("focal", role=Role.RISK_OWNER)
    with open_uow() as uow:
        set_up(uow, action)
        uow.people.join([owner])

        signing = replace(action, waits_on=(Role.RISK_OWNER,), version=2)
        uow.actions.change(signing, was=action)
        assert (labels(uow), labels(uow, "focal")) == ([], ["c1-1"])
        done = replace(signing, state=ActionState.DONE)
        uow.actions.change(done, was=signing)
        assert (labels(uow), labels(uow, "focal")) == ([], [])


def test_what_is_assigned_to_somebody_is_theirs_without_a_role(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        set_up(uow, make_action())
        uow.people.join([make_member("focal", role=Role.PROJECT_MANAGER)])
        assigned = replace(make_action(), assignee_id="focal")
        uow.actions.change(assigned, was=make_action())

        assert labels(uow, "focal") == labels(uow) == ["c1-1"]


def test_what_is_assigned_to_who_is_not_on_the_case_is_not_theirs(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        set_up(uow, make_action())
        yesterday = TODAY - timedelta(days=1)
        uow.people.add_acting(make_acting(yesterday, yesterday))
        assigned = replace(make_action(), assignee_id="focal")
        uow.actions.change(assigned, was=make_action())

        assert (labels(uow, "focal"), labels(uow)) == ([], ["c1-1"])


def test_a_new_date_moves_it_in_the_list(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow, make_action(1, due=MONDAY), make_action(2, due=TUESDAY))
        moved = Due(kind=DueKind.FIXED, day=TUESDAY + timedelta(days=1))
        uow.actions.redate({"c1-a1": moved})

        assert labels(uow) == ["c1-2", "c1-1"]


def test_a_deputy_sees_what_waits_on_the_principal_today(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow, make_action(1), make_action(2, case_id="c2"))
        uow.people.add_acting(make_acting())

        assert labels(uow, "focal") == ["c1-1"]
        assert uow.people.end_acting("x1", at=NOW)
        assert labels(uow, "focal") == []


def test_acting_that_is_over_or_to_come_shows_nothing(open_uow: OpenUow) -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    over = make_acting(first_day=yesterday, last_day=yesterday)
    to_come = replace(over, id="x2", first_day=tomorrow, last_day=tomorrow)
    with open_uow() as uow:
        set_up(uow, make_action(1))
        uow.people.add_acting(over)
        uow.people.add_acting(to_come)

        assert labels(uow, "focal") == []


def test_nothing_waits_on_who_stepped_back(open_uow: OpenUow) -> None:
    recusal = Recusal(id="r1", case_id="c1", person_id="lead", reason="kin", at=NOW)
    with open_uow() as uow:
        set_up(uow, make_action(1), make_action(2, case_id="c2"))
        uow.people.add_recusal(recusal)

        assert labels(uow) == ["c2-2"]


def test_late_are_the_open_ones_past_their_day_on_visible_cases(
    open_uow: OpenUow,
) -> None:
    suggested = Due(kind=DueKind.SUGGESTED, day=MONDAY)
    with open_uow() as uow:
        set_up(
            uow,
            make_action(1, due=TUESDAY),
            replace(make_action(2, due=MONDAY), waits_on=(Role.RISK_OWNER,)),
            replace(make_action(3), due=suggested),
            replace(make_action(4, due=MONDAY), state=ActionState.DONE),
        )

        assert late(uow, TUESDAY) == ["2"]
        assert late(uow, TUESDAY + timedelta(days=1)) == ["2", "1"]
        assert late(uow, TUESDAY, "focal") == []


def test_what_is_late_is_found_in_the_index_over_what_may_be(
    opened: Opened, finished_database: Path, tmp_path: Path
) -> None:
    engine = opened(copy_of(finished_database, tmp_path / "desk.sqlite"))
    ready = LATE_OF_PERSON.ready(engine.dialect)
    asked = {"person_id": "lead", "today": TODAY, "limit": 9, "offset": 0}

    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {ready.sql}", tuple(ready.parameters(asked))
        ).all()

    assert "USING INDEX ix_actions_late" in str(plan)
