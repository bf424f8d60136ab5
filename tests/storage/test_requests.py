"""SECU's requests, and whom notices must reach."""

from dataclasses import replace
from datetime import date, timedelta

from domain.requests import Notified, SecuRequest, Stakeholder, StakeholderKind
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import NOW, TODAY, make_action, move_in
from tests.storage.presses import press_at_once

REQUEST = SecuRequest(
    id="r1",
    case_id="c1",
    action_id="c1-a1",
    words="What is known?",
    received_on=TODAY,
    due_on=None,
)
DONOR = Stakeholder(
    id="s1", case_id="c1", name="A fictional fund", kind=StakeholderKind.DONOR
)


def set_up(uow: SqlUnitOfWork) -> None:
    move_in(uow)
    uow.actions.add_all([make_action()], [])
    uow.requests.add(REQUEST)
    uow.requests.add_stakeholder(DONOR)


def test_secu_moves_a_date_until_the_request_is_answered(open_uow: OpenUow) -> None:
    day = TODAY + timedelta(days=9)
    with open_uow() as uow:
        set_up(uow)

        assert uow.requests.set_due("r1", day)
        assert uow.requests.answer("r1", on=TODAY, by="lead")
        assert not uow.requests.set_due("r1", date(2024, 7, 1))
        answered = replace(REQUEST, due_on=day, answered_on=TODAY, answered_by="lead")
        assert uow.requests.of_case("c1") == [answered]


def test_a_request_is_answered_once(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow)
        uow.commit()

    def answer(number: int) -> bool:
        with open_uow() as uow:
            answered = uow.requests.answer("r1", on=TODAY, by=str(number))
            uow.commit()
            return answered

    assert press_at_once(answer).count(True) == 1


def test_a_stakeholder_is_told_once_for_an_action(open_uow: OpenUow) -> None:
    told = Notified(stakeholder_id="s1", action_id="c1-a1", by="lead", at=NOW)
    with open_uow() as uow:
        set_up(uow)

        assert uow.requests.notify(told)
        assert not uow.requests.notify(replace(told, by="focal"))
        assert uow.requests.notified("c1") == [told]


def test_who_is_off_the_list_is_off_it(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        set_up(uow)
        assert uow.requests.stakeholders("c1") == [DONOR]

        assert uow.requests.remove_stakeholder("s1", at=NOW)
        assert not uow.requests.remove_stakeholder("s1", at=NOW)
        assert uow.requests.stakeholders("c1") == []
