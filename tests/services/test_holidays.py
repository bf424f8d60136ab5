"""Loading a year's holidays moves the open dates that hang on them, on record."""

from datetime import date

import pytest

from cards.wording.news import news_words
from domain.calendars.holiday_list import HolidayListFaulty
from domain.calendars.working_calendar import Weekend
from domain.moving import NOT_SEEN
from domain.news import NewsKind, direct_with, room_of
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.move_action import assign_action
from services.calendars.load_holidays import Loaded, load_holidays
from tests.services.cast import ELIGIBLE, FOCAL, LEAD, MANAGER, Desk, K
from tests.services.extending import granted

# On SQLite alone: the offices' calendars on PostgreSQL are shared with other tests.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
ADMIN = Actor(person_id="administrator", via="command-line")
STRIKE = "2024-03-06,Demo Day of Rest\n"


def load(
    desk: Desk,
    text: str,
    *,
    calendar: str = "Demo Country Office",
    year: int = 2024,
    confirmed: bool = True,
    seen: str = "",
) -> Loaded:
    return load_holidays(
        calendar,
        text,
        year=year,
        by=ADMIN,
        ports=desk.ports,
        confirmed=confirmed,
        seen=seen,
    )


def test_open_dates_of_the_office_move_and_others_stay(desk: Desk) -> None:
    case = desk.open()

    loaded = load(desk, STRIKE)

    assert loaded.moved == 2
    assert desk.action(case, "5").due.day == date(2024, 3, 14)
    assert desk.action(case, "6").due.day == date(2024, 3, 25)
    assert desk.action(case, "2").due.day == date(2024, 3, 7)


def test_each_date_that_moved_is_recorded_and_shown(desk: Desk) -> None:
    case = desk.open()
    before = len(desk.news(case))

    load(desk, STRIKE)

    rows = [row for row in desk.record(case) if row.verb == "action.redate"]
    assert {(row.who, row.via) for row in rows} == {("administrator", "command-line")}
    assert [(row.content or {})["action"] for row in rows] == ["5", "6"]
    shown = {news.subject for news in desk.news(case)[before:]}
    assert desk.action(case, "5").id in shown


def test_the_room_and_the_owners_are_told_what_moved_and_why(desk: Desk) -> None:
    case = desk.open()
    before = len(desk.news(case))

    load(desk, STRIKE)

    notes = {
        news.conversation: news
        for news in desk.news(case)[before:]
        if news.kind is NewsKind.NOTE
    }
    room, lead = notes[room_of(case.id)], notes[direct_with(LEAD.person_id)]
    assert room.subject == "dates-moved"
    assert lead.subject == "dates-moved-told"
    assert lead.words["case"] == case.facts.reference
    assert room.words | {"case": case.facts.reference} == lead.words
    assert room.words == {
        "calendar": "Demo Country Office",
        "year": "2024",
        "moved": "5 2024-03-13 2024-03-14, 6 2024-03-22 2024-03-25",
    }
    headline, more = news_words(room.subject, room.words, {})
    assert "“Demo Country Office”" in headline
    assert "action 5 from Wed 13 March 2024 to Thu 14 March 2024" in more


def test_what_was_given_to_one_person_is_told_to_them_alone(desk: Desk) -> None:
    case = desk.open()
    assign_action(
        desk.action(case, "5").id,
        to=MANAGER.person_id,
        by=FOCAL,
        ports=desk.ports,
    )

    load(desk, STRIKE)

    told = [n for n in desk.news(case) if n.subject == "dates-moved-told"]
    moved = {n.conversation: n.words["moved"] for n in told}
    assert moved[direct_with(MANAGER.person_id)].startswith("5 ")
    assert moved[direct_with(LEAD.person_id)].startswith("6 ")


def test_what_was_granted_is_counted_on_from_the_new_day(desk: Desk) -> None:
    case = desk.open()
    granted(desk, case, "5", days=2)

    load(desk, STRIKE)

    due = desk.action(case, "5").due
    assert (due.original_day, due.day) == (date(2024, 3, 14), date(2024, 3, 18))


def test_a_preview_shows_the_dates_and_who_is_told_and_loads_nothing(
    desk: Desk,
) -> None:
    case = desk.open()
    before = desk.state(case)

    preview = load(desk, STRIKE, confirmed=False)

    [moved] = preview.cases
    shown = [(m.action.label, m.after.day) for m in moved.moving.shown]
    assert (preview.asks, preview.moved) == (True, 2)
    assert shown == [("5", date(2024, 3, 14)), ("6", date(2024, 3, 25))]
    assert [moved.people[each].name for each, _theirs in moved.moving.told] == [
        "Demo CO Lead"
    ]
    assert desk.state(case) == before


def test_what_was_shown_is_loaded_and_told(desk: Desk) -> None:
    case = desk.open()
    preview = load(desk, STRIKE, confirmed=False)

    done = load(desk, STRIKE, seen=preview.seen)

    told = {n.conversation for n in desk.news(case) if n.subject == "dates-moved-told"}
    assert done.cases == preview.cases
    assert told == {direct_with(p) for p, _ in preview.cases[0].moving.told}


def test_a_preview_of_holidays_that_something_overtook_is_not_loaded(
    desk: Desk,
) -> None:
    case = desk.open()
    preview = load(desk, STRIKE, confirmed=False)
    granted(desk, case, "5", days=2)

    for seen in (preview.seen, NOT_SEEN):
        with pytest.raises(Refusal, match="preview-outdated"):
            load(desk, STRIKE, seen=seen)

    assert desk.action(case, "6").due.day == date(2024, 3, 22)


def test_loading_once_more_moves_nothing(desk: Desk) -> None:
    desk.open()
    load(desk, STRIKE)

    assert load(desk, STRIKE).moved == 0


def test_done_actions_and_ended_cases_keep_their_dates(desk: Desk) -> None:
    ended, case = desk.open(), desk.open()
    desk.happen(ended, K.NOT_ELIGIBLE, ELIGIBLE)
    desk.finish(case, "5", by=FOCAL)
    before = [desk.action(each, "5").due for each in (ended, case)]

    load(desk, STRIKE)

    assert [desk.action(each, "5").due for each in (ended, case)] == before


def test_a_faulty_list_changes_nothing(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(HolidayListFaulty):
        load(desk, f"{STRIKE}2024-13-45,Nonsense\n")
    with pytest.raises(Refusal, match="holiday-list-empty"):
        load(desk, "")
    with pytest.raises(Refusal, match="calendar-not-found"):
        load(desk, STRIKE, calendar="Nowhere")

    assert desk.state(case) == before


def test_a_calendar_is_made_with_its_weekend(desk: Desk) -> None:
    load_holidays(
        "New Office",
        STRIKE,
        year=2024,
        weekend=Weekend.FRIDAY_SATURDAY,
        by=ADMIN,
        ports=desk.ports,
    )

    with desk.ports.read_uow() as uow:
        made = uow.calendars.calendar("New Office")
    assert made.weekend is Weekend.FRIDAY_SATURDAY
    assert made.holidays == {date(2024, 3, 6): "Demo Day of Rest"}
