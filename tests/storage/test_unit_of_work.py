"""A unit of work: all of it or nothing."""

import gc
from weakref import ref

import pytest
from sqlalchemy import Engine

from storage.unit_of_work import SqlUnitOfWork, open_uow, read_uow
from tests.conftest import OpenUow
from tests.storage.makers import make_case, make_entry, move_in


def test_leaving_without_a_commit_rolls_everything_back(
    open_uow: OpenUow, read_uow: OpenUow
) -> None:
    with open_uow() as uow:
        uow.cases.add(make_case())
        uow.record.append(make_entry())

    with read_uow() as uow:
        assert uow.cases.named("DEMO-C1") is None
        assert uow.record.rows("c1") == []


def fail(uow: SqlUnitOfWork, *, after_commit: bool) -> None:
    uow.cases.add(make_case())
    if after_commit:
        uow.commit()
    raise ZeroDivisionError


def test_an_error_rolls_everything_back(open_uow: OpenUow, read_uow: OpenUow) -> None:
    with pytest.raises(ZeroDivisionError), open_uow() as uow:
        fail(uow, after_commit=False)

    with read_uow() as uow:
        assert uow.cases.named("DEMO-C1") is None


def test_what_was_committed_lasts_whatever_comes_after(
    open_uow: OpenUow, read_uow: OpenUow
) -> None:
    with pytest.raises(ZeroDivisionError), open_uow() as uow:
        fail(uow, after_commit=True)

    with read_uow() as uow:
        assert uow.cases.get("c1") == make_case()


def test_questions_see_one_state_while_others_change_it(
    open_uow: OpenUow, read_uow: OpenUow
) -> None:
    with read_uow() as reading:
        assert reading.people.offices() == []
        with open_uow() as uow:
            move_in(uow)
            uow.commit()

        assert reading.cases.named("DEMO-C1") is None


def test_a_question_has_nothing_to_commit(read_uow: OpenUow) -> None:
    with read_uow() as uow, pytest.raises(RuntimeError):
        uow.commit()


def test_the_next_unit_finds_a_clean_connection(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), open_uow(engine) as uow:
        fail(uow, after_commit=False)
    with open_uow(engine) as uow:
        uow.cases.add(make_case())
        uow.commit()

    with read_uow(engine) as uow:
        assert uow.cases.get("c1") == make_case()


def test_each_store_is_of_the_kind_that_it_says(read_uow: OpenUow) -> None:
    said = SqlUnitOfWork.__annotations__

    with read_uow() as uow:
        made = {name: type(getattr(uow, name)).__name__ for name in said}

    assert "cases" in said
    assert {name: f"_Store[{kind}]" for name, kind in made.items()} == said


def test_a_unit_without_a_commit_holds_itself_in_no_circle(engine: Engine) -> None:
    def put_off(unit: SqlUnitOfWork) -> None:
        unit.before_commit(unit.forget_first)

    gc.disable()
    try:
        with open_uow(engine) as uow:
            put_off(uow)
            seen = ref(uow)
        del uow
        assert seen() is None
    finally:
        gc.enable()
