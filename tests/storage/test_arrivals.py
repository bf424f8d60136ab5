"""What a vendor brought is kept until it is answered, and worked on by one."""

from dataclasses import replace
from datetime import timedelta

from domain.arrivals import Arrival
from domain.seats import Vendor
from tests.conftest import OpenUow
from tests.storage.makers import NOW
from tests.storage.presses import PEOPLE, press_at_once

LATER = NOW + timedelta(minutes=1)
CAME = Arrival(
    vendor=Vendor.SLACK, key="key", sealed=b"said", came_at=NOW, leased_until=LATER
)


def test_what_comes_at_one_instant_is_kept_once(open_uow: OpenUow) -> None:
    def come(_number: int) -> bool:
        with open_uow() as uow:
            kept = uow.arrivals.keep(CAME)
            uow.commit()
        return kept

    assert sorted(press_at_once(come)) == [False] * (PEOPLE - 1) + [True]


def test_what_somebody_works_on_is_left_alone(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.arrivals.keep(CAME)

        assert uow.arrivals.left(Vendor.SLACK, now=NOW, most=9) == []
        assert uow.arrivals.left(Vendor.SLACK, now=LATER, most=9) == [CAME]
        assert uow.arrivals.left(Vendor.TEAMS, now=LATER, most=9) == []


def test_what_was_left_is_taken_by_one(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.arrivals.keep(CAME)
        uow.commit()
    until = LATER + timedelta(minutes=1)

    def take(_number: int) -> bool:
        with open_uow() as uow:
            taken = uow.arrivals.take(CAME, until=until)
            uow.commit()
        return taken

    assert sorted(press_at_once(take)) == [False] * (PEOPLE - 1) + [True]
    with open_uow() as uow:
        taken = replace(CAME, leased_until=until, attempts=2)
        assert uow.arrivals.left(Vendor.SLACK, now=until, most=9) == [taken]


def test_nothing_is_remembered_of_what_is_answered_but_that_it_came(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        uow.arrivals.keep(CAME)
        assert uow.arrivals.waiting(Vendor.SLACK) == 1
        uow.arrivals.done(Vendor.SLACK, ["key"])

        assert uow.arrivals.waiting(Vendor.SLACK) == 0
        assert uow.arrivals.left(Vendor.SLACK, now=LATER, most=9) == []
        assert not uow.arrivals.take(CAME, until=LATER)
        assert not uow.arrivals.keep(CAME)


def test_thousands_that_were_answered_are_done_at_once(open_uow: OpenUow) -> None:
    keys = [f"key {number}" for number in range(2500)]
    with open_uow() as uow:
        for key in [*keys, "other"]:
            uow.arrivals.keep(replace(CAME, key=key))

        uow.arrivals.done(Vendor.SLACK, [*keys, "key 7", "of nobody"])

        assert [
            each.key for each in uow.arrivals.left(Vendor.SLACK, now=LATER, most=9)
        ] == ["other"]
        uow.arrivals.done(Vendor.SLACK, [])
        assert uow.arrivals.waiting(Vendor.SLACK) == 1


def test_only_what_is_answered_is_forgotten(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.arrivals.keep(CAME)
        assert uow.arrivals.forget_before(LATER) == 0
        uow.arrivals.done(Vendor.SLACK, ["key"])
        assert uow.arrivals.forget_before(LATER) == 1
        assert uow.arrivals.keep(CAME)
