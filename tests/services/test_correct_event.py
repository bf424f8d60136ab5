"""Correcting an event: before and after first, then exactly that, and on record."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.actions import ActionState
from domain.events import EventKind
from domain.news import direct_with
from domain.refusals import Refusal
from services.actions.set_secu_date import set_secu_date
from services.cases.correction import Correction
from tests.services.cast import (
    ELIGIBLE,
    FOCAL,
    LEAD,
    REGISTERED,
    RR,
    WAY,
    Desk,
)
from tests.services.presses import correct

K = EventKind
LATER = date(2024, 3, 28)  # Three days after `ELIGIBLE`; Good Friday follows it.


def days_moved(correction: Correction) -> dict[str, tuple[date | None, date | None]]:
    return {
        move.action.label: (move.before.day, move.after.day)
        for move in correction.moves
    }


def test_a_preview_shows_what_would_move_and_changes_nothing(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    before = desk.state(case)

    preview = correct(desk, case, K.ELIGIBLE, LATER, confirmed=False)

    # Good Friday, 29 March, and Eid al-Fitr, 10 April, are New York's holidays.
    assert days_moved(preview) == {
        "8": (date(2024, 3, 26), date(2024, 4, 1)),
        "9": (date(2024, 3, 27), date(2024, 4, 1)),
        "10": (date(2024, 4, 9), date(2024, 4, 15)),
    }
    assert desk.state(case) == before


def test_confirming_moves_exactly_what_was_shown(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    preview = correct(desk, case, K.ELIGIBLE, LATER, confirmed=False)

    done = correct(desk, case, K.ELIGIBLE, LATER, event_id=preview.event.id)

    assert done.moves == preview.moves
    for move in preview.moves:
        assert desk.action(case, move.action.label).due == move.after
    assert desk.action(case, "10").opened_on == LATER


def test_a_correction_stands_in_the_record_with_every_date_it_moved(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    correct(desk, case, K.ELIGIBLE, LATER)

    rows = [row for row in desk.record(case) if "correct" in row.verb]
    moved = [row for row in desk.record(case) if row.verb == "action.redate"]
    assert [row.who for row in rows] == [FOCAL.person_id]
    assert rows[0].content == {
        "event": "eligible",
        "was": "2024-03-25",
        "becomes": "2024-03-28",
    }
    assert [(row.content or {})["action"] for row in moved] == ["8", "9", "10"]
    assert desk.codes(case)[-1] == "event-corrected"


def test_whose_dates_move_are_shown_in_the_preview_and_told_once_confirmed(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    preview = correct(desk, case, K.ELIGIBLE, LATER, confirmed=False)

    correct(desk, case, K.ELIGIBLE, LATER, seen=preview.moving.seen)

    told = [n for n in desk.news(case) if n.subject == "event-corrected-told"]
    shown = [person_id for person_id, _theirs in preview.moving.told]
    assert [n.conversation for n in told] == [direct_with(each) for each in shown]
    mine = next(n for n in told if n.conversation == direct_with(RR.person_id))
    assert mine.words["moved"] == "9 2024-03-27 2024-04-01"
    assert FOCAL.person_id not in shown  # Who corrects it knows.


def test_a_preview_that_shows_something_else_by_now_is_not_confirmed(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    preview = correct(desk, case, K.ELIGIBLE, LATER, confirmed=False)
    desk.finish(case, "8", by=FOCAL)
    before = desk.state(case)

    with pytest.raises(Refusal, match="preview-outdated"):
        correct(desk, case, K.ELIGIBLE, LATER, seen=preview.moving.seen)

    assert desk.state(case) == before


@pytest.mark.parametrize("last", [kind for kind, _day in WAY])
def test_recording_an_event_moves_no_date_that_stood(
    desk: Desk, last: EventKind
) -> None:
    """So recording one needs no preview: it dates what it opens, and nothing else."""
    case = desk.opened_until(last)

    assert "action.redate" not in desk.verbs(case)


def test_the_corrected_event_is_kept_beside_the_one_that_stands(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)

    correct(desk, case, K.ELIGIBLE, LATER)

    with desk.ports.read_uow() as uow:
        events = [e for e in uow.cases.events(case.id) if e.kind is K.ELIGIBLE]
    assert [(event.day, event.stands) for event in events] == [
        (ELIGIBLE, False),
        (LATER, True),
    ]
    assert events[0].replaced_by == events[1].id


def test_confirming_twice_corrects_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    event_id = correct(desk, case, K.ELIGIBLE, LATER, confirmed=False).event.id
    correct(desk, case, K.ELIGIBLE, LATER, event_id=event_id)
    before = desk.state(case)

    again = correct(desk, case, K.ELIGIBLE, LATER, event_id=event_id)

    assert again.again
    assert desk.state(case) == before


def test_withdrawing_twice_leaves_the_round_before(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)
    second = desk.happen(case, K.FACT_CHECK_RECEIVED, date(2024, 6, 10)).event
    correct(desk, case, K.FACT_CHECK_RECEIVED, None, event_id=second.id)

    again = correct(desk, case, K.FACT_CHECK_RECEIVED, None, event_id=second.id)

    assert again.again
    assert desk.action(case, "17.1").state is ActionState.PENDING
    assert desk.action(case, "17.2").state is ActionState.WAITING


def test_a_preview_that_somebody_overtook_is_not_confirmed(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    event_id = correct(desk, case, K.ELIGIBLE, LATER, confirmed=False).event.id
    correct(desk, case, K.ELIGIBLE, date(2024, 3, 26), by=RR)

    with pytest.raises(Refusal, match="event-changed"):
        correct(desk, case, K.ELIGIBLE, LATER, event_id=event_id)

    assert desk.action(case, "10").opened_on == date(2024, 3, 26)


def test_two_who_confirm_at_once_correct_once(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    event_id = correct(desk, case, K.ELIGIBLE, LATER, confirmed=False).event.id

    with ThreadPoolExecutor(4) as presses:
        answers = presses.map(
            lambda _: correct(desk, case, K.ELIGIBLE, LATER, event_id=event_id),
            range(4),
        )

    assert sorted(answer.again for answer in answers) == [False, True, True, True]
    assert desk.verbs(case).count("event.correct") == 1


def test_an_earlier_round_is_corrected_by_its_event(desk: Desk) -> None:
    case = desk.opened_until(K.MISSION_ENDED)
    first = desk.happen(case, K.MISSION_STARTED, date(2024, 6, 3)).event
    assert first.round == 2
    desk.happen(case, K.MISSION_ENDED, date(2024, 6, 14))
    with desk.ports.read_uow() as uow:
        ends = [e for e in uow.cases.events(case.id) if e.kind is K.MISSION_ENDED]

    correct(desk, case, K.MISSION_ENDED, date(2024, 5, 9), event_id=ends[0].id)

    assert desk.action(case, "15.1").due.day == date(2024, 5, 20)
    assert desk.action(case, "15.2").due.day == date(2024, 6, 25)


def test_what_is_done_keeps_its_date(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    done = desk.finish(case, "8", by=FOCAL)

    preview = correct(desk, case, K.ELIGIBLE, LATER)

    assert "8" not in days_moved(preview)
    assert desk.action(case, "8").due == done.due


def test_a_registration_moves_with_all_that_hangs_on_it(desk: Desk) -> None:
    case = desk.open()

    moved = days_moved(correct(desk, case, K.REGISTERED, date(2024, 3, 5)))

    assert moved == {
        "2": (date(2024, 3, 7), date(2024, 3, 8)),
        "3": (date(2024, 3, 11), date(2024, 3, 12)),
        "4": (date(2024, 3, 11), date(2024, 3, 12)),
        "5": (date(2024, 3, 13), date(2024, 3, 14)),
        "6": (date(2024, 3, 22), date(2024, 3, 25)),
    }


def test_secus_own_date_stays_when_the_registration_moves(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "6")
    day = date(2024, 3, 20)
    set_secu_date(action.id, day=day, words="", by=LEAD, ports=desk.ports)

    correct(desk, case, K.REGISTERED, date(2024, 3, 5))

    due = desk.action(case, "6").due
    assert due.day == day
    assert due.sop_day == date(2024, 3, 25)


REFUSED = (
    ("event-stays", K.ELIGIBLE, ELIGIBLE),
    ("event-in-future", K.ELIGIBLE, date(2024, 9, 3)),
    ("event-before-its-cause", K.ELIGIBLE, date(2024, 3, 1)),
    ("event-after-its-effect", K.ELIGIBLE, date(2024, 4, 2)),
    ("event-after-its-effect", K.REGISTERED, date(2024, 3, 26)),
    ("event-not-recorded", K.TOR_FINAL, date(2024, 4, 22)),
    ("event-not-recorded", K.TOR_FINAL, None),
    ("registration-stays", K.REGISTERED, None),
    ("event-has-effects", K.ELIGIBLE, None),
)


@pytest.mark.parametrize("code, kind, day", REFUSED)
@pytest.mark.parametrize("confirmed", [False, True])
def test_a_correction_that_cannot_be_is_refused(
    desk: Desk, code: str, kind: EventKind, day: date | None, *, confirmed: bool
) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    before = desk.state(case)

    with pytest.raises(Refusal, match=code):
        correct(desk, case, kind, day, confirmed=confirmed)

    assert desk.state(case) == before


def test_a_registration_is_not_moved_before_the_filing(desk: Desk) -> None:
    case = desk.open(filed_on=REGISTERED)

    with pytest.raises(Refusal, match="registered-before-filed"):
        correct(desk, case, K.REGISTERED, date(2024, 3, 1))
