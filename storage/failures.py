"""What a database says when it cannot, in the words of refusals."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from domain.refusals import Refusal

# The beginnings of SQLite's names and of PostgreSQL's states decide; first fit wins.
_BY_SQLITE_NAME = {
    "SQLITE_FULL": "disk-full",
    "SQLITE_BUSY": "database-busy",
    "SQLITE_LOCKED": "database-busy",
    "SQLITE_READONLY": "database-unwritable",
    "SQLITE_CANTOPEN": "database-unwritable",
    "SQLITE_PERM": "database-unwritable",
    "SQLITE_IOERR": "database-unwritable",
    "SQLITE_CORRUPT": "database-damaged",
    "SQLITE_NOTADB": "database-damaged",
}
_BY_SQLSTATE = {
    "53100": "disk-full",
    "53": "database-busy",
    "40": "database-busy",
    "55P03": "database-busy",
    "57014": "database-busy",
    "25006": "database-unwritable",
    "08": "database-unreachable",
    "57P": "database-unreachable",
    "28": "database-unreachable",
    "3D": "database-missing",
}


@contextmanager
def refusing(engine: Engine) -> Iterator[None]:
    """
    Turn a database's failures into refusals; what is a fault of ours stays an error.

    :raises Refusal: `disk-full`, `database-busy`, `database-unwritable`,
        `database-damaged`, `database-unreachable` or `database-missing`.
    """
    try:
        yield
    except Exception as error:
        refusal = refusal_of(error, engine)
        if refusal is None:
            raise
        raise refusal from error


def refusal_of(error: BaseException, engine: Engine) -> Refusal | None:
    """Return the refusal that a database's failure means; None for all else."""
    if isinstance(error, PoolTimeoutError):
        return Refusal("database-busy")
    driver_error = getattr(engine.dialect.loaded_dbapi, "Error", SQLAlchemyError)
    if not isinstance(error, DBAPIError | driver_error):
        return None
    code = refusal_code(getattr(error, "orig", None) or error)
    return Refusal(code) if code else None


def refusal_code(error: BaseException) -> str | None:
    """Return the code of the refusal for a driver's error, or None for a fault."""
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        return _first_fit(_BY_SQLITE_NAME, name)
    state = getattr(error, "sqlstate", None)
    if state is None:  # No connection came about, so the server said nothing.
        return "database-unreachable" if _is_operational(error) else None
    return _first_fit(_BY_SQLSTATE, state)


def _first_fit(codes: dict[str, str], name: str) -> str | None:
    return next((code for start, code in codes.items() if name.startswith(start)), None)


def _is_operational(error: BaseException) -> bool:
    return any(kind.__name__ == "OperationalError" for kind in type(error).__mro__)
