"""Finishing an action: once, by its doers, with what shows that it was done."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from domain.actions import Action, ActionState
from domain.cases import Case
from domain.documents import Audience, DocumentKind
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.add_evidence import add_evidence
from services.actions.finish_action import Shown, finish_action
from services.paper import MOST_BYTES, Paper
from services.reading.read_action import read_action
from services.reading.read_files import read_file
from tests.services.cast import (
    DOCX,
    FOCAL,
    LEAD,
    MANAGER,
    NOTED,
    OUTSIDER,
    RR,
    Desk,
    K,
)


def make_paper(content: bytes = b"What was sent.", name: str = "Sent.PDF") -> Paper:
    return Paper(name=name, media_type=DOCX, content=content)


def finish(
    desk: Desk, case: Case, label: str, shown: Shown, *, by: Actor = FOCAL
) -> Action:
    action = desk.action(case, label)
    return finish_action(action.id, shown=shown, by=by, ports=desk.ports)


@pytest.mark.parametrize(
    "shown",
    [
        Shown(note="Told by telephone."),
        Shown(link="https://example.org/mail"),
        Shown(paper=make_paper()),
    ],
    ids=["note", "link", "file"],
)
def test_a_note_a_link_or_a_file_is_enough(desk: Desk, shown: Shown) -> None:
    case = desk.open()

    action = finish(desk, case, "2", shown)

    assert action.state is ActionState.DONE
    assert (action.done_by, action.done_at) == (FOCAL.person_id, desk.clock.now)
    assert action.waits_on == ()
    sheet = read_action(action.id, reader=FOCAL.person_id, ports=desk.ports)
    [evidence] = sheet.evidence
    assert (evidence.note, evidence.link) == (shown.note, shown.link)
    assert bool(evidence.document_version_id) == bool(shown.paper)


def test_a_file_lies_in_its_phase_under_the_case_code_alone(desk: Desk) -> None:
    case = desk.open()
    paper = make_paper(name="Complaint of Ada Example.pdf")

    finish(desk, case, "2", Shown(paper=paper))

    with desk.ports.read_uow() as uow:
        [version] = uow.documents.versions_of_case(case.id)
    code = case.facts.reference
    assert version.path == f"01-registration/{code}-evidence-2-v1.pdf"
    line, content = read_file(version.id, reader=LEAD.person_id, ports=desk.ports)
    assert content == paper.content
    assert line.document.kind is DocumentKind.EVIDENCE


@pytest.mark.parametrize("name", ["by ada.example", "ada.example", ".ada", "ada"])
def test_a_name_in_place_of_an_extension_is_not_kept(desk: Desk, name: str) -> None:
    case = desk.open()

    finish(desk, case, "2", Shown(paper=make_paper(name=name)))

    with desk.ports.read_uow() as uow:
        [version] = uow.documents.versions_of_case(case.id)
    assert version.path.endswith("-evidence-2-v1")


def test_a_fact_sheet_handed_in_is_the_cases_fact_sheet(desk: Desk) -> None:
    case = desk.open()

    finish(desk, case, "5", Shown(paper=make_paper()), by=LEAD)

    with desk.ports.read_uow() as uow:
        [document] = uow.documents.of_case(case.id)
    assert document.kind is DocumentKind.FACT_SHEET
    assert document.audience is Audience.INTERNAL


def test_a_fact_checking_text_is_for_the_few(desk: Desk) -> None:
    case = desk.opened_until(K.FACT_CHECK_RECEIVED)

    finish(desk, case, "17", Shown(paper=make_paper()), by=LEAD)

    with desk.ports.read_uow() as uow:
        [document] = uow.documents.of_case(case.id)
    assert document.audience is Audience.RESTRICTED


def test_finishing_is_recorded_told_and_its_card_shown_anew(desk: Desk) -> None:
    case = desk.open()
    before = len(desk.news(case))

    action = finish(desk, case, "5", NOTED, by=LEAD)

    assert desk.verbs(case)[-2:] == ["evidence.add", "action.finish"]
    news = [(each.kind, each.subject) for each in desk.news(case)[before:]]
    assert news == [
        ("note", "action-done"),
        ("action-card", action.id),
        ("case-card", case.id),
    ]


def test_finishing_twice_answers_with_who_was_first(desk: Desk) -> None:
    case = desk.open()
    finish(desk, case, "5", NOTED, by=LEAD)
    before = desk.state(case)
    desk.clock.now = datetime(2024, 9, 3, 12, tzinfo=UTC)

    again = finish(desk, case, "5", NOTED, by=RR)

    assert again.done_by == LEAD.person_id
    assert desk.state(case)[:-1] == before[:-1]


def test_a_storm_of_presses_finishes_once(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    before = len(desk.news(case))

    def press(person: Actor) -> Action:
        return finish_action(action.id, shown=NOTED, by=person, ports=desk.ports)

    with ThreadPoolExecutor(8) as presses:
        answers = list(presses.map(press, [LEAD, FOCAL, RR, MANAGER] * 2))

    assert len({(answer.done_by, answer.done_at) for answer in answers}) == 1
    assert desk.verbs(case).count("action.finish") == 1
    assert desk.verbs(case).count("evidence.add") == 1
    assert len(desk.news(case)) == before + 3


def test_an_action_that_waits_for_its_event_is_not_finished(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(Refusal, match="action-not-pending") as refused:
        finish(desk, case, "8", NOTED)

    assert refused.value.details == {"action": "8", "state": "waiting"}
    assert desk.state(case) == before


def test_an_outsider_with_a_copied_button_is_told_so(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="not-on-case") as refused:
        finish(desk, case, "5", NOTED, by=OUTSIDER)

    assert refused.value.details == {}  # Not even the case's code.


def test_nobody_and_nothing_are_refused(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    nobody = Actor(person_id="nobody", via="desk")

    with pytest.raises(Refusal, match="person-not-found"):
        finish_action(action.id, shown=NOTED, by=nobody, ports=desk.ports)
    with pytest.raises(Refusal, match="action-not-found"):
        finish_action("nothing", shown=NOTED, by=LEAD, ports=desk.ports)


UNFIT = (
    ("evidence-missing", Shown()),
    ("evidence-missing", Shown(note="  ", link=" ")),
    ("link-refused", Shown(link="javascript:alert(1)")),
    ("link-refused", Shown(link="file:///etc/passwd")),
    ("link-refused", Shown(link="https://")),
    ("link-refused", Shown(link="https://example.org/a b")),
    ("text-too-long", Shown(note="x" * 100_000)),
    ("text-too-long", Shown(link="https://" + "x" * 100_000)),
    ("file-empty", Shown(paper=make_paper(b""))),
    ("file-too-large", Shown(paper=make_paper(b"x" * (MOST_BYTES + 1)))),
)


@pytest.mark.parametrize("code, shown", UNFIT)
def test_what_shows_nothing_or_too_much_is_refused(
    desk: Desk, code: str, shown: Shown
) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(Refusal, match=code):
        finish(desk, case, "2", shown)

    assert desk.state(case) == before


@pytest.mark.parametrize("label", ["10", "12"])
def test_what_needs_signatures_is_not_pressed_done(desk: Desk, label: str) -> None:
    case = desk.opened_until(K.TOR_POSTED)

    with pytest.raises(Refusal, match="needs-signatures"):
        finish(desk, case, label, NOTED)


def test_what_is_shown_for_information_is_pressed_by_nobody(desk: Desk) -> None:
    case = desk.opened_until(K.REPORT_SUBMITTED)

    with pytest.raises(Refusal, match="for-information"):
        finish(desk, case, "25", NOTED)


def test_only_secu_closes_a_case(desk: Desk) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)
    assert desk.action(case, "30").is_open

    with pytest.raises(Refusal, match="only-secu-closes"):
        finish(desk, case, "30", NOTED)


def test_the_call_of_action_three_agrees_the_team(desk: Desk) -> None:
    case = desk.open()

    finish(desk, case, "3", NOTED)

    with desk.ports.read_uow() as uow:
        members = uow.people.team(case.id).members
    assert not any(member.provisional for member in members)
    assert desk.verbs(case).count("team.agree") == 1
    assert desk.codes(case)[-2:] == ["team-agreed", "action-done"]


def test_bytes_that_a_lost_change_left_behind_are_in_nobodys_way(desk: Desk) -> None:
    case = desk.open()
    reference = case.facts.reference
    path = f"01-registration/{reference}-evidence-2-v1.pdf"
    desk.ports.files.write(reference, path, b"Written, but never committed.")

    finish(desk, case, "2", Shown(paper=make_paper()))

    with desk.ports.read_uow() as uow:
        [version] = uow.documents.versions_of_case(case.id)
    assert version.path != path
    assert desk.ports.files.read(reference, version.path) == b"What was sent."
    assert desk.ports.files.read(reference, path).startswith(b"Written")


# --- Evidence beside finishing ------------------------------------------------------


@pytest.mark.parametrize(
    "shown",
    [NOTED, Shown(link="https://example.org"), Shown(paper=make_paper())],
    ids=["note", "link", "file"],
)
def test_evidence_kept_twice_is_kept_once(desk: Desk, shown: Shown) -> None:
    case = desk.open()
    action = desk.action(case, "5")

    for _ in range(2):
        add_evidence(action.id, shown=shown, by=LEAD, ports=desk.ports)

    sheet = read_action(action.id, reader=LEAD.person_id, ports=desk.ports)
    assert len(sheet.evidence) == 1
    assert len(sheet.versions) == bool(shown.paper)
    assert desk.verbs(case).count("evidence.add") == 1


def test_other_evidence_is_kept_beside(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    papers = [make_paper(b"1"), make_paper(b"2"), None]

    for paper in papers:
        shown = Shown(note="See.", paper=paper)
        add_evidence(action.id, shown=shown, by=LEAD, ports=desk.ports)
        add_evidence(action.id, shown=shown, by=RR, ports=desk.ports)

    sheet = read_action(action.id, reader=LEAD.person_id, ports=desk.ports)
    assert (len(sheet.evidence), len(sheet.versions)) == (6, 2)


def test_evidence_of_a_plan_is_no_version_of_the_plan(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    plan = desk.asked(case, "10")
    action = desk.action(case, "10")

    shown = Shown(paper=make_paper(b"The invitation."))
    add_evidence(action.id, shown=shown, by=FOCAL, ports=desk.ports)

    assert desk.sign(case, "10", plan, by=RR).action.state is ActionState.DONE
    sheet = read_action(action.id, reader=LEAD.person_id, ports=desk.ports)
    assert [version.id for version in sheet.versions] == [plan.id]
    assert sheet.evidence[0].document_version_id not in {"", plan.id}
