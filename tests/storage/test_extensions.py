"""Requests for more time: kept in order, and settled once."""

from dataclasses import replace

import pytest

from domain.extensions import Extension, ExtensionState
from domain.refusals import Refusal
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import NOW, TODAY, make_action, make_member, move_in
from tests.storage.presses import press_at_once

ASKED = Extension(
    id="x1",
    case_id="c1",
    action_id="c1-a1",
    asked_by="lead",
    asked_at=NOW,
    asked_days=5,
    reason="The clearer is on mission.",
)
GRANTED = replace(
    ASKED,
    state=ExtensionState.GRANTED,
    decided_by="focal",
    decided_at=NOW,
    granted_days=3,
    answer="Three must do.",
)


def set_up(uow: SqlUnitOfWork) -> None:
    move_in(uow)
    uow.actions.add_all([make_action()], [])
    uow.extensions.add(ASKED)


def test_a_request_is_kept_as_it_was_asked_and_as_it_was_decided(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        set_up(uow)
        asked = uow.extensions.get("x1")

        assert uow.extensions.settle(GRANTED)
        assert asked == ASKED
        assert uow.extensions.of_action("c1-a1") == [GRANTED]
        assert uow.extensions.of_action("c1-a2") == []


def test_what_is_settled_stays_as_it_was(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow)
        uow.extensions.settle(GRANTED)

        assert not uow.extensions.settle(replace(ASKED, state=ExtensionState.DENIED))
        assert uow.extensions.get("x1") == GRANTED


def test_of_many_who_settle_at_once_one_does(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow)
        uow.commit()

    def settles(_number: int) -> bool:
        with open_uow() as uow:
            first = uow.extensions.settle(GRANTED)
            uow.commit()
            return first

    assert press_at_once(settles).count(True) == 1


def test_a_request_that_is_not_there_is_refused(open_uow: OpenUow) -> None:
    with open_uow() as uow, pytest.raises(Refusal, match="extension-not-found"):
        uow.extensions.get("never")


def test_what_waits_is_found_by_who_may_see_its_case(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow)
        uow.people.join([make_member()])

        seen = uow.extensions.open_seen_by("lead", TODAY)
        unseen = uow.extensions.open_seen_by("stranger", TODAY)
        uow.extensions.settle(GRANTED)

        assert (seen, unseen) == ([ASKED], [])
        assert uow.extensions.open_seen_by("lead", TODAY) == []
