"""One vertical-fund case from registration to closure, its dates reckoned by hand."""

from datetime import UTC, date, datetime

from domain.actions import ActionState
from domain.cases import Case, CaseState
from domain.documents import DecisionKind, DocumentKind, DocumentVersion
from domain.due import DueKind
from domain.people import Actor
from domain.requests import StakeholderKind
from services.actions.finish_action import Shown, finish_action
from services.actions.finish_part import finish_part
from services.actions.set_secu_date import set_secu_date
from services.approvals.decisions import status_in_force
from services.approvals.draft_document import DecisionTaken
from services.paper import Paper
from services.reading.read_case import read_case
from services.reading.read_files import read_files
from services.record.verify_case import verify_case
from services.requests.secu_requests import add_request, answer_request
from services.requests.stakeholders import add_stakeholder, mark_told
from tests.services.cast import (
    BERA,
    BUREAU,
    COORDINATOR,
    EXO,
    FINANCE,
    FOCAL,
    LEAD,
    NOTED,
    POLICY,
    RR,
    Desk,
    K,
)

REQUESTORS = ("Ada Example", "Benedikta Beispiel")
SUSPENDED = (
    DecisionTaken(kind=DecisionKind.PROJECT_STATUS, choice="partial-suspension"),
)
# By hand, from the calendars of 2024: New York without 29 March, 10 April, 17 June and
# 28 November, the Demo Country Office without 12 June. Day 0 is the event's.
DUE = {
    "2": date(2024, 3, 7),  # Registered on Monday 4 March, 3 working days on.
    "3": date(2024, 3, 11),
    "4": date(2024, 3, 11),
    "5": date(2024, 3, 13),
    "8": date(2024, 3, 26),  # Eligible on Monday 25 March.
    "9": date(2024, 3, 27),
    "10": date(2024, 4, 9),  # Good Friday does not count; Eid al-Fitr comes after.
    "11": date(2024, 4, 23),  # The draft TOR was posted on Monday 22 April.
    "12": date(2024, 5, 6),
    "15": date(2024, 6, 19),  # The mission ended on 7 June; 12 June is a holiday.
    "16": date(2024, 6, 19),  # In New York 17 June is one instead.
    "19": date(2024, 9, 5),  # Only suggested, by its twins 9 and 23.
    "23": date(2024, 10, 18),
    "25": date(2024, 10, 24),
    "26": date(2024, 11, 29),  # A month from 31 October: 30 November, a Saturday.
    "28": date(2025, 11, 20),
}


def on(desk: Desk, day: date) -> None:
    """Go on to the afternoon of a day, in every office of the demo."""
    desk.clock.now = datetime(day.year, day.month, day.day, 15, tzinfo=UTC)


def assert_due(desk: Desk, case: Case, *labels: str) -> None:
    """Compare the open actions' days with those reckoned by hand."""
    found = {label: desk.action(case, label).due.day for label in labels}
    assert found == {label: DUE[label] for label in labels}


def happen(desk: Desk, case: Case, kind: K, day: date, *, note: str = "") -> list[str]:
    """Let something happen today; return what it opens."""
    on(desk, day)
    return [a.label for a in desk.happen(case, kind, day, note=note).opened]


def set_date(desk: Desk, case: Case, label: str, day: date) -> None:
    """Record the day that SECU named."""
    action = desk.action(case, label)
    set_secu_date(action.id, day=day, words="E-mail.", by=LEAD, ports=desk.ports)


def notify(desk: Desk, case: Case, label: str, **parts: Actor) -> None:
    """Let each notifier finish a part."""
    for part, doer in parts.items():
        finish_part(
            desk.action(case, label).id,
            part=part.replace("_", "-"),
            shown=NOTED,
            by=doer,
            ports=desk.ports,
        )


def clear(desk: Desk, case: Case, label: str) -> None:
    """Draft, clear in some order, submit."""
    content = f"For {label}.".encode()
    desk.signed(case, label, by=(COORDINATOR, POLICY, BUREAU), content=content)
    assert desk.action(case, label).state is ActionState.CLEARED
    desk.submit(case, label, by=RR)


def plan(desk: Desk, case: Case, label: str) -> None:
    """Draft a plan and let both keys be turned."""
    content = f"Plan at {label}.".encode()
    signers = (RR, COORDINATOR)
    desk.signed(case, label, by=signers, content=content, decisions=SUSPENDED)
    assert desk.action(case, label).state is ActionState.DONE


