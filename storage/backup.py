"""A backup of a desk on SQLite: its database and its case files, without the key."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex

from domain.refusals import Refusal
from storage.backup_manifest import (
    CASES,
    DATABASE,
    Manifest,
    checked_manifest,
    files_below,
    manifest_of,
    write_manifest,
)
from storage.disk import OWNER_ONLY_FILE, make_private, refusing_disk
from storage.failures import refusal_code
from storage.migrate import NEWEST

_FINGERPRINTS = """
    SELECT c.reference, v.path, v.fingerprint
    FROM versions v JOIN cases c ON c.id = v.case_id
    ORDER BY v.ordinal
"""
_PAGES_A_STEP = 1_000  # Between two steps others may write.


def back_up(database: Path, files: Path, target: Path) -> Manifest:
    """
    Copy a desk, also one that is running, into a new folder; return what is in it.

    The wall's key is not in it: without that key the names in a backup stay sealed.

    :raises Refusal: `database-missing`, `database-damaged`, `database-foreign`,
        `backup-exists`, `backup-file-differs` for a case file that is not the one on
        record, `disk-full` or `files-unwritable`; nothing is left behind then.
    """
    if not database.is_file():
        raise Refusal("database-missing", path=str(database))
    if target.exists():
        raise Refusal("backup-exists", path=str(target))
    with refusing_disk(), _put_in_place(target) as folder:
        make_private(folder)
        schema = _copy_database(database, folder / DATABASE)
        # The files after it: what the database names was on disk before.
        _copy_files(files, folder / CASES)
        manifest = manifest_of(folder, schema=schema)
        _refuse_other_files(folder / DATABASE, manifest)
        write_manifest(folder, manifest)
    return manifest


def restore(source: Path, database: Path, files: Path) -> Manifest:
    """
    Put a backup where no desk is yet; return what was in it.

    :raises Refusal: `restore-would-overwrite`, `backup-unreadable`, `backup-damaged`,
        `database-newer`, `disk-full` or `files-unwritable`; nothing is put in place
        then.
    """
    _refuse_to_overwrite(database, files)
    with refusing_disk():
        manifest = checked_manifest(source)
        if manifest.schema > NEWEST:
            raise Refusal("database-newer", path=str(source), found=manifest.schema)
        # The database last: a desk without one is a desk that is not there.
        with _put_in_place(database) as new, _put_in_place(files) as folder:
            _copy_files(source / CASES, folder)
            shutil.copyfile(source / DATABASE, new)
            new.chmod(OWNER_ONLY_FILE)
    return manifest


@contextmanager
def _put_in_place(path: Path) -> Iterator[Path]:
    """Give a name beside *path* to write to; at the end what is there gets *path*."""
    make_private(path.parent)
    new = path.with_name(f".{path.name}.new-{token_hex(4)}")
    try:
        yield new
        new.rename(path)
    finally:
        _remove(new)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def _copy_database(database: Path, target: Path) -> str:
    """Copy a database in one state while others write to it; return its last step."""
    address = f"{database.resolve().as_uri()}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(address, uri=True)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            target.chmod(OWNER_ONLY_FILE)
            source.backup(copy, pages=_PAGES_A_STEP)
            copy.execute("PRAGMA journal_mode = DELETE")  # One file, nothing beside it.
            return _last_step(copy, database)
    except sqlite3.Error as error:
        code = refusal_code(error)
        if code is None:
            raise
        raise Refusal(code, path=str(database)) from error


def _last_step(copy: sqlite3.Connection, database: Path) -> str:
    if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise Refusal("database-damaged", path=str(database))
    try:
        (step,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.OperationalError, TypeError):
        raise Refusal("database-foreign", path=str(database)) from None
    return str(step)


def _copy_files(source: Path, target: Path) -> None:
    make_private(target)
    for path in files_below(source):
        copy = target / path
        make_private(copy.parent)
        shutil.copyfile(source / path, copy)
        copy.chmod(OWNER_ONLY_FILE)


def _refuse_other_files(database: Path, manifest: Manifest) -> None:
    """A backup of a file that was changed would pass for the one that was signed."""
    with closing(sqlite3.connect(database)) as copy:
        for reference, path, fingerprint in copy.execute(_FINGERPRINTS):
            file = f"{reference}/{path}"
            if manifest.files.get(f"{CASES}/{file}") != fingerprint:
                raise Refusal("backup-file-differs", file=file)


def _refuse_to_overwrite(database: Path, files: Path) -> None:
    for path in (database, database.with_name(f"{database.name}-wal")):
        if path.exists():
            raise Refusal("restore-would-overwrite", path=str(path))
    if files.exists() and any(files.iterdir()):
        raise Refusal("restore-would-overwrite", path=str(files))
