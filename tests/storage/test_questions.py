"""What a row says is made into a thing once, for as long as the row says the same."""

from collections.abc import Iterator
from dataclasses import replace

from services.ports import UnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import make_action, make_case, make_entry, move_in


def settle(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.cases.add(make_case())
        uow.actions.add_all([make_action(1)], [])
        uow.record.append(make_entry())
        uow.commit()


def test_a_row_that_says_the_same_is_the_same_thing(
    open_uow: OpenUow, read_uow: OpenUow
) -> None:
    settle(open_uow)
    with read_uow() as uow:
        first = uow.actions.of_case("c1")

    with read_uow() as uow:
        again = uow.actions.of_case("c1")

    assert all(one is other for one, other in zip(first, again, strict=True))


def test_a_row_that_was_changed_is_another_thing_at_once(
    open_uow: OpenUow, read_uow: OpenUow
) -> None:
    settle(open_uow)
    with open_uow() as uow:
        was = uow.actions.of_case("c1")[0]
        uow.actions.change(replace(was, reason="Because."), was=was)
        inside = uow.actions.get(was.id)
        uow.commit()

    with read_uow() as uow:
        assert uow.actions.get(was.id) is not was
        assert uow.actions.get(was.id) == inside
        assert inside.reason == "Because."


def things_kept(uow: UnitOfWork) -> Iterator[object]:
    yield uow.cases.get("c1")
    yield from uow.cases.events("c1")
    yield from uow.actions.of_case("c1")
    yield from uow.rooms.steps("c1")
    yield uow.people.team("c1")
    yield from uow.people.everybody()


def test_nobody_can_change_what_is_kept_for_others(
    open_uow: OpenUow, read_uow: OpenUow
) -> None:
    settle(open_uow)

    with read_uow() as uow:  # What holds a list or a mapping has no hash.
        assert all(isinstance(hash(thing), int) for thing in things_kept(uow))
