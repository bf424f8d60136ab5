"""What somebody with the database at hand may do to a record."""

from sqlalchemy import Engine, column, delete, insert, table

from domain.chain import Link
from storage.unit_of_work import open_uow, read_uow
from tests.domain.chained import (
    Change,
    cut,
    edit,
    edit_content,
    forge,
    forget,
    remove,
    remove_and_renumber,
    rewrite,
    swap_contents,
)
from tests.storage.makers import make_entry, move_in

# Untyped: it is written whatever it is.
_TOLD = ("case_id", "seq", "salt", "content")
_HASHED = tuple(name for name in Link._fields if name not in {"salt", "content"})
_RECORD = table("record", *map(column, _HASHED))
_CONTENT = table("record_content", *map(column, _TOLD))

# Those that a table with its keys can hold at all.
CHANGES: tuple[Change, ...] = (
    edit,
    edit_content,
    forge,
    remove,
    remove_and_renumber,
    swap_contents,
    forget,
    cut,
    rewrite,
)


def record_something(engine: Engine, *, rows: int = 20) -> None:
    with open_uow(engine) as uow:
        move_in(uow)
        uow.record.append_all([make_entry(note=str(row)) for row in range(rows)])
        uow.commit()


def links(engine: Engine) -> list[Link]:
    with read_uow(engine) as uow:
        return uow.record.links("c1")


def put_instead(engine: Engine, rows: list[Link]) -> None:
    """Store other rows in place of the record, as an update or a removal would."""
    with engine.begin() as connection:
        connection.execute(delete(_CONTENT))
        connection.execute(delete(_RECORD))
        for row in rows:
            said = row._asdict()
            hashed = {name: said[name] for name in _HASHED}
            connection.execute(insert(_RECORD).values(hashed))
            if row.content is not None:
                told = {name: said[name] for name in _TOLD}
                connection.execute(insert(_CONTENT).values(told))
