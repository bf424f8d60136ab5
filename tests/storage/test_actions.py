"""Actions, their parts, and what is added to them."""

from dataclasses import replace
from datetime import date

import pytest

from domain.actions import ActionState, Comment, Evidence, PartState
from domain.deadlines import Pace
from domain.due import (
    Due,
    DueKind,
    Explanation,
    OtherReading,
    Skipped,
    SkipReason,
    Unit,
)
from domain.events import EventKind
from domain.refusals import Refusal
from domain.roles import Role
from tests.conftest import OpenUow
from tests.storage.makers import NOW, TODAY, make_action, move_in
from tests.storage.presses import press_at_once

EXPLAINED = Due(
    kind=DueKind.EXTERNAL,
    day=date(2024, 6, 28),
    why=Explanation(
        anchor=EventKind.ELIGIBLE,
        anchor_day=date(2024, 5, 31),
        count=10,
        unit=Unit.WORKING_DAYS,
        calendar="new-york",
        skipped=(
            Skipped(day=date(2024, 6, 1), reason=SkipReason.WEEKEND),
            Skipped(
                day=date(2024, 6, 19), reason=SkipReason.HOLIDAY, name="Juneteenth"
            ),
        ),
        reached=date(2024, 6, 30),
        unverified_years=(2024, 2025),
    ),
    other=OtherReading(calendar="country", day=date(2024, 6, 27), unverified_years=()),
    sop_day=date(2024, 6, 27),
    pace=Pace.IMMEDIATELY,
    waits_for=EventKind.DECIDED,
    recurs=True,
)


def test_an_action_comes_back_as_it_was(open_uow: OpenUow) -> None:
    action = replace(
        make_action(),
        due=EXPLAINED,
        waits_on=(Role.RISK_OWNER, Role.COUNTRY_LEAD),
        opened_on=TODAY,
        secu_day=TODAY,
        changed_at=NOW,
        done_at=NOW,
        reason="“why” ünïcode 中",
    )
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([action], [])

        assert uow.actions.get(action.id) == action


def test_a_cases_actions_come_by_number_and_round(open_uow: OpenUow) -> None:
    again = replace(make_action(2), id="again", round=2, state=ActionState.WAITING)
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([make_action(17), again, make_action(2)], [])

        assert [a.label for a in uow.actions.of_case("c1")] == ["2", "2.2", "17"]
        counts = {ActionState.PENDING: 2, ActionState.WAITING: 1}
        assert uow.actions.counts("c1") == counts


def test_an_unknown_action_is_refused(open_uow: OpenUow) -> None:
    with open_uow() as uow, pytest.raises(Refusal, match="action-not-found"):
        uow.actions.get("none")


def test_of_many_who_finish_an_action_one_does(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([make_action()], [])
        uow.commit()

    def finish(number: int) -> bool:
        with open_uow() as uow:
            done = replace(make_action(), state=ActionState.DONE, done_by=str(number))
            finished = uow.actions.change(done, was=make_action())
            uow.commit()
            return finished

    winners = [n for n, finished in enumerate(press_at_once(finish)) if finished]
    with open_uow() as uow:
        assert [uow.actions.get("c1-a1").done_by] == [str(n) for n in winners]
        assert uow.actions.get("c1-a1").version == 2


def test_a_new_date_changes_no_version(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([make_action(1), make_action(2)], [])
        uow.actions.redate({"c1-a1": EXPLAINED})

        assert uow.actions.get("c1-a1") == replace(make_action(1), due=EXPLAINED)
        assert uow.actions.get("c1-a2") == make_action(2)


def test_a_part_is_finished_once_until_it_is_reopened(open_uow: OpenUow) -> None:
    part = PartState(action_id="c1-a1", key="donors", needed=True)
    done = replace(part, done_at=NOW, done_by="lead", reason="told them")
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([make_action()], [part])

        assert uow.actions.finish_part(done)
        assert not uow.actions.finish_part(replace(done, done_by="focal"))
        assert uow.actions.parts_of("c1-a1") == uow.actions.parts("c1") == [done]
        uow.actions.reopen_parts("c1-a1")
        assert uow.actions.parts_of("c1-a1") == [part]


def test_a_part_that_is_not_needed_cannot_be_done(open_uow: OpenUow) -> None:
    part = PartState(action_id="c1-a1", key="donors", needed=True)
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([make_action()], [part])

        assert uow.actions.finish_part(replace(part, needed=False, reason="no donors"))
        assert not uow.actions.finish_part(replace(part, done_at=NOW))
        uow.actions.reopen_parts("c1-a1")
        assert not uow.actions.parts_of("c1-a1")[0].needed


def test_evidence_and_comments_come_in_their_order(open_uow: OpenUow) -> None:
    shown = [
        Evidence(id=i, action_id="c1-a1", by="lead", at=NOW, link=i) for i in ("z", "a")
    ]
    said = [
        Comment(id=i, action_id="c1-a1", by="lead", at=NOW, text=i) for i in ("y", "b")
    ]
    with open_uow() as uow:
        move_in(uow)
        uow.actions.add_all([make_action()], [])
        for evidence, comment in zip(shown, said, strict=True):
            uow.actions.add_evidence(evidence)
            uow.actions.add_comment(comment)

        assert uow.actions.evidence_of("c1-a1") == shown
        assert uow.actions.comments_of("c1-a1") == said
        assert uow.actions.last_comments("c1-a1", last=1) == said[-1:]
        assert uow.actions.count_comments("c1-a1") == len(said)


def test_a_round_is_stored_once(open_uow: OpenUow) -> None:
    twin = replace(make_action(), id="twin")
    with open_uow() as uow:
        move_in(uow)
        with pytest.raises(Exception, match=r"(?i)unique"):
            uow.actions.add_all([make_action(), twin], [])
