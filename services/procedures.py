"""The procedures that the desk runs, by key: SECU's today, others beside it."""

from functools import cache

from domain.procedure.model import Procedure, ProcedureRow
from domain.procedure.secu import SECU

PROCEDURES = {procedure.key: procedure for procedure in (SECU,)}


def procedure_of(key: str) -> Procedure:
    """Return the procedure of that key; KeyError when there is none."""
    return PROCEDURES[key]


@cache
def rows_of(key: str) -> dict[str, ProcedureRow]:
    """Return a procedure's rows by their permanent keys."""
    return {row.key: row for row in PROCEDURES[key].rows}
