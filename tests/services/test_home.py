"""Somebody's own desk: what waits for them over all their cases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from benchmarks.floor import Watch
from cards.elements import Card
from cards.views.home import card_of_home
from domain.exceptions_sheet import Asked
from domain.home import HomeSheet
from domain.people import Actor
from domain.roles import Role
from services.reading.list_actions import my_actions
from services.reading.read_home import read_home
from services.team.act_for import Deputising, act_for, recuse
from services.team.change_team import take_role
from tests.services.cast import (
    BUREAU,
    EXO,
    FOCAL,
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


def home(desk: Desk, reader: Actor = FOCAL) -> HomeSheet:
    return read_home(reader.person_id, ports=desk.ports)


def labels(sheet: HomeSheet) -> set[str]:
    return {line.action.label for line in sheet.todo}


def on(desk: Desk, day: date) -> None:
    desk.clock.now = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)


def deputise(desk: Desk, case_id: str) -> None:
    wanted = Deputising(
        principal_id=RR.person_id,
        deputy_id=MANAGER.person_id,
        role=Role.RISK_OWNER,
        first_day=date(2024, 3, 25),
        last_day=date(2024, 3, 29),
        reason="Leave",
    )
    act_for(case_id, wanted, by=RR, ports=desk.ports)


def test_what_is_theirs_over_all_their_cases_stands_there(desk: Desk) -> None:
    cases = {desk.open().id, desk.open().id}

    sheet = home(desk, LEAD)

    assert {line.action.case_id for line in sheet.todo} == cases
    assert "5" in labels(sheet)
    assert {case.id for case in sheet.cases} == cases
    assert set(sheet.case_ids) == cases


def test_what_is_only_for_information_is_not_to_do(desk: Desk) -> None:
    desk.opened_until(K.REPORT_SUBMITTED)
    listed = my_actions(EXO.person_id, page=1, ports=desk.ports).rows

    shown = home(desk, EXO).rows

    assert not [row for row in shown.values() if row.for_information]
    assert set(shown) <= set(listed)


def test_a_signature_that_is_wanted_waits_first_and_no_longer_than_that(
    desk: Desk,
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")

    before = home(desk, RR)
    desk.sign(case, "10", version, by=RR)
    after = home(desk, RR)

    (waiting,) = before.decisions
    assert (waiting.line.action.label, waiting.asked) == ("10", Asked.AGREE)
    assert "10" not in labels(before)
    assert after.decisions == ()


def test_who_stepped_back_is_asked_for_nothing(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.asked(case, "10")
    recuse(case.id, reason="A conflict", by=RR, ports=desk.ports)

    sheet = home(desk, RR)

    assert (sheet.decisions, sheet.todo) == ((), ())
    assert len(sheet.cases) == 1


@pytest.mark.parametrize("asker, decider", [(LEAD, FOCAL), (FOCAL, POLICY)])
def test_more_time_waits_for_those_who_decide_on_it(
    desk: Desk, asker: Actor, decider: Actor
) -> None:
    case = desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 2))
    ask(desk, case, "12", by=asker)

    found = {
        reader.person_id: home(desk, reader).asked
        for reader in (FOCAL, POLICY, BUREAU, EXO)
    }

    assert {who for who, asked in found.items() if asked} == {decider.person_id}
    (line,) = found[decider.person_id]
    assert line.asker == ("Demo CO Lead" if asker is LEAD else "Demo SES Focal Point")


def test_for_whom_one_stands_in_is_said_as_long_as_it_holds(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    on(desk, date(2024, 3, 26))
    deputise(desk, case.id)

    (during,) = home(desk, MANAGER).standing_in
    on(desk, date(2024, 4, 2))

    assert during.reference == case.facts.reference
    assert during.principal == "Demo Resident Representative"
    assert home(desk, MANAGER).standing_in == ()


def test_nobody_stands_in_for_who_has_left(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    on(desk, date(2024, 3, 26))
    deputise(desk, case.id)

    take_role(
        case.id,
        person_id=RR.person_id,
        role=Role.RISK_OWNER,
        note="Rotation",
        by=FOCAL,
        ports=desk.ports,
    )

    assert home(desk, MANAGER).standing_in == ()


def test_who_is_on_no_case_sees_an_empty_desk(desk: Desk) -> None:
    desk.open()

    sheet = home(desk, OUTSIDER)

    assert (sheet.decisions, sheet.asked, sheet.todo) == ((), (), ())
    assert (sheet.cases, sheet.standing_in, sheet.case_ids) == ((), (), ())
    assert not sheet.may_open
    assert not sheet.leads


def test_only_who_opens_cases_and_who_leads_is_offered_that(desk: Desk) -> None:
    desk.open()

    found = {
        who.person_id: (home(desk, who).may_open, home(desk, who).leads)
        for who in (FOCAL, LEAD)
    }

    assert found == {FOCAL.person_id: (True, True), LEAD.person_id: (False, False)}


def test_only_the_latest_cases_are_shown_and_that_there_are_more(desk: Desk) -> None:
    opened = [desk.open().id for _ in range(6)]

    sheet = home(desk)

    assert [case.id for case in sheet.cases] == list(reversed(opened))[:5]
    assert sheet.more_cases


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_ten_cases_cost_as_many_queries_as_one(desk: Desk, engine: Engine) -> None:
    busy(desk)
    watch = Watch(engine)

    one = watch.see(lambda: looked_at(desk)).queries
    for _ in range(9):
        busy(desk)

    assert watch.see(lambda: looked_at(desk)).queries == one <= 21


def busy(desk: Desk) -> None:
    """Open a case on which something of every kind waits for the focal point."""
    on(desk, date(2024, 9, 2))
    case = desk.opened_until(K.TOR_POSTED)
    on(desk, date(2024, 4, 2))
    ask(desk, case, "12", by=LEAD)
    wanted = Deputising(
        principal_id=LEAD.person_id,
        deputy_id=FOCAL.person_id,
        role=Role.COUNTRY_LEAD,
        first_day=date(2024, 4, 2),
        last_day=date(2024, 4, 9),
        reason="Leave",
    )
    act_for(case.id, wanted, by=LEAD, ports=desk.ports)


def looked_at(desk: Desk) -> tuple[Card, ...]:
    """Read somebody's desk and draw it."""
    sheet = home(desk)
    assert sheet.asked
    assert sheet.standing_in
    return (card_of_home(sheet),)
