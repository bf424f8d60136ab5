"""What all tables share: one collection, and names for every constraint."""

from sqlalchemy import MetaData, Table
from sqlalchemy.ext.declarative import DeferredReflection
from sqlmodel import Field, SQLModel

# Constraints are named, so that a later migration can find them on every database.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(DeferredReflection, SQLModel):
    """
    A table of the desk; rows are written and read by Core statements only.

    So neither a mapper nor a validator is made for them: it would take a third of the
    time that loading the tables takes.
    """

    model_config = {"defer_build": True}
    metadata = METADATA


class OrdinalRow(Row):
    """A row known by *id*; *ordinal* keeps the order of arrival, also within a tick."""

    ordinal: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)


def table_of(row: type[SQLModel]) -> Table:
    """Return the table of a row class, for Core statements."""
    return METADATA.tables[str(row.__tablename__)]
