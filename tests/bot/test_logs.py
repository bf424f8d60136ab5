"""Log lines hold keys and figures; nobody's words or names."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.error_ids import new_error_id
from bot.logs import LEFT_OUT, set_up_logs

log = structlog.get_logger("bot.tested")


@pytest.fixture(name="lines")
def _lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    set_up_logs(level="info", as_json=True, stream=stream)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def last(lines: io.StringIO) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(lines.getvalue().splitlines()[-1])
    return line


def test_a_line_has_a_constant_name_and_fields(lines: io.StringIO) -> None:
    log.info("action.finished", action_id="a1", row=5)

    line = last(lines)
    assert (line["event"], line["action_id"], line["row"]) == (
        "action.finished",
        "a1",
        5,
    )
    assert line["timestamp"].endswith("Z")


def test_a_field_that_nobody_listed_is_left_out(lines: io.StringIO) -> None:
    log.info("case.opened", requestor="Walled Name", case_id="c1")

    assert "Walled" not in lines.getvalue()


def test_words_in_a_listed_field_are_left_out(lines: io.StringIO) -> None:
    log.info("answer.refused", code="about Walled Name")

    assert last(lines)["code"] == LEFT_OUT


def test_an_event_name_made_of_words_is_left_out(lines: io.StringIO) -> None:
    log.info("Walled Name has signed")

    assert last(lines)["event"] == "unnamed"


def test_nobody_can_write_a_line_of_their_own(lines: io.StringIO) -> None:
    log.info("press.refused", verb='x\n{"event": "forged"}\x1b[2J')

    assert last(lines)["verb"] == LEFT_OUT
    assert len(lines.getvalue().splitlines()) == 1


def test_an_error_is_named_with_its_place_but_not_its_text(lines: io.StringIO) -> None:
    try:
        int("Walled Name")
    except ValueError:
        log.exception("answer.failed", error_id=new_error_id())

    line = last(lines)
    assert line["error_type"] == "ValueError"
    assert "test_logs.py" in line["where"]
    assert "Walled" not in lines.getvalue()


def test_of_a_librarys_line_only_its_place_is_kept(lines: io.StringIO) -> None:
    logging.getLogger("vendor").warning("could not serve %s", "Walled Name")

    line = last(lines)
    assert (line["event"], line["logger"]) == ("library.message", "vendor")
    assert line["where"].startswith("test_logs.py:")
    assert "Walled" not in lines.getvalue()


def test_a_floor_without_a_vendor_says_what_happened(lines: io.StringIO) -> None:
    extra = {"version": "v1", "person": "Walled Name"}
    logging.getLogger("services.read_version").error("file.refused", extra=extra)

    line = last(lines)
    assert (line["event"], line["level"]) == ("file.refused", "error")
    assert line["version"] == "v1"
    assert "Walled" not in lines.getvalue()


def test_libraries_are_heard_only_when_something_is_wrong(lines: io.StringIO) -> None:
    logging.getLogger("vendor").info("at work")

    assert lines.getvalue() == ""


def test_lines_can_be_made_for_reading(lines: io.StringIO) -> None:
    stream = io.StringIO()
    set_up_logs(level="info", as_json=False, stream=stream)

    log.info("desk.listening", port=8765)

    assert "desk.listening" in stream.getvalue()


def test_error_ids_are_short_and_different() -> None:
    ids = {new_error_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert {len(error_id) for error_id in ids} == {11}
