"""A feed as calendar programs read it: two parsers, and nothing that names anything."""

import json
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cards.calendar import as_calendar
from domain.actions import ActionState
from domain.cases import Case
from domain.feeds import FeedLine, FeedSheet, has_day, shown_code
from tests.cards.drawing import NODE_MODULES
from tests.cards.makers import make_case, make_sheet

NOW = datetime(2024, 6, 3, 9, 12, tzinfo=UTC)
ICAL = NODE_MODULES / "ical.js" / "dist" / "ical.es5.cjs"
READ = """
const ICAL = require(process.argv[1]);
const whole = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
const events = whole.getAllSubcomponents("vevent").map((each) => {
  const event = new ICAL.Event(each);
  return [event.uid, event.summary, event.startDate.toString(), event.startDate.isDate,
    event.endDate.toString(), event.sequence];
});
const name = whole.getFirstPropertyValue("x-wr-calname");
console.log(JSON.stringify({ name, events }));
"""
# Letters of any script; what a calendar line must escape or fold among them.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=300)


def make_line(
    number: int = 12, *, code: str = "DEMO-0001", secu_day: date | None = None
) -> FeedLine:
    sheet = make_sheet(number, secu_day=secu_day)
    return FeedLine(
        action=sheet.action, row=sheet.row, code=code, sequence=3, changed_at=NOW
    )


def make_feed(*lines: FeedLine) -> FeedSheet:
    return FeedSheet(language="en", code="DEMO-0001", lines=lines)


def test_an_entry_takes_a_whole_day_and_nobodys_time() -> None:
    line = make_line()

    calendar = Calendar.from_ical(as_calendar(make_feed(line)))

    [event] = calendar.walk("VEVENT")
    due = line.action.due.day
    assert due is not None
    assert event.decoded("DTSTART") == due
    assert event.decoded("DTEND") == due + timedelta(days=1)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["CLASS"] == "PRIVATE"
    assert event.decoded("DTSTAMP") == event.decoded("LAST-MODIFIED") == NOW
    assert event.decoded("SEQUENCE") == 3
    assert calendar["X-WR-CALNAME"] == "SES actions, DEMO-0001"


@pytest.mark.parametrize(
    "number, secu_day, title",
    [
        (12, None, "SES action 12 due"),
        (20, date(2024, 6, 20), "SES action 20 due, set by SECU"),
        (19, None, "SES action 19, suggested day"),
        (25, None, "SES action 25, for information"),
    ],
)
def test_the_title_says_the_number_and_how_binding_the_day_is(
    number: int, secu_day: date | None, title: str
) -> None:
    line = make_line(number, secu_day=secu_day)

    [event] = Calendar.from_ical(as_calendar(make_feed(line))).walk("VEVENT")

    assert event["SUMMARY"] == f"{title} (DEMO-0001)"


def test_what_has_no_day_or_is_not_open_has_no_entry() -> None:
    assert not has_day(make_sheet(1).action)
    assert not has_day(make_sheet(12, ActionState.DONE).action)
    assert has_day(make_sheet(12).action)


@settings(deadline=None, max_examples=60)
@given(code=TEXTS)
def test_whatever_stands_in_it_is_escaped_folded_and_read_back(code: str) -> None:
    written = as_calendar(make_feed(make_line(code=code)))

    [event] = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["SUMMARY"]) == (
        f"SES action 12 due ({code})" if code else "SES action 12 due"
    )
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in written.replace(b"\r\n", b"")


WORDS = st.sampled_from(["Atlantis", "Reef", "Zarathus", "Harbour", "Fund", "SECU"])


@st.composite
def real_cases(draw: st.DrawFn) -> Case:
    """Draw a case that is no demo, whose code may repeat a word of its facts."""
    words = [draw(WORDS) for _ in range(5)]
    case = make_case()
    facts = replace(
        case.facts,
        reference=f"{draw(WORDS).upper()}-{draw(st.integers(1, 9999)):04}",
        country=words[0],
        project=f"{words[1]} {words[2]} restoration",
        fund_name=words[3],
        donors=words[4],
        confidential=draw(st.booleans()),
    )
    return replace(case, facts=facts, demo=False)


@given(case=real_cases())
def test_no_name_of_a_country_a_project_a_fund_or_a_donor_leaves_the_desk(
    case: Case,
) -> None:
    facts = case.facts
    line = make_line(code=shown_code(case))

    titles = as_calendar(FeedSheet(language="en", lines=(line,))).decode()

    said = f"{facts.country} {facts.project} {facts.fund_name} {facts.donors}"
    assert all(f"({word.upper()}-" not in titles for word in said.split())
    assert not (facts.confidential and "(" in titles)


@pytest.mark.browser
def test_the_parser_of_a_calendar_program_reads_it_too() -> None:
    if not ICAL.exists():
        pytest.skip("needs the packages of package.json: run `npm ci`")
    long = make_line(9, code="DEMO-" + "ß, ; \\ " * 20)
    feed = as_calendar(make_feed(make_line(), long))

    read = _read_by_program(feed)

    due = make_sheet(12).action.due.day
    assert due is not None
    assert read["name"] == "SES actions, DEMO-0001"
    after = (due + timedelta(days=1)).isoformat()
    assert read["events"][0] == [
        "action-12@ses-desk",
        "SES action 12 due (DEMO-0001)",
        due.isoformat(),
        True,
        after,
        3,
    ]
    assert read["events"][1][1] == f"SES action 9 due ({long.code})"


def _read_by_program(feed: bytes) -> dict[str, Any]:
    done = subprocess.run(
        ["node", "-e", READ, str(Path(ICAL).resolve())],
        input=feed,
        capture_output=True,
        check=True,
        timeout=60,
    )
    read: dict[str, Any] = json.loads(done.stdout)
    return read
