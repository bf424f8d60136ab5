"""The record in the database: chained with the change, and checked as it stands."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine

from domain.chain import REDACTED, verify_rows
from storage.unit_of_work import open_uow
from tests.conftest import OpenUow
from tests.databases import copy_of
from tests.domain.chained import Change
from tests.storage.conftest import Opened
from tests.storage.makers import NOW, make_entry, move_in
from tests.storage.presses import PEOPLE, press_at_once
from tests.storage.tampering import CHANGES, links, put_instead, record_something

ATTEMPTS = 8


def test_entries_are_chained_in_their_order(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        first = uow.record.append(make_entry("case.open", words="“é” \n"))
        uow.record.append_all([make_entry(), make_entry("action.waive")])

        rows = uow.record.rows("c1")
        assert [row.seq for row in rows] == [1, 2, 3]
        assert rows[0] == first
        assert rows[0].content == {"words": "“é” \n"}
        assert [row.previous for row in rows[1:]] == [row.hash for row in rows[:2]]
        assert uow.record.head("c1") == (3, rows[2].hash, NOW)


def test_a_record_goes_on_in_the_next_unit(open_uow: OpenUow) -> None:
    for note in ("one", "two", "three"):
        with open_uow() as uow:
            move_in(uow)
            uow.record.append(make_entry(note=note))
            uow.commit()

    with open_uow() as uow:
        assert verify_rows(uow.record.links("c1"), uow.record.heads()).holds
        assert [row.content for row in uow.record.rows("c1", newest=2)] == [
            {"note": "two"},
            {"note": "three"},
        ]


def test_cases_have_chains_of_their_own(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow, cases=("c1", "c2", "c3"))
        for case_id in ("c1", "c2", "c1"):
            uow.record.append(make_entry(case_id=case_id))

        heads = {head.reference: head.seq for head in uow.record.heads()}
        assert heads == {"DEMO-C1": 2, "DEMO-C2": 1}
        assert uow.record.head("c3") is None
        assert uow.record.known_cases() == ["c1", "c2", "c3"]


def test_nothing_is_recorded_without_the_change(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.commit()
    with open_uow() as uow:
        uow.record.append(make_entry())

    with open_uow() as uow:
        assert uow.record.rows("c1") == []
        assert uow.record.append(make_entry()).seq == 1


def test_no_entry_is_no_row(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.record.append_all([])

        assert uow.record.heads() == []


def test_a_storm_of_changes_leaves_one_chain(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.record.append(make_entry("case.open"))
        uow.commit()

    def change(number: int) -> None:
        with open_uow() as uow:
            uow.cases.lock("c1")
            uow.record.append_all([make_entry(note=str(number)), make_entry()])
            uow.commit()

    press_at_once(change)

    with open_uow() as uow:
        verdict = verify_rows(uow.record.links("c1"), uow.record.heads())
        assert (verdict.holds, verdict.rows) == (True, 1 + 2 * PEOPLE)


def test_moments_come_back_in_utc(open_uow: OpenUow) -> None:
    later = NOW + timedelta(microseconds=1)
    with open_uow() as uow:
        move_in(uow)

        assert uow.record.append(replace(make_entry(), at=later)).at == later
        assert uow.record.rows("c1")[0].at == later


def test_content_is_forgotten_and_the_chain_holds(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.record.append_all([make_entry(note="a name"), make_entry()])
        uow.record.append(replace(make_entry(REDACTED), subject="1"))

        assert uow.record.redact("c1", 1)
        assert not uow.record.redact("c1", 1)
        row = uow.record.rows("c1")[0]
        assert (row.content, row.salt) == (None, None)
        assert verify_rows(uow.record.links("c1")).holds


def test_what_is_forgotten_is_on_the_disk_no_more(
    finished_database: Path, tmp_path: Path, opened: Opened
) -> None:
    path = copy_of(finished_database, tmp_path / "own" / "desk.sqlite")
    engine = opened(path)
    with open_uow(engine) as uow:
        move_in(uow)
        uow.record.append_all([make_entry(note="Unlikely Person"), make_entry()])
        uow.commit()
    assert b"Unlikely Person" in bytes_of(path.parent)

    with open_uow(engine) as uow:
        uow.record.redact("c1", 1)
        uow.commit()

    assert b"Unlikely Person" not in bytes_of(path.parent)


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_the_same_words_never_have_the_same_digest(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        move_in(uow)
        uow.record.append_all([make_entry(note="yes")] * 5)

        rows = uow.record.rows("c1")
        assert len({row.digest for row in rows}) == len({row.salt for row in rows}) == 5


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_in_the_database_is_found(
    engine: Engine, change: Change
) -> None:
    record_something(engine)
    as_it_was = links(engine)
    for attempt in range(ATTEMPTS):
        rows = list(as_it_was)
        change(rows, Random(attempt))
        put_instead(engine, rows)

        verdict = verify_rows(links(engine), as_it_was)

        assert not verdict.holds, attempt
    put_instead(engine, as_it_was)
    assert verify_rows(links(engine), as_it_was).holds
