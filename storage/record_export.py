"""The record in a file that anybody can verify: a row a line."""

import json
import os
from pathlib import Path

from sqlalchemy import Engine

from domain.refusals import Refusal
from storage.disk import OWNER_ONLY_FILE, refusing_disk
from storage.unit_of_work import read_uow

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


def export_record(engine: Engine, path: Path) -> int:
    """
    Write all cases' rows as they were hashed, and return how many rows there are.

    :raises Refusal: `file-exists`, or those of the disk and the database.
    """
    with refusing_disk(), read_uow(engine) as uow:
        names = {head.case_id: head.reference for head in uow.record.heads()}
        try:
            file = os.open(path, _NEW, OWNER_ONLY_FILE)
        except FileExistsError:
            raise Refusal("file-exists", file=str(path)) from None
        rows = 0
        with os.fdopen(file, "w", encoding="utf-8") as export:
            for case_id in uow.record.known_cases():
                for link in uow.record.links(case_id):
                    said = link._asdict() | {"reference": names.get(case_id, "")}
                    export.write(json.dumps(said) + "\n")
                    rows += 1
    return rows
