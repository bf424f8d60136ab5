"""The benchmark of answers: what it counts, and the table it prints."""

import json
from pathlib import Path

import pytest

from benchmarks.answers.__main__ import main
from benchmarks.answers.scoring import Asked, score, with_interval


def test_hits_refusals_and_what_is_rightly_not_answered_are_counted() -> None:
    asked = [
        Asked("first", "en", frozenset({"a"})),
        Asked("third", "en", frozenset({"c", "x"})),
        Asked("none", "en", frozenset({"a"})),
        Asked("should not", "en", frozenset()),
    ]

    found = score(asked, lambda text: "abc" if text in {"first", "third"} else "")

    assert (found.answerable, found.first, found.among_three) == (3, 1, 2)
    assert (found.refused, found.others, found.not_answered) == (1, 1, 1)
    assert found.reciprocal == pytest.approx((1 + 1 / 3) / 3)


def test_an_interval_is_wider_for_fewer_questions() -> None:
    assert with_interval(9, 10) == "0.90 (0.60 to 0.98)"
    assert with_interval(90, 100) == "0.90 (0.83 to 0.94)"
    assert with_interval(0, 0) == "-"


def test_the_table_names_each_engine_and_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"q": "do we need FPIC?", "lang": "en", "answers": ["tk-s6"]}]
    (tmp_path / "asked.json").write_text(json.dumps(rows), "utf-8")

    main(["--set", str(tmp_path / "asked.json")])

    table = capsys.readouterr().out
    assert "SES Desk    en      1  1.00" in table
    assert table.count("plain") == 6
