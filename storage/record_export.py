"""The record in a file that anybody can verify: a row a line."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from domain.refusals import Refusal
from storage.disk import OWNER_ONLY_FILE, refusing_disk
from storage.unit_of_work import SqlUnitOfWork, read_uow

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


def export_record(engine: Engine, path: Path) -> int:
    """
    Write all cases' rows as they were hashed, and return how many rows there are.

    :raises Refusal: `file-exists`, or those of the disk and the database; then no file
        is left behind.
    """
    with refusing_disk(), read_uow(engine) as uow:
        try:
            file = os.open(path, _NEW, OWNER_ONLY_FILE)
        except FileExistsError:
            raise Refusal("file-exists", file=str(path)) from None
        try:
            return _write(file, _lines(uow))
        except OSError:
            path.unlink()
            raise


def _write(file: int, lines: Iterator[str]) -> int:
    count = 0
    with os.fdopen(file, "w", encoding="utf-8") as export:
        for line in lines:
            export.write(line)
            count += 1
    return count


def _lines(uow: SqlUnitOfWork) -> Iterator[str]:
    names = {head.case_id: head.reference for head in uow.record.heads()}
    for case_id in uow.record.known_cases():
        for link in uow.record.links(case_id):
            said = link._asdict() | {"reference": names.get(case_id, "")}
            yield f"{json.dumps(said)}\n"
