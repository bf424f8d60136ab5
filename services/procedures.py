"""The procedures that the desk runs, by key: SECU's today, others beside it."""

from functools import cache

from domain.procedure.early import EARLY
from domain.procedure.model import Audience, Procedure, ProcedureRow
from domain.procedure.secu import SECU
from domain.roles import Role
from domain.standing import Standing

PROCEDURES = {procedure.key: procedure for procedure in (SECU,)}


def procedure_of(key: str) -> Procedure:
    """Return the procedure of that key; KeyError when there is none."""
    return PROCEDURES[key]


@cache
def rows_of(key: str) -> dict[str, ProcedureRow]:
    """Return a procedure's rows by their permanent keys."""
    return {row.key: row for row in PROCEDURES[key].rows}


def only_role(row: ProcedureRow) -> str:
    """
    Return the one role that sees a row's card in the room; empty for everybody.

    Rows 1 to 4 come before there is a team: only the Corporate SES Team sees them.
    """
    early = row.audience is Audience.CORPORATE_SES_TEAM
    return Role.CORPORATE_SES_TEAM.value if early else ""


def hidden_rows(standing: Standing) -> frozenset[str]:
    """Return the keys of the rows that somebody of that standing is not shown."""
    sees_all = standing.plays((Role.CORPORATE_SES_TEAM,))
    return frozenset() if sees_all else EARLY
