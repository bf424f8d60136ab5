"""Bare commands: lines that hold no words of anybody's own."""

import pytest

from dialogs.reading.bare import case_of_bare


@pytest.mark.parametrize(
    "line",
    ["status", " Status ", "actions mine", "Actions late 2", "why 12", "show 17.2"],
)
def test_a_command_with_a_scope_or_a_number_is_bare(line: str) -> None:
    assert case_of_bare(line) == ""


@pytest.mark.parametrize(
    "line, case",
    [
        ("status demo-0001", "DEMO-0001"),
        ("why 12 SECU0010", "SECU0010"),
        ("actions all DEMO-0001", "DEMO-0001"),
    ],
)
def test_a_bare_command_may_name_a_case(line: str, case: str) -> None:
    assert case_of_bare(line) == case


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Jane Doe",
        "status Jane Doe",
        "status of Jane",
        "comment 5 she called again",
        "done 2 Jane Doe was told",
        "Jane status",
        "status DEMO-0001 Jane",
        "12",
        "status " + "mine " * 50,
    ],
)
def test_a_line_with_words_of_its_own_is_not(line: str) -> None:
    assert case_of_bare(line) is None
