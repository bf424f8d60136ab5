"""Columns as the steps spell them. Steps are history: never change what these make."""

from typing import Any

import sqlalchemy as sa
from alembic import op

Column = sa.Column[Any]


def texts(*names: str) -> list[Column]:
    """Make short texts, never null."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def json_texts(*names: str) -> list[Column]:
    """Make JSON kept as text, never null."""
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def numbers(*names: str) -> list[Column]:
    """Make whole numbers, never null, that the database does not count up itself."""
    return [
        sa.Column(name, sa.Integer(), nullable=False, autoincrement=False)
        for name in names
    ]


def counted(name: str) -> list[Column]:
    """Make the number that the database counts up: the order of arrival."""
    return [sa.Column(name, sa.Integer(), nullable=False)]


def flags(*names: str) -> list[Column]:
    """Make yes or no, never null."""
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def sealed(*names: str) -> list[Column]:
    """Make encrypted bytes, never null."""
    return [sa.Column(name, sa.LargeBinary(), nullable=False) for name in names]


def days(*names: str, nullable: bool = False) -> list[Column]:
    """Make dates."""
    return [sa.Column(name, sa.Date(), nullable=nullable) for name in names]


def moments(*names: str, nullable: bool = False) -> list[Column]:
    """Make moments, in UTC."""
    kind = sa.DateTime(timezone=True)
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def create(
    table: str,
    *columns: list[Column],
    key: str,
    unique: tuple[str, ...] = (),
    refers: tuple[str, ...] = (),
    index: tuple[str, ...] = (),
) -> None:
    """
    Make a table whose constraints have the names that the tables' own rule gives.

    *key* and each of *unique* and *index* are columns with spaces between; each of
    *refers* is `column table.column`.
    """
    op.create_table(
        table,
        *(column for some in columns for column in some),
        sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{table}"),
        *(_unique(table, names.split()) for names in unique),
        *(_reference(table, *words.split()) for words in refers),
    )
    for names in index:
        op.create_index(f"ix_{table}_{'_'.join(names.split())}", table, names.split())


def create_in_order(
    table: str,
    *columns: list[Column],
    unique: tuple[str, ...] = (),
    refers: tuple[str, ...] = (),
    index: tuple[str, ...] = (),
) -> None:
    """Make a table of rows that are known by `id` and counted as they arrive."""
    create(
        table,
        [sa.Column("ordinal", sa.Integer(), nullable=False)],
        texts("id"),
        *columns,
        key="ordinal",
        unique=("id", *unique),
        refers=refers,
        index=index,
    )


def create_partial_index(
    name: str, table: str, columns: str, *, where: str, unique: bool = False
) -> None:
    """Make an index over the rows of a condition."""
    condition = sa.text(where)
    op.create_index(
        name,
        table,
        columns.split(),
        unique=unique,
        sqlite_where=condition,
        postgresql_where=condition,
    )


def _unique(table: str, names: list[str]) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*names, name=f"uq_{table}_{'_'.join(names)}")


def _reference(table: str, column: str, there: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{there.partition('.')[0]}"
    return sa.ForeignKeyConstraint([column], [there], name=name)
