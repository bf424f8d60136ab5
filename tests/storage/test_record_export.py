"""The record in a file of its own."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from domain.chain import Link, verify_rows
from domain.refusals import Refusal
from storage.record_export import export_record
from tests.storage.small_disk import small_files
from tests.storage.tampering import record_something


def test_an_export_holds_the_rows_as_they_were_hashed(
    engine: Engine, tmp_path: Path
) -> None:
    record_something(engine)
    path = tmp_path / "record.jsonl"

    assert export_record(engine, path) == 20

    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert {line.pop("reference") for line in lines} == {"DEMO-C1"}
    assert verify_rows([Link(**line) for line in lines]).holds
    assert path.stat().st_mode & 0o077 == 0


def test_an_export_replaces_nothing(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    path.write_text("mine")

    with pytest.raises(Refusal, match="file-exists"):
        export_record(engine, path)

    assert path.read_text() == "mine"


def test_a_full_disk_leaves_no_half_of_an_export(
    engine: Engine, tmp_path: Path
) -> None:
    record_something(engine)

    with small_files(2_000), pytest.raises(Refusal, match="disk-full"):
        export_record(engine, tmp_path / "record.jsonl")

    assert not (tmp_path / "record.jsonl").exists()
