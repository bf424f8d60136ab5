"""Tables that only a rehearsal fills: its clock, and who plays which part."""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from domain.rehearsal.parts import Play
from storage.columns import Words
from storage.tables.base import Row


class VirtualClockRow(Row, table=True):
    """What time it is in a rehearsal; the one row has the id 1."""

    __tablename__: ClassVar[str] = "virtual_clock"
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime


class PlayedPartRow(Row, table=True):
    """How a person of the cast is played; those without a row play themselves."""

    __tablename__: ClassVar[str] = "played_parts"
    person_id: str = Field(primary_key=True)
    play: Play = Field(sa_type=Words(Play))
    since: datetime
