"""Small moves: start, assign, comment, waive, reopen, another round, SECU's dates."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from domain.actions import ActionState
from domain.due import DueKind
from domain.people import Actor
from domain.refusals import Refusal
from domain.roles import Role
from services.actions.move_action import (
    assign_action,
    comment_on_action,
    start_action,
)
from services.actions.next_round import repeat_action
from services.actions.set_secu_date import set_secu_date
from services.actions.waive_action import reopen_action, waive_action
from services.reading.list_actions import my_actions
from services.reading.read_action import read_action
from tests.services.cast import (
    ADVISER,
    BERA,
    BUREAU,
    COORDINATOR,
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

# --- Start ------------------------------------------------------------------------


def test_starting_says_who_is_at_it(desk: Desk) -> None:
    case = desk.open()

    action = start_action(desk.action(case, "5").id, by=LEAD, ports=desk.ports)

    assert action.state is ActionState.STARTED
    assert (action.changed_by, action.changed_at) == (LEAD.person_id, desk.clock.now)
    assert desk.verbs(case)[-1] == "action.start"


def test_starting_twice_starts_once(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")

    with ThreadPoolExecutor(4) as presses:
        answers = list(
            presses.map(
                lambda who: start_action(action.id, by=who, ports=desk.ports),
                [LEAD, FOCAL, RR, MANAGER],
            )
        )

    assert len({answer.changed_by for answer in answers}) == 1
    assert desk.verbs(case).count("action.start") == 1


def test_what_waits_is_not_started(desk: Desk) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match="action-not-pending"):
        start_action(desk.action(case, "8").id, by=FOCAL, ports=desk.ports)


# --- Assign -----------------------------------------------------------------------


def test_whom_it_is_given_to_finds_it_in_their_list_and_chat(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")

    assign_action(action.id, to=MANAGER.person_id, by=LEAD, ports=desk.ports)

    mine = my_actions(MANAGER.person_id, page=1, ports=desk.ports)
    assert action.id in {line.action.id for line in mine.lines}
    chat = f"direct:{MANAGER.person_id}"
    assert action.id in {n.subject for n in desk.news(case) if n.conversation == chat}


def test_who_was_given_an_action_may_do_it(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "2")

    assign_action(action.id, to=MANAGER.person_id, by=FOCAL, ports=desk.ports)

    assert desk.finish(case, "2", by=MANAGER).done_by == MANAGER.person_id


def test_assigning_twice_to_one_person_is_recorded_once(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")

    for who in (LEAD, FOCAL):
        assign_action(action.id, to=MANAGER.person_id, by=who, ports=desk.ports)

    assert desk.verbs(case).count("action.assign") == 1
    assert desk.action(case, "5").changed_by == LEAD.person_id


@pytest.mark.parametrize("stranger", [OUTSIDER, EXO, COORDINATOR])
def test_nothing_is_given_to_who_is_not_on_the_team(
    desk: Desk, stranger: Actor
) -> None:
    case = desk.open()
    action = desk.action(case, "5")

    with pytest.raises(Refusal, match="person-not-on-case"):
        assign_action(action.id, to=stranger.person_id, by=LEAD, ports=desk.ports)


def test_an_assignment_opens_no_more_than_work(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    version = desk.asked(case, "10")
    action = desk.action(case, "10")

    assign_action(action.id, to=MANAGER.person_id, by=FOCAL, ports=desk.ports)

    with pytest.raises(Refusal, match="not-a-signer"):
        desk.sign(case, "10", version, by=MANAGER)


# --- Comment ----------------------------------------------------------------------


def test_a_comment_stands_on_the_action_and_in_the_record(desk: Desk) -> None:
    case = desk.open()
    action = desk.finish(case, "5", by=LEAD)

    comment_on_action(action.id, words=" Well done. ", by=BERA, ports=desk.ports)

    sheet = read_action(action.id, reader=LEAD.person_id, ports=desk.ports)
    assert [(c.by, c.text) for c in sheet.comments] == [(BERA.person_id, "Well done.")]
    assert desk.record(case)[-1].content == {"action": "5", "words": "Well done."}


def test_a_comment_sent_twice_stands_once(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")

    first = comment_on_action(action.id, words="Yes.", by=BERA, ports=desk.ports)
    again = comment_on_action(action.id, words="Yes. ", by=BERA, ports=desk.ports)
    other = comment_on_action(action.id, words="Yes.", by=RR, ports=desk.ports)

    assert first.id == again.id != other.id
    assert desk.verbs(case).count("action.comment") == 2


@pytest.mark.parametrize(
    "code, words",
    [("words-missing", ""), ("words-missing", " \n"), ("text-too-long", "x" * 100_000)],
    ids=["nothing", "blanks", "too much"],
)
def test_a_comment_says_something_and_not_too_much(
    desk: Desk, code: str, words: str
) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match=code):
        comment_on_action(
            desk.action(case, "5").id, words=words, by=LEAD, ports=desk.ports
        )


@pytest.mark.parametrize("other", [EXO, OUTSIDER])
def test_who_is_not_on_the_team_does_not_comment(desk: Desk, other: Actor) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match=r"not-on-team|not-on-case"):
        comment_on_action(
            desk.action(case, "5").id, words="Hm.", by=other, ports=desk.ports
        )


# --- Waive and reopen -------------------------------------------------------------


def test_waiving_needs_a_reason_that_stays(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "4")
    with pytest.raises(Refusal, match="reason-missing"):
        waive_action(action.id, reason=" ", by=FOCAL, ports=desk.ports)

    waived = waive_action(
        action.id, reason="There is a room.", by=FOCAL, ports=desk.ports
    )

    assert (waived.state, waived.reason) == (ActionState.WAIVED, "There is a room.")
    assert waived.waits_on == ()
    content = {"action": "4", "reason": "There is a room."}
    assert desk.record(case)[-1].content == content


def test_waiving_twice_keeps_the_first_reason(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    waive_action(action.id, reason="First.", by=LEAD, ports=desk.ports)

    again = waive_action(action.id, reason="Second.", by=RR, ports=desk.ports)

    assert again.reason == "First."
    assert desk.verbs(case).count("action.waive") == 1


NEVER_WAIVED = (7, 10, 12, 13, 16, 18, 20, 21, 25, 26, 28, 30)


@pytest.mark.parametrize("number", range(1, 31))
def test_signatures_clearances_and_secus_rows_are_never_waived(
    desk: Desk, number: int
) -> None:
    rows = {action.number: action for action in desk.actions(desk.open())}
    before = "not-waivable" if number in NEVER_WAIVED else "action-not-pending"
    if number <= 6:
        waive_action(rows[number].id, reason="So.", by=FOCAL, ports=desk.ports)
        return

    with pytest.raises(Refusal, match=before):
        waive_action(rows[number].id, reason="So.", by=FOCAL, ports=desk.ports)


@pytest.mark.parametrize("end", ["finish", "waive"])
def test_what_was_done_or_waived_is_taken_up_again_with_a_reason(
    desk: Desk, end: str
) -> None:
    case = desk.open()
    action = desk.action(case, "5")
    if end == "finish":
        desk.finish(case, "5", by=LEAD)
    else:
        waive_action(action.id, reason="So.", by=LEAD, ports=desk.ports)

    opened = reopen_action(action.id, reason="One more.", by=RR, ports=desk.ports)

    assert (opened.state, opened.reason) == (ActionState.PENDING, "One more.")
    assert opened.waits_on == (Role.COUNTRY_LEAD,)
    assert (opened.done_at, opened.done_by) == (None, "")
    assert desk.verbs(case)[-1] == "action.reopen"


def test_what_is_open_stays_as_it_is_when_reopened(desk: Desk) -> None:
    case = desk.open()
    before = desk.state(case)

    reopen_action(desk.action(case, "5").id, reason="So.", by=LEAD, ports=desk.ports)

    assert desk.state(case) == before


def test_what_was_signed_stays_signed(desk: Desk) -> None:
    case = desk.opened_until(K.ELIGIBLE)
    desk.signed(case, "10", by=[RR])

    with pytest.raises(Refusal, match="stays-signed"):
        reopen_action(
            desk.action(case, "10").id, reason="So.", by=FOCAL, ports=desk.ports
        )


def test_reopening_is_refused_where_there_is_nothing_to_reopen(desk: Desk) -> None:
    case = desk.opened_until(K.DECIDED)
    ports = desk.ports

    with pytest.raises(Refusal, match="stays-with-secu"):
        reopen_action(desk.action(case, "25").id, reason="So.", by=FOCAL, ports=ports)
    with pytest.raises(Refusal, match="action-not-ended"):
        reopen_action(desk.action(case, "24").id, reason="So.", by=FOCAL, ports=ports)


def test_what_lapsed_with_a_case_stays_lapsed(desk: Desk) -> None:
    case = desk.open()
    desk.happen(case, K.NOT_ELIGIBLE, date(2024, 3, 25))

    with pytest.raises(Refusal, match="case-ended"):
        reopen_action(
            desk.action(case, "5").id, reason="So.", by=LEAD, ports=desk.ports
        )


# --- Another round ----------------------------------------------------------------


def test_a_plan_is_revisited_as_often_as_needed(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    first = desk.action(case, "13")
    same = repeat_action(first.id, by=FOCAL, ports=desk.ports)
    assert same.id == first.id
    desk.signed(case, "13", by=[RR])

    second = repeat_action(first.id, by=FOCAL, ports=desk.ports)

    assert (second.label, second.opened_on) == ("13.2", date(2024, 9, 2))
    assert second.due.day == date(2025, 2, 28)  # Six months on; 2 March is a Sunday.
    assert desk.verbs(case)[-1] == "action.repeat"


def test_eight_who_revisit_at_once_open_one_round(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    desk.signed(case, "13", by=[RR])
    first = desk.action(case, "13.1")

    with ThreadPoolExecutor(8) as presses:
        answers = list(
            presses.map(
                lambda _: repeat_action(first.id, by=FOCAL, ports=desk.ports), range(8)
            )
        )

    assert {answer.label for answer in answers} == {"13.2"}
    assert desk.verbs(case).count("action.repeat") == 1


@pytest.mark.parametrize(
    "code, label",
    [
        ("does-not-repeat", "5"),
        ("opens-with-event", "17"),
        ("action-not-begun", "13"),
        ("action-not-begun", "28"),
    ],
)
def test_other_rounds_come_with_their_events(desk: Desk, code: str, label: str) -> None:
    case = desk.open()

    with pytest.raises(Refusal, match=code):
        repeat_action(desk.action(case, label).id, by=FOCAL, ports=desk.ports)


def test_a_closed_case_has_no_more_rounds(desk: Desk) -> None:
    case = desk.opened_until(K.TOR_FINAL)
    desk.signed(case, "13", by=[RR])
    desk.happen(case, K.CLOSED_BY_SECU, date(2024, 9, 2), note="Notice.")

    with pytest.raises(Refusal, match="case-ended"):
        repeat_action(desk.action(case, "13").id, by=FOCAL, ports=desk.ports)


# --- SECU's dates -----------------------------------------------------------------


def test_secus_date_is_shown_beside_the_sops_own(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "6")
    day = date(2024, 4, 2)

    dated = set_secu_date(
        action.id, day=day, words=" E-mail of 5 March. ", by=LEAD, ports=desk.ports
    )

    assert (dated.due.kind, dated.due.day) == (DueKind.EXTERNAL, day)
    assert dated.due.sop_day == date(2024, 3, 22)
    assert desk.record(case)[-1].content == {
        "action": "6",
        "was": "2024-03-22",
        "becomes": "2024-04-02",
        "words": "E-mail of 5 March.",
    }
    assert desk.codes(case)[-1] == "secu-date-set"


def test_secu_moves_its_date_and_the_record_knows_the_one_before(desk: Desk) -> None:
    case = desk.open()
    action = desk.action(case, "6")
    for day in (date(2024, 4, 2), date(2024, 4, 9), date(2024, 4, 9)):
        set_secu_date(action.id, day=day, words="", by=LEAD, ports=desk.ports)

    moved = [row.content for row in desk.record(case) if row.verb == "secu.date"]
    assert [(row or {})["was"] for row in moved] == ["2024-03-22", "2024-04-02"]
    assert desk.action(case, "6").due.sop_day == date(2024, 3, 22)


@pytest.mark.parametrize("label", ["14", "18", "20", "29"])
def test_rows_without_a_date_take_secus(desk: Desk, label: str) -> None:
    case = desk.opened_until(K.PLAN_ISSUED)
    if label == "29":
        desk.happen(case, K.MONITORING_MISSION, date(2024, 8, 20))
    assert desk.action(case, label).due.day is None
    day = date(2024, 9, 20)

    dated = set_secu_date(
        desk.action(case, label).id, day=day, words="", by=LEAD, ports=desk.ports
    )

    assert (dated.due.day, dated.due_on) == (day, day)


@pytest.mark.parametrize("label", ["1", "5", "9", "10", "15"])
def test_other_rows_take_no_date_of_secus(desk: Desk, label: str) -> None:
    case = desk.opened_until(K.MISSION_ENDED)

    with pytest.raises(Refusal, match="secu-sets-no-date"):
        set_secu_date(
            desk.action(case, label).id,
            day=date(2024, 9, 20),
            words="",
            by=LEAD,
            ports=desk.ports,
        )


def test_secus_date_is_not_before_the_action_nor_after_its_end(desk: Desk) -> None:
    case = desk.open()
    action, ports = desk.action(case, "6"), desk.ports
    early, fine = date(2024, 3, 3), date(2024, 3, 20)

    with pytest.raises(Refusal, match="secu-date-too-early"):
        set_secu_date(action.id, day=early, words="", by=LEAD, ports=ports)
    with pytest.raises(Refusal, match="text-too-long"):
        set_secu_date(action.id, day=fine, words="x" * 9999, by=LEAD, ports=ports)
    desk.finish(case, "6", by=LEAD)
    with pytest.raises(Refusal, match="action-not-pending"):
        set_secu_date(action.id, day=fine, words="", by=LEAD, ports=ports)


@pytest.mark.parametrize("other", [BUREAU, POLICY, ADVISER, BERA, EXO, OUTSIDER])
def test_who_records_no_events_sets_no_date_of_secus(desk: Desk, other: Actor) -> None:
    case = desk.open()
    before = desk.state(case)

    with pytest.raises(Refusal, match=r"not-an-event-recorder|not-on-case"):
        set_secu_date(
            desk.action(case, "6").id,
            day=date(2024, 3, 20),
            words="",
            by=other,
            ports=desk.ports,
        )

    assert desk.state(case) == before


def test_who_and_when_stand_on_each_move_as_it_was_made(desk: Desk) -> None:
    case = desk.open()
    desk.clock.now = datetime(2024, 9, 3, 8, tzinfo=UTC)
    teams = Actor(person_id=HELP_DESK.person_id, via="teams")

    comment_on_action(
        desk.action(case, "5").id, words="Hm.", by=teams, ports=desk.ports
    )

    row = desk.record(case)[-1]
    assert (row.who, row.via, row.at) == (HELP_DESK.person_id, "teams", desk.clock.now)
