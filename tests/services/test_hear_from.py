"""Whoever is heard in their chat can be reached there."""

from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from domain.refusals import Refusal
from domain.ways import Way
from services.delivery.hear_from import hear_from
from services.ports import Ports, UnitOfWork
from tests.services.cast import FOCAL, LEAD, Desk


def stop(desk: Desk, person_id: str, *ways: Way) -> None:
    """Stop these ways to somebody and no others."""
    with desk.ports.open_uow() as uow:
        uow.addresses.mend(person_id)
        for way in ways:
            uow.addresses.stop(person_id, way=way, problem="x", at=desk.clock.now)
        uow.commit()


def stopped(desk: Desk, *people: str) -> set[tuple[str, Way]]:
    with desk.ports.read_uow() as uow:
        return {(s.person_id, s.way) for s in uow.addresses.stopped(people)}


def writing_raises(ports: Ports, error: Exception) -> Ports:
    def open_uow() -> AbstractContextManager[UnitOfWork]:
        raise error

    return replace(ports, open_uow=open_uow)


def test_their_own_words_mend_their_chat_and_nothing_else(desk: Desk) -> None:
    stop(desk, LEAD.person_id, *Way)
    stop(desk, FOCAL.person_id, Way.CHAT)

    heard = hear_from(LEAD.person_id, ports=desk.ports)

    assert heard.id == LEAD.person_id
    assert stopped(desk, LEAD.person_id, FOCAL.person_id) == {
        (LEAD.person_id, Way.EMAIL),
        (FOCAL.person_id, Way.CHAT),
    }


def test_where_no_chat_is_stopped_nothing_is_written(desk: Desk) -> None:
    stop(desk, LEAD.person_id, Way.EMAIL)
    ports = writing_raises(desk.ports, AssertionError("written"))

    heard = hear_from(LEAD.person_id, ports=ports)

    assert heard.id == LEAD.person_id


def test_who_cannot_be_written_of_is_answered_all_the_same(desk: Desk) -> None:
    stop(desk, LEAD.person_id, Way.CHAT)

    ports = writing_raises(desk.ports, Refusal("disk-full"))
    heard = hear_from(LEAD.person_id, ports=ports)

    assert heard.id == LEAD.person_id
    assert stopped(desk, LEAD.person_id) == {(LEAD.person_id, Way.CHAT)}


def test_nobody_is_heard_of_whom_nothing_is_known(desk: Desk) -> None:
    with pytest.raises(Refusal, match="person-not-found"):
        hear_from("nobody", ports=desk.ports)
