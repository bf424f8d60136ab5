"""What is left to press: each form opens, each press is answered with what it did."""

from collections.abc import Callable

import pytest

from cards.verbs import Verb
from dialogs.conversation import Reply
from services.ports import Ports
from services.reading.read_action import find_action, read_action
from tests.dialogs.cast import FOCAL, LEAD, RR
from tests.dialogs.test_drafting import PLAN
from tests.talking import words_in

At = Callable[..., Reply]


@pytest.mark.parametrize(
    "verb",
    [Verb.ACTION_ASSIGN_FORM, Verb.ACTION_COMMENT_FORM, Verb.ACTION_REOPEN_FORM],
)
def test_the_forms_of_an_action_open(
    at: At, case_id: str, ports: Ports, verb: Verb
) -> None:
    five = find_action(case_id, "5", ports=ports).id

    assert at(LEAD, verb=verb, target=five).form is not None


@pytest.mark.parametrize(
    "verb",
    [
        Verb.TEAM_ROLE_FORM,
        Verb.RECUSE_FORM,
        Verb.REQUEST_ANSWER_FORM,
        Verb.STAKEHOLDER_FORM,
    ],
)
def test_the_forms_of_a_case_open(at: At, case_id: str, verb: Verb) -> None:
    assert at(FOCAL, verb=verb, target=case_id).form is not None


def test_an_action_is_assigned_commented_done_and_taken_up_again(
    at: At, case_id: str, ports: Ports
) -> None:
    five = find_action(case_id, "5", ports=ports).id

    def press(verb: Verb, **inputs: str) -> str:
        return words_in(at(LEAD, verb=verb, target=five, inputs=inputs))

    assert "is now with Demo Project Manager" in press(
        Verb.ACTION_ASSIGN, person="demo-project-manager"
    )
    assert "Your comment stands" in press(Verb.ACTION_COMMENT, words="Under way.")
    assert "is done" in press(Verb.ACTION_DONE, note="Agreed")
    assert "is done already" in press(Verb.ACTION_DONE, note="Agreed")
    assert "is open again" in press(Verb.ACTION_REOPEN, reason="The wrong text")


def test_secus_requests_come_and_are_answered(
    at: At, case_id: str, ports: Ports
) -> None:
    kept = at(LEAD, verb=Verb.REQUEST_ADD, target=case_id, inputs={"words": "Papers"})
    with ports.read_uow() as uow:
        [request] = uow.requests.of_case(case_id)

    answered = at(
        LEAD, verb=Verb.REQUEST_ANSWER, target=case_id, inputs={"request": request.id}
    )

    assert "SECU's request is kept" in words_in(kept)
    assert "the request is answered" in words_in(answered)


def test_who_must_be_told_comes_on_the_list_and_off_it(
    at: At, case_id: str, ports: Ports
) -> None:
    inputs = {"name": "Demo Fund", "kind": "donor"}
    on = at(LEAD, verb=Verb.STAKEHOLDER_ADD, target=case_id, inputs=inputs)
    with ports.read_uow() as uow:
        [fund] = uow.requests.stakeholders(case_id)
    off = at(
        LEAD,
        verb=Verb.STAKEHOLDER_REMOVE,
        target=case_id,
        inputs={"stakeholder": fund.id},
    )
    odd = at(LEAD, verb=Verb.STAKEHOLDER_ADD, target=case_id, inputs={"kind": "?"})

    assert "They are on the list" in words_in(on)
    assert "They are off the list" in words_in(off)
    assert odd.refusal == "no-such-stakeholder-kind"


def test_who_steps_back_is_told_and_may_decide_again(at: At, case_id: str) -> None:
    back = at(RR, verb=Verb.RECUSE, target=case_id, inputs={"reason": "A conflict"})
    person = {"person": RR}
    asked = at(FOCAL, verb=Verb.DECIDE_AGAIN_FORM, target=case_id, inputs=person)
    again = at(
        FOCAL,
        verb=Verb.DECIDE_AGAIN,
        target=case_id,
        inputs=person | {"reason": "It was a slip"},
    )

    assert "You have stepped back" in words_in(back)
    assert asked.form is not None
    assert "They decide again" in words_in(again)


def test_a_room_is_tried_again(at: At, case_id: str) -> None:
    assert "Tried again" in words_in(at(FOCAL, verb=Verb.ROOM_RETRY, target=case_id))


def test_a_notifiers_part_is_dropped_and_needed_again(
    at: At, case_id: str, ports: Ports
) -> None:
    at(LEAD, "event eligible today")
    nine = find_action(case_id, "9", ports=ports).id
    fund = {"part": "vertical-funds", "reason": "No fund to tell"}

    def press(verb: Verb) -> Reply:
        return at(FOCAL, verb=verb, target=nine, inputs=fund)

    forms = [press(Verb.ACTION_PART_DROP_FORM), press(Verb.ACTION_PART_FORM)]
    dropped = press(Verb.ACTION_PART_DROP)
    forms.append(press(Verb.ACTION_PART_RESTORE_FORM))

    assert all(each.form for each in forms)
    assert "not needed on this case" in words_in(dropped)
    assert "needed again" in words_in(press(Verb.ACTION_PART_RESTORE))


@pytest.mark.parametrize(
    "verb, words",
    [
        (Verb.SEND_BACK, "It is back with those who drafted it"),
        (Verb.REFUSE, "You refused it"),
    ],
)
def test_who_signs_may_send_back_or_refuse(
    at: At, case_id: str, ports: Ports, verb: Verb, words: str
) -> None:
    form = Verb(f"{verb}-form")
    at(LEAD, "event eligible today")
    ten = find_action(case_id, "10", ports=ports).id
    at(FOCAL, verb=Verb.DRAFT, target=ten, inputs=PLAN | {"send": "yes"})
    version = read_action(ten, reader="", ports=ports).versions[-1].id
    inputs = {"version": version, "reason": "The mission is missing"}

    asked = at(RR, verb=form, target=ten, inputs=inputs)
    stopped = at(RR, verb=verb, target=ten, inputs=inputs)

    assert asked.form is not None
    assert words in words_in(stopped)


def test_whether_the_coordinator_clears_is_decided_for_the_case(
    at: At, case_id: str, ports: Ports
) -> None:
    for line in ("event eligible today", "event tor posted today"):
        at(LEAD, line)
    twelve = find_action(case_id, "12", ports=ports).id
    inputs = {"needed": "no", "reason": "No fund's matter"}

    asked = at(FOCAL, verb=Verb.COORDINATOR_FORM, target=twelve)
    decided = at(FOCAL, verb=Verb.COORDINATOR, target=twelve, inputs=inputs)

    assert asked.form is not None
    assert "Decided for this case" in words_in(decided)
