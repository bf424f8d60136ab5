"""The record's chain: whatever is changed is found, and the first bad row is named."""

import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from random import Random
from typing import NamedTuple

import pytest

from domain.chain import (
    BEGINNING,
    Fault,
    canonical,
    digest_of,
    hash_of,
    verify_rows,
    written_moment,
)
from tests.domain.chained import (
    BY_CHECKPOINT,
    IN_CHAIN,
    Change,
    Rows,
    changed,
    cut,
    make_link,
    make_rows,
    redacted,
    relinked,
    rewrite,
)

ATTEMPTS = 60
EVERY = 5  # Rows between two checkpoints.


class Kept(NamedTuple):
    seq: int
    hash: str


def kept(rows: Rows, *, every: int = 1) -> list[Kept]:
    return [Kept(row.seq, row.hash) for row in rows if row.seq % every == 0]


@pytest.mark.parametrize("count", [0, 1, 20])
def test_rows_as_they_were_written_hold(count: int) -> None:
    rows = make_rows(count)

    verdict = verify_rows(rows, kept(rows))

    assert verdict.holds
    assert (verdict.rows, verdict.redacted, verdict.seq) == (count, 0, None)


@pytest.mark.parametrize("change", IN_CHAIN)
def test_a_change_is_found_and_the_first_bad_row_is_named(change: Change) -> None:
    for attempt in range(ATTEMPTS):
        rows = make_rows()
        first_bad = change(rows, Random(attempt))

        verdict = verify_rows(rows)

        assert (verdict.holds, verdict.seq) == (False, first_bad), attempt


@pytest.mark.parametrize("change", BY_CHECKPOINT)
def test_what_the_chain_cannot_show_a_checkpoint_does(change: Change) -> None:
    for attempt in range(ATTEMPTS):
        rows = make_rows()
        heads = kept(rows, every=EVERY)
        first_bad = change(rows, Random(attempt))
        assert verify_rows(rows).holds

        verdict = verify_rows(rows, heads)

        assert not verdict.holds
        assert verdict.seq is not None
        assert first_bad <= verdict.seq < first_bad + EVERY


def test_a_checkpoint_of_every_row_names_the_very_row() -> None:
    for attempt in range(ATTEMPTS):
        rows = make_rows()
        heads = kept(rows)
        first_bad = rewrite(rows, Random(attempt))

        verdict = verify_rows(rows, heads)

        assert (verdict.fault, verdict.seq) == (Fault.REWRITTEN, first_bad)


def test_a_record_that_was_emptied_is_cut_at_its_first_row() -> None:
    heads = kept(make_rows())

    verdict = verify_rows([], heads)

    assert (verdict.fault, verdict.seq) == (Fault.CUT, 1)


def test_a_cut_record_that_goes_on_elsewhere_is_found() -> None:
    rows = make_rows()
    heads = kept(rows)
    cut(rows, Random(1))
    rows.append(make_link(len(rows) + 1, rows[-1].hash))
    rows = relinked([row._replace(who="somebody") for row in rows], start=0)

    assert verify_rows(rows, heads).fault is Fault.REWRITTEN


@pytest.mark.parametrize(
    "name, fault",
    [
        ("edit_content", Fault.CONTENT_EDITED),
        ("forge", Fault.UNLINKED),
        ("remove", Fault.MISSING),
        ("remove_and_renumber", Fault.UNLINKED),
        ("insert", Fault.OUT_OF_ORDER),
        ("swap", Fault.OUT_OF_ORDER),
        ("swap_contents", Fault.CONTENT_EDITED),
        ("repeat", Fault.OUT_OF_ORDER),
        ("forget", Fault.CONTENT_MISSING),
    ],
)
def test_each_change_is_called_by_its_name(name: str, fault: Fault) -> None:
    rows = make_rows()
    change = next(each for each in IN_CHAIN if getattr(each, "__name__", "") == name)

    change(rows, Random(7))

    assert verify_rows(rows).fault is fault


def test_a_redacted_row_holds_as_long_as_another_tells_of_it() -> None:
    rows = redacted(make_rows(), 3)

    assert verify_rows(rows).holds
    assert verify_rows(rows).redacted == 1
    assert verify_rows(rows[:-1]).fault is Fault.CONTENT_MISSING


def test_a_row_of_another_case_does_not_pass_for_ones_own() -> None:
    rows = make_rows()
    rows[4] = rows[4]._replace(case_id="c2")

    assert verify_rows(rows).seq == 5


@pytest.mark.parametrize("column", ["seq", "at", "who", "digest", "salt", "content"])
@pytest.mark.parametrize("value", [None, b"\xff", 1.5, "\ud800", "not hex"])
def test_what_is_not_even_of_the_right_kind_is_an_edit(
    column: str, value: object
) -> None:
    rows = make_rows()
    rows[4] = changed(rows[4], column, value)

    assert verify_rows(rows).seq == 5


def test_the_hash_is_what_the_documentation_says() -> None:
    link = make_link(1, BEGINNING)
    words = [BEGINNING, 1, "c1", link.at, "lead", "desk", "action.finish", "12"]
    text = json.dumps([*words, link.digest], separators=(",", ":"))

    assert link.digest == sha256(bytes(15) + b'\x01{"note":"row 1"}').hexdigest()
    assert hash_of(link) == sha256(text.encode()).hexdigest()


def test_content_is_written_in_one_way_only() -> None:
    assert canonical({"b": "é", "a": '"'}) == canonical({"a": '"', "b": "é"})
    assert canonical({"b": "é"}) == '{"b":"é"}'


def test_the_same_content_digests_differently_with_another_salt() -> None:
    assert digest_of("{}", salt="00") != digest_of("{}", salt="01")


def test_a_moment_is_written_in_utc_whatever_its_zone() -> None:
    there = timezone(timedelta(hours=5, minutes=45))

    at = datetime(2024, 6, 3, 14, 45, tzinfo=there)

    assert written_moment(at) == "2024-06-03T09:00:00.000000+00:00"
    assert written_moment(at.astimezone(UTC)) == written_moment(at)
