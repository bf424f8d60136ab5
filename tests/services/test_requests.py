"""SECU's requests (6, 14, 17, 18, 29), and whom the notices must reach."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.cases import Case
from domain.news import NewsKind, direct_with
from domain.people import Actor
from domain.refusals import Refusal
from domain.requests import SecuRequest, StakeholderKind
from services.actions.finish_part import finish_part
from services.reading.read_action import read_action
from services.reading.read_case import read_case
from services.requests.secu_requests import add_request, answer_request, move_request
from services.requests.stakeholders import (
    add_stakeholder,
    mark_told,
    remove_stakeholder,
)
from tests.services.cast import (
    BERA,
    EXO,
    LEAD,
    NOTED,
    OUTSIDER,
    RR,
    Desk,
    K,
)

ASKED = date(2024, 3, 6)
DUE = date(2024, 3, 15)


def ask(
    desk: Desk,
    case: Case,
    *,
    words: str = "The ESMP, please.",
    received_on: date = ASKED,
    due_on: date | None = DUE,
    action_id: str | None = None,
    answerer_id: str = "",
    by: Actor = LEAD,
) -> SecuRequest:
    if action_id is None:
        action_id = desk.action(case, "6").id
    return add_request(
        case.id,
        words=words,
        received_on=received_on,
        due_on=due_on,
        action_id=action_id,
        answerer_id=answerer_id,
        by=by,
        ports=desk.ports,
    )


def answer(
    desk: Desk,
    case: Case,
    request: SecuRequest,
    *,
    on: date = date(2024, 3, 14),
    by: Actor = LEAD,
) -> SecuRequest:
    return answer_request(case.id, request.id, on=on, by=by, ports=desk.ports)


def test_a_request_is_kept_with_its_date_its_action_and_who_answers(
    desk: Desk,
) -> None:
    case = desk.open()
    action = desk.action(case, "6")

    request = ask(desk, case, answerer_id=LEAD.person_id)

    assert request.action_id == action.id
    sheet = read_case(case.id, reader=EXO.person_id, ports=desk.ports)
    assert sheet.requests == (request,)
    assert desk.record(case)[-1].content == {
        "words": "The ESMP, please.",
        "received": "2024-03-06",
        "due": "2024-03-15",
    }
    assert desk.codes(case)[-1] == "request-added"


def test_no_date_is_made_up(desk: Desk) -> None:
    case = desk.open()

    assert ask(desk, case, due_on=None).due_on is None


def test_a_request_need_not_be_about_an_action(desk: Desk) -> None:
    case = desk.open()

    request = ask(desk, case, action_id="")

    sheet = read_case(case.id, reader=LEAD.person_id, ports=desk.ports)
    assert sheet.requests == (request,)


def test_a_request_sent_twice_is_kept_once(desk: Desk) -> None:
    case = desk.open()

    with ThreadPoolExecutor(4) as presses:
        kept = list(presses.map(lambda _: ask(desk, case), range(4)))

    assert len({request.id for request in kept}) == 1
    assert desk.verbs(case).count("request.add") == 1


def test_a_request_is_answered_once(desk: Desk) -> None:
    case = desk.open()
    request = ask(desk, case)

    first = answer(desk, case, request)
    again = answer(desk, case, request, on=date(2024, 3, 20), by=RR)

    assert first == again
    assert (again.answered_on, again.answered_by) == (
        date(2024, 3, 14),
        LEAD.person_id,
    )
    assert desk.verbs(case).count("request.answer") == 1


UNFIT = (
    ("words-missing", {"words": " "}),
    ("text-too-long", {"words": "x" * 100_000}),
    ("request-in-future", {"received_on": date(2024, 9, 3)}),
    ("request-due-early", {"due_on": date(2024, 3, 5)}),
    ("day-far-away", {"due_on": date(9999, 12, 31)}),
    ("day-far-away", {"received_on": date(1, 1, 1)}),
    ("person-not-found", {"answerer_id": "nobody"}),
    ("person-not-on-case", {"answerer_id": OUTSIDER.person_id}),
    ("action-not-found", {"action_id": "nothing"}),
)


@pytest.mark.parametrize("code, asked", UNFIT)
def test_a_request_that_cannot_be_is_refused(
    desk: Desk, code: str, asked: dict[str, object]
) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(Refusal, match=code):
        ask(desk, case, **asked)  # type: ignore[arg-type]

    assert desk.state(case) == before


def move(desk: Desk, case: Case, request: SecuRequest, day: date) -> SecuRequest:
    return move_request(
        case.id, request.id, day=day, words=" A letter. ", by=LEAD, ports=desk.ports
    )


def test_secu_moves_a_request_and_who_answers_is_told(desk: Desk) -> None:
    case, later = desk.open(), date(2024, 3, 22)
    request = ask(desk, case, answerer_id=RR.person_id)

    moved = move(desk, case, request, later)

    sheet = read_case(case.id, reader="", ports=desk.ports)
    told = [n for n in desk.news(case) if n.subject == "request-moved-told"]
    assert sheet.requests == (moved,)
    assert moved.due_on == later
    assert [n.conversation for n in told] == [direct_with(RR.person_id)]
    assert desk.record(case)[-1].content == {
        "was": "2024-03-15",
        "becomes": "2024-03-22",
        "words": "A letter.",
    }


def test_the_same_day_again_moves_nothing(desk: Desk) -> None:
    case = desk.open()
    request = ask(desk, case)
    move(desk, case, request, date(2024, 3, 22))
    before = desk.state(case)

    assert move(desk, case, request, date(2024, 3, 22)).due_on == date(2024, 3, 22)
    assert desk.state(case) == before


def test_a_request_moves_neither_before_it_came_nor_once_it_is_answered(
    desk: Desk,
) -> None:
    case = desk.open()
    request = ask(desk, case)

    with pytest.raises(Refusal, match="request-due-early"):
        move(desk, case, request, date(2024, 3, 5))
    with pytest.raises(Refusal, match="day-far-away"):
        move(desk, case, request, date(9999, 3, 5))
    answer_request(case.id, request.id, on=ASKED, by=LEAD, ports=desk.ports)
    with pytest.raises(Refusal, match="request-answered"):
        move(desk, case, request, date(2024, 3, 22))


def test_an_action_of_another_case_is_not_asked_about_here(desk: Desk) -> None:
    case, other = desk.open(), desk.open()

    with pytest.raises(Refusal, match="action-not-found"):
        ask(desk, case, action_id=desk.action(other, "6").id)


def test_an_answer_that_cannot_be_is_refused(desk: Desk) -> None:
    case, other = desk.open(), desk.open()
    request = ask(desk, case)

    with pytest.raises(Refusal, match="request-in-future"):
        answer(desk, case, request, on=date(2024, 9, 3))
    with pytest.raises(Refusal, match="answered-before-asked"):
        answer(desk, case, request, on=date(2024, 3, 5))
    with pytest.raises(Refusal, match="request-not-found"):
        answer(desk, other, request)


# --- Stakeholders -----------------------------------------------------------------


def add(desk: Desk, case: Case, name: str = "Demo Donor", *, by: Actor = RR) -> str:
    return add_stakeholder(
        case.id, name=name, kind=StakeholderKind.DONOR, by=by, ports=desk.ports
    ).id


def test_a_stakeholder_is_on_the_list_once(desk: Desk) -> None:
    case = desk.open()

    ids = {add(desk, case), add(desk, case, " demo donor "), add(desk, case, by=BERA)}

    assert len(ids) == 1
    assert desk.verbs(case).count("stakeholder.add") == 1


def test_each_stakeholder_is_told_once_for_each_notice(desk: Desk) -> None:
    case = desk.opened_until(K.DRAFT_POSTED)
    donor = add(desk, case)
    notices = [desk.action(case, label).id for label in ("9", "19")]

    told = [
        mark_told(action, stakeholder_id=donor, by=RR, ports=desk.ports)
        for action in (*notices, *notices)
    ]

    assert told == [True, True, False, False]
    assert desk.verbs(case).count("stakeholder.told") == 2
    sheet = read_action(notices[0], reader=RR.person_id, ports=desk.ports)
    assert [each.name for each in sheet.stakeholders] == ["Demo Donor"]
    assert len([n for n in sheet.notified if n.action_id == notices[0]]) == 1


def test_what_was_told_stays_when_somebody_is_taken_off(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    donor, ports = add(desk, case), desk.ports
    notice = desk.action(case, "9").id
    mark_told(notice, stakeholder_id=donor, by=RR, ports=ports)

    assert remove_stakeholder(case.id, donor, by=RR, ports=ports)

    sheet = read_action(notice, reader=RR.person_id, ports=ports)
    assert (sheet.stakeholders, len(sheet.notified)) == ((), 1)
    with pytest.raises(Refusal, match="stakeholder-not-found"):
        remove_stakeholder(case.id, donor, by=RR, ports=ports)


@pytest.mark.parametrize(
    "code, label",
    [
        ("action-not-a-notice", "8"),
        ("action-not-a-notice", "22"),
        ("action-not-pending", "19"),
    ],
)
def test_stakeholders_are_told_by_notices_that_are_due(
    desk: Desk, code: str, label: str
) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    donor = add(desk, case)

    with pytest.raises(Refusal, match=code):
        mark_told(
            desk.action(case, label).id, stakeholder_id=donor, by=RR, ports=desk.ports
        )


def test_a_stakeholder_of_another_case_is_none_here(desk: Desk) -> None:
    case, other = desk.opened_until(K.ELIGIBLE), desk.open()
    elsewhere = add(desk, other)

    with pytest.raises(Refusal, match="stakeholder-not-found"):
        mark_told(
            desk.action(case, "9").id,
            stakeholder_id=elsewhere,
            by=RR,
            ports=desk.ports,
        )


@pytest.mark.parametrize(
    "code, name",
    [("words-missing", "  "), ("text-too-long", "x" * 100_000)],
    ids=["nothing", "too much"],
)
def test_a_stakeholder_has_a_name_of_some_length(
    desk: Desk, code: str, name: str
) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match=code):
        add(desk, case, name)


@pytest.mark.parametrize("change", ["add", "remove"])
def test_the_cards_that_list_whom_to_tell_are_drawn_again(
    desk: Desk, change: str
) -> None:
    case = desk.opened_until(K.DRAFT_POSTED)
    finish_part(
        desk.action(case, "9").id,
        part="country-office",
        shown=NOTED,
        by=RR,
        ports=desk.ports,
    )
    donor = add(desk, case)
    sent = len(desk.news(case))

    if change == "remove":
        remove_stakeholder(case.id, donor, by=RR, ports=desk.ports)
    else:
        add(desk, case, "Another donor")

    drawn = {
        n.subject for n in desk.news(case)[sent:] if n.kind is NewsKind.ACTION_CARD
    }
    assert drawn == {desk.action(case, label).id for label in ("9", "19")}
