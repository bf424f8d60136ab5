"""A row that comes in one cell is the row, whatever stands in it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    create_engine,
    func,
    select,
)
from sqlmodel.sql.sqltypes import UTCDateTime

from domain.roles import Role
from storage.columns import RoleList, Words
from storage.inserts import insert_into
from storage.packed import packed
from storage.ready import Found
from storage.statements import Question, Statement, Statements
from tests.storage.test_rows_as_json import DAYS, MOMENTS, QUICK, WORDS

ODD = Table(
    "odd",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("words", Text),
    Column("name", String),
    Column("yes", Boolean),
    Column("day", Date),
    Column("moment", UTCDateTime),
    Column("role", Words(Role)),
    Column("roles", RoleList),
)
_SOME = select(ODD).where(ODD.c.number >= bindparam("least")).order_by(ODD.c.name)
_PUT = Statement(insert_into(ODD))


@dataclass(frozen=True)
class Thing:
    """What is made of a row."""

    row: Found


THINGS = Question(_SOME, Thing)


@pytest.fixture(name="memory", scope="module")
def _memory() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    ODD.metadata.create_all(engine)
    yield engine
    engine.dispose()


@QUICK
@given(
    rows=st.lists(
        st.tuples(
            st.none() | WORDS,
            WORDS,
            st.none() | st.booleans(),
            st.none() | DAYS,
            st.none() | MOMENTS,
            st.none() | st.sampled_from(Role),
            st.lists(st.sampled_from(Role)).map(tuple),
        ),
        max_size=4,
    ),
    numbers=st.sets(st.integers(-(2**63), 2**63 - 1), min_size=4, max_size=4),
)
def test_it_tells_what_the_plain_question_tells_in_the_same_order(
    memory: Engine,
    rows: list[tuple[object, ...]],
    numbers: set[int],
) -> None:
    stored = [(number, *row) for number, row in zip(numbers, rows, strict=False)]
    with closing(memory.raw_connection()) as connection:
        asked = Statements(connection.cursor(), memory.dialect)
        named = [dict(zip(ODD.c.keys(), row, strict=True)) for row in stored]
        asked.change_all(_PUT, named)
        least = sorted(numbers)[1]

        plain = asked.rows(Statement(_SOME), least=least)
        once = asked.things(THINGS, least=least)
        again = asked.things(THINGS, least=least)

        assert [thing.row for thing in once] == plain
        asked_for = {number for number in numbers if number >= least}
        assert sorted(plain) == sorted(row for row in stored if row[0] in asked_for)
        assert [*map(id, again)] == [*map(id, once)]


def test_a_row_that_was_changed_is_another_thing(memory: Engine) -> None:
    with closing(memory.raw_connection()) as connection:
        cursor = connection.cursor()
        asked = Statements(cursor, memory.dialect)
        cursor.execute("INSERT INTO odd (number, name, roles) VALUES (7, 'a', ' ')")
        before = asked.thing(THINGS, least=7)
        cursor.execute("UPDATE odd SET day = '2026-07-01', yes = 1")

        assert before == Thing((7, None, "a", None, None, None, None, ()))
        assert asked.thing(THINGS, least=7) == Thing(
            (7, None, "a", True, date(2026, 7, 1), None, None, ())
        )


def test_what_json_does_not_spell_as_the_driver_does_comes_in_cells(
    memory: Engine,
) -> None:
    table = Table("other", MetaData(), *(Column(name, Integer) for name in "abcd"))
    sealed, share = Column("sealed", LargeBinary), Column("share", Float)
    more = Table("more", MetaData(), *(Column(n, Integer) for n in "abc"), sealed)
    parts = Table("parts", MetaData(), *(Column(n, Integer) for n in "abc"), share)

    assert packed(select(table), memory.dialect) is not None
    assert packed(select(more), memory.dialect) is None
    assert packed(select(parts), memory.dialect) is None
    assert packed(select(*table.c[:3], func.max(table.c.d)), memory.dialect) is None
    assert packed(select(*table.c[:3]), memory.dialect) is None  # No gain.
