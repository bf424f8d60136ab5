"""SECU's script: it opens every action, and goes on from whatever is recorded."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.rehearsal.stage import Stage
from domain.calendars.new_york import NEW_YORK
from domain.cases import CaseEvent
from domain.events import BY_KIND, EventKind
from domain.procedure.secu import SECU
from domain.rehearsal.agenda import comings_of, due_turns
from domain.rehearsal.parts import Play
from domain.rehearsal.script import SCRIPT, next_step
from domain.rehearsal.turns import Move, turns_of
from domain.timeline import Timeline

_K = EventKind
LEAD, RR = "demo-co-lead", "demo-resident-representative"


def event(kind: EventKind, day: date, *, round_: int = 1) -> CaseEvent:
    return CaseEvent(
        id=f"{kind}-{round_}",
        case_id="c1",
        kind=kind,
        day=day,
        round=round_,
        recorded_by="somebody",
        recorded_at=datetime(2024, 1, 1, tzinfo=UTC),
    )


def test_the_script_opens_every_row_but_the_one_for_a_case_not_eligible() -> None:
    opens = {_K.REGISTERED, *(step.kind for step in SCRIPT)}

    left = [row.number for row in SECU.rows if not opens & set(row.opens_on)]

    assert left == [7]


def test_the_script_names_only_rows_and_events_that_there_are() -> None:
    keys = {row.key for row in SECU.rows}

    named = {key for step in SCRIPT for key in (*step.once_done, *step.wants)}

    assert named <= keys
    assert all(step.kind in BY_KIND for step in SCRIPT)


def test_a_step_comes_so_many_working_days_after_the_one_before() -> None:
    timeline = Timeline([event(_K.REGISTERED, date(2024, 1, 8))])

    dated = next_step(timeline, actions=(), calendar=NEW_YORK)

    assert dated is not None
    assert (dated.step.kind, dated.at.date()) == (_K.ELIGIBLE, date(2024, 2, 7))


def test_what_somebody_recorded_by_hand_is_not_recorded_again() -> None:
    recorded = [
        event(_K.REGISTERED, date(2024, 1, 8)),
        event(_K.ELIGIBLE, date(2024, 1, 10)),
    ]

    dated = next_step(Timeline(recorded), actions=(), calendar=NEW_YORK)

    assert dated is not None
    assert dated.step.kind is _K.TOR_POSTED


def test_a_plan_is_not_issued_before_the_response_is_done() -> None:
    until = [each.kind for each in SCRIPT].index(_K.PLAN_ISSUED)
    kinds = [_K.REGISTERED, *(step.kind for step in SCRIPT[:until])]
    recorded = [
        event(kind, date(2024, 3, 1), round_=1 + kinds[:place].count(kind))
        for place, kind in enumerate(kinds)
    ]

    assert next_step(Timeline(recorded), actions=(), calendar=NEW_YORK) is None


def test_a_part_that_somebody_plays_is_left_to_them(stage: Stage) -> None:
    scene = stage.scene()
    played = replace(scene, plays={LEAD: Play.BY_SOMEBODY})

    moves = {c.turn.action.label for c in comings_of(scene, reminders=()) if c.turn}
    others = {c.turn.action.label for c in comings_of(played, reminders=()) if c.turn}

    assert moves == {"1", "2", "3", "4", "5", "6"}
    assert others == {"1", "2", "3", "4"}


def test_whoever_is_late_on_purpose_acts_after_the_day(stage: Stage) -> None:
    scene = replace(stage.scene(), plays={LEAD: Play.LATE})
    fifth = next(turn for turn in turns_of(scene) if turn.action.label == "5")
    due = fifth.action.due.day
    assert due is not None

    at = next(
        coming.at
        for coming in comings_of(scene, reminders=())
        if coming.turn and coming.turn.action.label == "5"
    )

    assert fifth.move is Move.FINISH
    assert at.date() > due


def test_nothing_is_done_before_its_time(stage: Stage) -> None:
    assert due_turns(stage.scene()) == ()


def test_every_gap_is_a_day_at_least() -> None:
    assert min(step.after for step in SCRIPT) >= 1
