"""Exceptions for leadership: what is late, theirs to decide, probably late."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from benchmarks.floor import Watch
from cards.elements import Card
from cards.plain import as_plain
from cards.views.exceptions import card_of_exceptions
from domain.exceptions_sheet import Asked, ExceptionsSheet, RiskLine
from domain.forecast import Ground
from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from domain.people import Actor
from domain.procedure.early import EARLY
from domain.refusals import Refusal
from domain.roles import Role
from services.leadership.read_exceptions import read_exceptions
from services.ports import Ports
from services.procedures import PROCEDURES, only_role
from services.team.act_for import Deputising, act_for
from services.team.change_team import take_role
from storage.tables.base import table_of
from storage.tables.nudges import NudgeRow
from tests.services.cast import (
    ADVISER,
    BUREAU,
    EXO,
    FOCAL,
    HELP_DESK,
    LEAD,
    MANAGER,
    OUTSIDER,
    POLICY,
    RR,
    Desk,
    K,
)
from tests.services.extending import ask

pytestmark = pytest.mark.usefixtures("alone")


def exceptions(desk: Desk, reader: Actor = FOCAL) -> ExceptionsSheet:
    return read_exceptions(reader.person_id, ports=desk.ports)


def on(desk: Desk, day: date) -> None:
    desk.clock.now = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)


@pytest.mark.parametrize("reader", [FOCAL, EXO, HELP_DESK, BUREAU, POLICY])
def test_whoever_leads_sees_what_is_late_and_on_whom_it_waits(
    desk: Desk, reader: Actor
) -> None:
    case = desk.open()
    on(desk, date(2024, 3, 18))  # Action 5 was due on 13 March.

    late = {each.line.action.label: each for each in exceptions(desk, reader).late}

    assert late["5"].line.reference == case.facts.reference
    assert late["5"].people == (LEAD.person_id,)
    assert late["5"].days == 3
    assert "1" not in late  # It has no day that it could be late after.


def test_a_deputy_is_suggested_for_who_is_out_of_office(desk: Desk) -> None:
    desk.open()
    away = replace(desk.ports, away=lambda: frozenset({LEAD.person_id}))
    on(desk, date(2024, 3, 12))  # The day before action 5 is due.

    here, gone = _exceptions(desk.ports), _exceptions(away)
    on(desk, date(2024, 3, 18))
    late = {e.line.action.label: e for e in _exceptions(away).late}

    assert "Out of office" not in as_plain(card_of_exceptions(here))
    five = [each for each in gone.risks if each.line.action.label == "5"]
    assert _away(five) == [(LEAD.person_id,)]
    assert late["5"].away == (LEAD.person_id,)
    said = " ".join(as_plain(card_of_exceptions(gone)).split())
    assert "Out of office, and nobody acts for them: Demo CO Lead." in said


@pytest.mark.parametrize("gone", [[LEAD], [LEAD, MANAGER]])
def test_who_acts_for_them_counts_and_not_whom_they_stand_for(
    desk: Desk, gone: list[Actor]
) -> None:
    case = desk.open()
    on(desk, date(2024, 3, 12))
    wanted = Deputising(
        principal_id=LEAD.person_id,
        deputy_id=MANAGER.person_id,
        role=Role.COUNTRY_LEAD,
        first_day=date(2024, 3, 12),
        last_day=date(2024, 3, 20),
        reason="Leave",
    )
    act_for(case.id, wanted, by=FOCAL, ports=desk.ports)
    ids = frozenset(each.person_id for each in gone)

    sheet = _exceptions(replace(desk.ports, away=lambda: ids))

    five = [each for each in sheet.risks if each.line.action.label == "5"]
    assert _away(five) == ([(MANAGER.person_id,)] if MANAGER in gone else [])


def _exceptions(ports: Ports) -> ExceptionsSheet:
    return read_exceptions(FOCAL.person_id, ports=ports)


def _away(risks: list[RiskLine]) -> list[tuple[str, ...]]:
    """Return of whom it is said that they are out of office."""
    reasons = [reason for each in risks for reason in each.reasons]
    return [each.people for each in reasons if each.ground is Ground.AWAY]


def test_who_is_asked_for_their_presence_is_waited_on(desk: Desk) -> None:
    with desk.ports.read_uow() as uow:
        nobody = uow.leadership.waited_on()
    desk.open()

    with desk.ports.read_uow() as uow:
        waited_on = uow.leadership.waited_on()

    assert nobody == []
    assert LEAD.person_id in waited_on
    assert len(waited_on) == len({*waited_on})
    assert OUTSIDER.person_id not in waited_on


@pytest.mark.parametrize("reader", [MANAGER, LEAD, RR, OUTSIDER])
def test_whoever_does_not_lead_is_refused(desk: Desk, reader: Actor) -> None:
    desk.open()

    with pytest.raises(Refusal, match="not-a-leader"):
        exceptions(desk, reader)


def test_a_leader_who_left_a_case_sees_nothing_of_it(desk: Desk) -> None:
    stays, left = desk.open(), desk.open()
    take_role(
        left.id,
        person_id=EXO.person_id,
        role=Role.EXECUTIVE_OFFICE,
        note="Leaves",
        by=FOCAL,
        ports=desk.ports,
        confirmed=True,
    )
    on(desk, date(2024, 3, 18))

    sheet = exceptions(desk, EXO)

    assert sheet.case_ids == (stays.id,)


def test_a_version_that_waits_for_a_key_is_the_signers_to_decide(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 8))
    desk.asked(case, "12")

    by_label = {e.line.action.label: e for e in exceptions(desk, BUREAU).decisions}

    assert by_label["12"].asked is Asked.AGREE
    assert not exceptions(desk, EXO).decisions  # ExO is informed and never asked.


def test_a_clearance_that_is_not_out_is_to_be_expected(desk: Desk) -> None:
    desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 8))

    asked = {e.line.action.label: e.asked for e in exceptions(desk, POLICY).decisions}

    assert asked["12"] is Asked.EXPECTED


@pytest.mark.parametrize("asker, decider", [(LEAD, FOCAL), (FOCAL, POLICY)])
def test_more_time_that_was_asked_for_is_its_deciders(
    desk: Desk, asker: Actor, decider: Actor
) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 2))
    ask(desk, case, "12", by=asker)

    found = {
        reader.person_id
        for reader in (FOCAL, POLICY, EXO)
        for each in exceptions(desk, reader).decisions
        if each.asked is Asked.MORE_TIME
    }

    assert found == {decider.person_id}


def test_more_time_that_a_deputy_asked_for_is_not_for_whom_they_act_to_decide(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 2))
    away = Deputising(
        principal_id=FOCAL.person_id,
        deputy_id=ADVISER.person_id,
        role=Role.CORPORATE_SES_TEAM,
        first_day=date(2024, 4, 2),
        last_day=date(2024, 4, 3),
        reason="Leave.",
    )
    act_for(case.id, away, by=FOCAL, ports=desk.ports)
    ask(desk, case, "11", by=ADVISER)

    found = {
        reader.person_id
        for reader in (FOCAL, POLICY)
        for each in exceptions(desk, reader).decisions
        if each.asked is Asked.MORE_TIME
    }

    assert found == {POLICY.person_id}


@pytest.mark.parametrize("reader", [EXO, HELP_DESK, BUREAU, POLICY])
def test_rows_before_there_is_a_team_are_the_focal_points_alone(
    desk: Desk, reader: Actor
) -> None:
    desk.open()
    early = {"1", "2", "3", "4"}

    on(desk, date(2024, 3, 5))
    ahead = exceptions(desk, reader)
    on(desk, date(2024, 3, 18))
    after = exceptions(desk, reader)

    risky = {each.line.action.label for each in ahead.risks}
    late = {each.line.action.label for each in after.late}
    assert not early & (risky | late)
    mine = {each.line.action.label for each in exceptions(desk, FOCAL).late}
    assert {"2", "3", "4", "5"} <= mine


def test_the_rows_before_there_is_a_team_are_those_of_every_procedure() -> None:
    rows = [row for procedure in PROCEDURES.values() for row in procedure.rows]

    assert {row.key for row in rows if only_role(row)} == EARLY


def test_the_forecast_says_why(desk: Desk) -> None:
    desk.opened_until(K.ELIGIBLE)
    on(desk, date(2024, 3, 26))  # Action 9 is due the day after.

    risks = {each.line.action.label: each for each in exceptions(desk).risks}

    grounds = {reason.ground for reason in risks["9"].reasons}
    assert {Ground.NOT_STARTED, Ground.WAITS_FOR} <= grounds
    [before] = [r.labels for r in risks["9"].reasons if r.labels]
    assert before == ("5",)


@pytest.mark.parametrize("reader", [FOCAL, EXO, HELP_DESK, BUREAU])
def test_no_reason_names_a_row_that_its_reader_is_not_shown(
    desk: Desk, reader: Actor
) -> None:
    desk.opened_until(K.ELIGIBLE)
    on(desk, date(2024, 4, 2))  # The first call, action 3, was not held.

    risks = exceptions(desk, reader).risks
    named = {name for each in risks for why in each.reasons for name in why.labels}

    assert ("3" in named) is (reader is FOCAL)


def test_a_seat_that_nobody_holds_is_a_reason(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    on(desk, date(2024, 3, 25))
    take_role(
        case.id,
        person_id=RR.person_id,
        role=Role.RESIDENT_REPRESENTATIVE,
        note="Gone",
        by=FOCAL,
        ports=desk.ports,
        confirmed=True,
    )

    risks = {each.line.action.label: each for each in exceptions(desk).risks}

    assert Ground.NOBODY in {reason.ground for reason in risks["9"].reasons}


def test_a_draft_ends_the_worry_that_nothing_is_drafted(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    desk.finish(case, "3", by=FOCAL)
    on(desk, date(2024, 4, 9))
    before = {e.line.action.label: e.reasons for e in exceptions(desk).risks}

    desk.draft(case, "12")

    after = {e.line.action.label: e.reasons for e in exceptions(desk).risks}
    assert Ground.NOT_DRAFTED in {reason.ground for reason in before["12"]}
    assert "12" not in after


def test_the_strip_has_ten_working_days_and_no_weekend(desk: Desk) -> None:
    desk.opened_until(K.ELIGIBLE)
    on(desk, date(2024, 3, 25))

    days = [each.day for each in exceptions(desk).strip]

    assert len(days) == 10
    assert days[0] == date(2024, 3, 25)
    assert all(day.weekday() < 5 for day in days)
    assert date(2024, 3, 29) not in days  # A holiday in New York.
    assert sum(each.due for each in exceptions(desk).strip) > 0


def test_what_did_not_arrive_is_shown_with_its_case(desk: Desk, engine: Engine) -> None:
    case = desk.open()
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE outbox SET state = 'not-reached' WHERE kind = 'case-card'"
        )

    [trouble] = exceptions(desk).troubles

    assert trouble.reference == case.facts.reference
    assert not trouble.uncertain


def test_a_card_that_a_newer_one_took_the_place_of_is_shown_no_more(
    desk: Desk, engine: Engine
) -> None:
    case = desk.open()
    with engine.begin() as connection:
        settle = "UPDATE outbox SET state = '{}' WHERE kind = 'case-card' AND {}"
        connection.exec_driver_sql(settle.format("uncertain", "state = 'pending'"))
    assert exceptions(desk).troubles

    desk.happen(case, K.ELIGIBLE, date(2024, 3, 25))
    with engine.begin() as connection:
        connection.exec_driver_sql(settle.format("sent", "state = 'pending'"))

    assert exceptions(desk).troubles == ()


def test_a_reminder_that_did_not_arrive_is_shown_and_is_a_reason(
    desk: Desk, engine: Engine
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    on(desk, date(2024, 3, 26))
    nudge = {
        "outbox_id": 1,
        "action_id": desk.action(case, "9").id,
        "person_id": RR.person_id,
        "step": Step.EARLY,
        "day": date(2024, 3, 26),
        "outcome": NudgeOutcome.UNCERTAIN,
        "way": "desk",
        "at": desk.clock(),
    }
    with engine.begin() as connection:
        connection.execute(table_of(NudgeRow).insert().values(nudge))

    sheet = exceptions(desk)

    [trouble] = [each for each in sheet.troubles if each.person_id == RR.person_id]
    assert (trouble.case_id, trouble.uncertain) == (case.id, True)
    [risk] = [each for each in sheet.risks if each.line.action.label == "9"]
    people = [reason.people for reason in risk.reasons if reason.people]
    assert people == [(RR.person_id,)]


def test_the_administrator_is_never_called_late(desk: Desk) -> None:
    desk.opened_until(K.REPORT_SUBMITTED)

    assert "25" not in {e.line.action.label for e in exceptions(desk, EXO).late}


def test_a_quiet_case_needs_nobody(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.happen(case, K.CLOSED_BY_SECU, date(2024, 4, 2), note="SECU's notice")

    assert exceptions(desk).is_empty


def test_who_leads_very_many_cases_is_shown_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 8))
    few = exceptions(desk)

    monkeypatch.setattr("storage.stores.leadership._FEW", 2)

    assert exceptions(desk) == few
    assert few.late


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_ten_cases_cost_as_many_queries_as_one(desk: Desk, engine: Engine) -> None:
    desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 8))
    watch = Watch(engine)

    one = watch.see(lambda: looked_at(desk)).queries
    for _ in range(9):
        desk.opened_until(K.TOR_POSTED)

    assert watch.see(lambda: looked_at(desk)).queries == one


def looked_at(desk: Desk) -> tuple[Card, ...]:
    """Read the exceptions, and draw nothing of them."""
    assert exceptions(desk).risks
    return ()
