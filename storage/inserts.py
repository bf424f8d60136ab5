"""Inserts of whole rows, in the words of both databases."""

from typing import Any

from sqlalchemy import Insert, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.expression import ClauseElement

from storage.statements import Statement


def insert_into(table: Table, *, leave_out: str = "") -> Insert:
    """Return an insert of a whole row, by column name, without the one left out."""
    return table.insert().values(binds_of(table, leave_out=leave_out)).inline()


def insert_new(table: Table, *, leave_out: str = "") -> Statement:
    """Return an insert that changes nothing where a unique key is taken."""
    return Statement(
        lambda dialect: (
            insert_for(dialect)(table)
            .values(binds_of(table, leave_out=leave_out))
            .on_conflict_do_nothing()
            .inline()
        )
    )


def insert_or_replace(table: Table) -> Statement:
    """Return an insert that replaces the row of the same primary key."""
    keys = list(table.primary_key.columns)
    rest = [column.name for column in table.columns if column not in set(keys)]

    def build(dialect: str) -> ClauseElement:
        insert = insert_for(dialect)(table).values(binds_of(table))
        replaced = {name: insert.excluded[name] for name in rest}
        return insert.on_conflict_do_update(index_elements=keys, set_=replaced).inline()

    return Statement(build)


def insert_for(dialect: str) -> type[sqlite.Insert] | type[postgresql.Insert]:
    """Return the dialect's own insert, which knows what to do on a conflict."""
    return sqlite.Insert if dialect == "sqlite" else postgresql.Insert


def binds_of(table: Table, *, leave_out: str = "") -> dict[str, Any]:
    """Return a value to fill in for each column, by its name."""
    return {
        column.name: bindparam(column.name, type_=column.type)
        for column in table.columns
        if column.name != leave_out
    }
