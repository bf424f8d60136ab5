"""Small moves of an action: start it, assign it, comment on it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.actions import ActionState
from domain.people import Actor
from domain.refusals import Refusal
from services.actions.move_action import (
    assign_action,
    comment_on_action,
    start_action,
)
from services.reading.list_actions import my_actions
from services.reading.read_action import read_action
from tests.services.cast import (
    BERA,
    COORDINATOR,
    EXO,
    FOCAL,
    LEAD,
    MANAGER,
    OUTSIDER,
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


@pytest.mark.usefixtures("alone")
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
