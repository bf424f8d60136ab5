"""What is sealed with the wall's key: how much it is, and how it is sealed anew."""

from sqlalchemy import bindparam, func, literal, select, update

from storage.cipher import WallCipher
from storage.statements import Statement, Statements
from storage.tables.asked import AskedRow
from storage.tables.base import table_of
from storage.tables.connect import AskerRow, QuestionMessageRow
from storage.tables.wall import DraftRow, WalledNameRow

_NAMES = table_of(WalledNameRow)
_DRAFTS = table_of(DraftRow)
_ASKERS = table_of(AskerRow)
_ASKED = table_of(AskedRow)
_WORDS = table_of(QuestionMessageRow)
_KEYS = (
    *(_NAMES.c.id, _DRAFTS.c.id, _WORDS.c.id, _ASKERS.c.pseudonym),
    _ASKED.c.id,
)
_COUNT = Statement(
    select(
        sum(
            (
                select(func.count()).select_from(key.table).scalar_subquery()
                for key in _KEYS
            ),
            start=literal(0),
        )
    )
)
_SEALED = tuple(
    (
        Statement(select(key, key.table.c.sealed)),
        Statement(
            update(key.table)
            .where(key == bindparam("which"))
            .values(sealed=bindparam("sealed"))
        ),
    )
    for key in _KEYS
)


def count_sealed(statements: Statements) -> str:
    """Count what is sealed; empty for nothing."""
    row = statements.row(_COUNT)
    return str(row[0] or "") if row else ""


def seal_anew(statements: Statements, cipher: WallCipher) -> int:
    """Seal everything with the newest key; return how much that was."""
    return sum(_reseal(statements, cipher, *both) for both in _SEALED)


def _reseal(
    statements: Statements, cipher: WallCipher, read: Statement, write: Statement
) -> int:
    found = statements.rows(read)
    changes = [
        {"which": which, "sealed": cipher.seal(cipher.unseal(sealed))}
        for which, sealed in found
    ]
    statements.change_all(write, changes)
    return len(changes)