def registration(desk: Desk) -> Case:
    on(desk, date(2024, 3, 5))
    case = desk.open(
        requestors=REQUESTORS,
        vertical_fund=True,
        environmental=True,
        synopsis="Ada Example says that dikes closed the landing sites.",
    )
    assert_due(desk, case, "2", "3", "4", "5")
    assert desk.action(case, "6").due.day == date(2024, 3, 22)
    for label in ("1", "2", "3", "4"):
        desk.finish(case, label, by=FINANCE)  # It plays the Corporate SES Team here.
    sheet = Paper(name="Ada.docx", media_type="", content=b"Fact Sheet.")
    shown = Shown(paper=sheet)
    finish_action(desk.action(case, "5").id, shown=shown, by=LEAD, ports=desk.ports)
    set_date(desk, case, "6", date(2024, 3, 20))
    on(desk, date(2024, 3, 19))
    desk.finish(case, "6", by=LEAD)
    return case


def eligibility(desk: Desk, case: Case) -> None:
    opened = happen(desk, case, K.ELIGIBLE, date(2024, 3, 25))
    assert opened == ["8", "9", "10"]
    assert_due(desk, case, *opened)
    desk.finish(case, "8", by=FOCAL)
    donor = add_stakeholder(
        case.id, name="Demo Fund", kind=StakeholderKind.DONOR, by=RR, ports=desk.ports
    )
    mark_told(
        desk.action(case, "9").id, stakeholder_id=donor.id, by=RR, ports=desk.ports
    )
    notify(desk, case, "9", country_office=RR, vertical_funds=FINANCE)
    on(desk, date(2024, 4, 8))
    plan(desk, case, "10")
    desk.draft(case, "10", b"A slip mended, unsigned.")


def terms_of_reference(desk: Desk, case: Case) -> None:
    opened = happen(desk, case, K.TOR_POSTED, date(2024, 4, 22))
    assert_due(desk, case, *opened)
    desk.finish(case, "11", by=FOCAL)
    clear(desk, case, "12")
    assert happen(desk, case, K.TOR_FINAL, date(2024, 5, 13)) == ["13"]
    assert desk.action(case, "13").due.day == date(2024, 10, 8)  # Six months on.
    plan(desk, case, "13")


def mission(desk: Desk, case: Case) -> None:
    assert happen(desk, case, K.MISSION_REQUESTED, date(2024, 5, 20)) == ["14"]
    set_date(desk, case, "14", date(2024, 6, 3))
    assert happen(desk, case, K.MISSION_STARTED, date(2024, 6, 3)) == []
    desk.finish(case, "14", by=LEAD)
    opened = happen(desk, case, K.MISSION_ENDED, date(2024, 6, 7))
    assert_due(desk, case, *opened)
    desk.finish(case, "15", by=LEAD)
    newest = desk.send(case, "16").document_version_id
    for signer in (COORDINATOR, RR):
        version = next(v for v in _versions(desk, case) if v.id == newest)
        desk.sign(case, "16", version, by=signer)


def fact_checking(desk: Desk, case: Case) -> None:
    for day, first, second, secus in (
        (date(2024, 7, 1), "17", "18", date(2024, 7, 19)),
        (date(2024, 8, 5), "17.2", "18.2", date(2024, 8, 23)),
    ):
        assert happen(desk, case, K.FACT_CHECK_RECEIVED, day) == [first, second]
        desk.finish(case, first, by=LEAD)
        set_date(desk, case, second, secus)
        clear(desk, case, second)
        assert desk.action(case, second).due.day == secus


def report(desk: Desk, case: Case) -> None:
    opened = happen(desk, case, K.DRAFT_POSTED, date(2024, 9, 3))
    assert opened == ["19", "20", "21", "22"]
    assert_due(desk, case, "19")
    assert desk.action(case, "19").due.kind is DueKind.SUGGESTED
    notify(desk, case, "19", country_office=RR, vertical_funds=FINANCE)
    set_date(desk, case, "20", date(2024, 9, 27))
    clear(desk, case, "20")
    plan(desk, case, "21")
    happen(desk, case, K.REPORT_EXPECTED, date(2024, 9, 30))
    notify(desk, case, "22", response_team=FOCAL)
    assert happen(desk, case, K.REPORT_SUBMITTED, date(2024, 10, 15)) == ["25"]
    assert happen(desk, case, K.REPORT_PUBLISHED, date(2024, 10, 16)) == ["23"]
    assert_due(desk, case, "23", "25")
    notify(desk, case, "23", country_office=RR, vertical_funds=FINANCE)
    assert happen(desk, case, K.ADMINISTRATOR_ASKED, date(2024, 10, 18)) == ["24"]
    desk.finish(case, "24", by=FOCAL)


