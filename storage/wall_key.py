"""The wall's key at start, and its rotation."""

from pathlib import Path

from sqlalchemy import Engine, select

from domain.refusals import Refusal
from storage.cipher import WallCipher
from storage.inserts import insert_or_replace
from storage.key_file import new_key, read_keys, write_keys
from storage.statements import Statement, Statements
from storage.tables.base import table_of
from storage.tables.wall import KeyCheckRow
from storage.unit_of_work import running

_CHECKS = table_of(KeyCheckRow)
_KNOWN_WORD = "ses-desk"
_THE_CHECK = 1

_CHECK = Statement(select(_CHECKS.c.sealed).where(_CHECKS.c.id == _THE_CHECK))
_PUT_CHECK = insert_or_replace(_CHECKS)


def open_wall(engine: Engine, key_path: Path) -> WallCipher:
    """
    Return the cipher; a key is made when there is none and nothing was sealed yet.

    A known word, sealed in the database, shows a wrong key at start and not only when
    somebody needs a name. Where nothing was sealed yet, any key is as good.

    :raises Refusal: `wall-key-missing` when sealed names wait for a key that is gone,
        `wall-key-wrong`, or those of the key's file.
    """
    with running(engine) as unit:
        if not read_keys(key_path):
            if waiting := _waiting(unit.statements):
                raise Refusal("wall-key-missing", path=str(key_path), names=waiting)
            write_keys(key_path, [new_key()])
        cipher = WallCipher(key_path)
        if not _fits(unit.statements, cipher):
            if _waiting(unit.statements):
                raise Refusal("wall-key-wrong", path=str(key_path))
            _put_check(unit.statements, cipher)
        unit.commit()
    return cipher


def rotate_wall_key(engine: Engine, key_path: Path) -> int:
    """
    Make a new key and seal everything with it; return how many were sealed again.

    The key before stays in the file until the next rotation: it opens the backups
    taken until now, and what another process sealed in this very moment.
    """
    from storage.sealed import seal_anew

    cipher = open_wall(engine, key_path)
    keys = [new_key(), *read_keys(key_path)]
    write_keys(key_path, keys)
    with running(engine) as unit:
        count = seal_anew(unit.statements, cipher)
        _put_check(unit.statements, cipher)
        unit.commit()
        unit.forget_traces()
    write_keys(key_path, keys[:2])
    return count


def _waiting(statements: Statements) -> str:
    """Count what waits for its key; asked only where the key does not fit."""
    from storage.sealed import count_sealed

    return count_sealed(statements)


def _fits(statements: Statements, cipher: WallCipher) -> bool:
    check = statements.row(_CHECK)
    try:
        return check is not None and cipher.unseal(check[0]) == _KNOWN_WORD
    except Refusal:
        return False


def _put_check(statements: Statements, cipher: WallCipher) -> None:
    statements.change(_PUT_CHECK, id=_THE_CHECK, sealed=cipher.seal(_KNOWN_WORD))