def outcome(desk: Desk, case: Case) -> None:
    assert happen(desk, case, K.DECIDED, date(2024, 10, 31)) == ["26", "27"]
    assert_due(desk, case, "26")
    notify(
        desk,
        case,
        "27",
        country_office=RR,
        donor_headquarters=BERA,
        vertical_funds=FINANCE,
    )
    clear(desk, case, "26")
    assert happen(desk, case, K.PLAN_ISSUED, date(2024, 11, 20)) == ["28", "30"]
    assert_due(desk, case, "28")
    why = desk.action(case, "28").due.why
    assert why is not None
    assert why.unverified_years == (2025,)  # No list of New York's for that year.


def monitoring(desk: Desk, case: Case) -> None:
    assert happen(desk, case, K.MONITORING_MISSION, date(2025, 4, 8)) == ["29"]
    request = add_request(
        case.id,
        words="The restoration's figures.",
        received_on=date(2025, 4, 8),
        due_on=date(2025, 4, 11),
        action_id=desk.action(case, "29").id,
        by=LEAD,
        ports=desk.ports,
    )
    answer_request(case.id, request.id, on=date(2025, 4, 8), by=LEAD, ports=desk.ports)
    desk.finish(case, "29", by=LEAD)
    on(desk, date(2025, 11, 14))
    clear(desk, case, "28")
    assert desk.action(case, "28.2").due.day == date(2026, 11, 20)
    day = date(2025, 12, 15)
    assert happen(desk, case, K.CLOSED_BY_SECU, day, note="SECU's notice.") == []


def _versions(desk: Desk, case: Case) -> list[DocumentVersion]:
    with desk.ports.read_uow() as uow:
        return uow.documents.versions_of_case(case.id)


def test_a_vertical_fund_case_runs_from_registration_to_closure(desk: Desk) -> None:
    case = registration(desk)
    eligibility(desk, case)
    terms_of_reference(desk, case)
    mission(desk, case)
    fact_checking(desk, case)
    report(desk, case)
    outcome(desk, case)
    monitoring(desk, case)

    sheet = read_case(case.id, reader=EXO.person_id, ports=desk.ports)
    assert sheet.case.state is CaseState.CLOSED
    states = {action.label: action.state for action in sheet.actions}
    assert states.pop("7") is ActionState.WAITING
    assert states.pop("28.2") is ActionState.LAPSED
    assert set(states.values()) == {ActionState.DONE}
    assert len(states) == 31
    assert status_in_force(list(sheet.decisions)) == "partial-suspension"
    assert desk.codes(case).count("status-changed") == 1
    assert not any(member.provisional for member in sheet.members)
    _assert_papers(desk, case)
    _assert_record(desk, case)


def _assert_papers(desk: Desk, case: Case) -> None:
    """Every signed version is what was read; the unsigned one stands beside."""
    lines = read_files(case.id, reader=EXO.person_id, ports=desk.ports)
    plans = [x for x in lines if x.document.kind is DocumentKind.INTERIM_PLAN]
    assert [len(line.signatures) for line in plans] == [2, 0, 4, 2]
    for line in lines:
        assert {s.fingerprint for s in line.signatures} <= {line.version.fingerprint}
        assert "ada" not in line.version.path.casefold()


def _assert_record(desk: Desk, case: Case) -> None:
    """The record is whole, in order, and says nobody's name."""
    verdict = verify_case(case.id, reader=EXO.person_id, ports=desk.ports)
    rows = desk.record(case)
    assert verdict.holds
    assert len(rows) == verdict.rows
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    assert all(row.who and row.via for row in rows)
    said = str([row.content for row in rows]) + str(desk.news(case))
    assert not any(name.split()[1] in said for name in REQUESTORS)
