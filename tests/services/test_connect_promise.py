"""The promise where people are away, out of hours, not reached, or alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.channel import Fate, Undelivered
from domain.learning.connect import QuestionState, Step
from domain.news import NewsKind, Outgoing, direct_with
from domain.refusals import Refusal
from scheduler.delivery.needs import Delivery
from scheduler.delivery.sending import Failed
from scheduler.delivery.settling import settle
from scheduler.draw import draw
from scheduler.sweep_promises import sweep_promises
from services.learning.connect.answering import give_answer
from services.learning.connect.handing import hand_on, take_question
from services.learning.connect.peers import gather_peers
from services.learning.connect.read_own import read_own
from services.learning.connect.read_question import read_question
from services.learning.connect.thread import say_helped, withdraw_question
from services.ports import Ports
from tests.recording_channel import RecordingChannel
from tests.services.asking import ADVISING, FACILITATING, asked, standing, told
from tests.services.cast import ADVISER, BERA, EXO, LEAD, RR, Desk
from tests.services.test_connect import at
from tests.services.test_roster import named_facilitator
from tests.storage.presses import press_at_once

K = NewsKind


def taken(kind: NewsKind, ports: Ports, *, process: str) -> Outgoing:
    """Take the last news of a kind, as a process does that sends it."""
    with ports.open_uow() as uow:
        due = uow.outbox.due(ports.clock(), limit=200)
        last = [one for one in due if one.news.kind is kind][-1]
        until = uow.delivery.now() + timedelta(minutes=1)
        uow.delivery.lease([last], by=process, at=ports.clock(), until=until)
        uow.commit()
    return last


def fail(kind: NewsKind, ports: Ports) -> None:
    """Let the last news of a kind not arrive."""
    delivery = Delivery(
        ports=ports, channel=RecordingChannel(), draw=lambda out: draw(out, ports=ports)
    )
    problem = Undelivered("account-gone", fate=Fate.UNFIT)
    outgoing = taken(kind, ports, process=delivery.process)
    settle(outgoing, Failed(problem=problem), delivery=delivery)


@pytest.mark.parametrize("kind", [K.CONNECT, K.CONNECT_WAITS])
def test_the_others_are_told_at_once_where_who_answers_is_not_reached(
    desk: Desk, kind: NewsKind
) -> None:
    at(desk, 3, 15)
    with named_facilitator(BERA, desk.ports):
        made = asked(desk.ports, by=LEAD)
        other = {BERA.person_id, FACILITATING.person_id} - {made.question.holder_id}
        at(desk, 3, 19)
        if kind is K.CONNECT_WAITS:
            sweep_promises(desk.ports)
        fail(kind, desk.ports)
        own = read_own(made.handle, reader=LEAD.person_id, ports=desk.ports)
        sweep_promises(desk.ports)
        now_told = told(desk.ports, K.CONNECT_WAITS)

    assert f"direct:{other.pop()}" in now_told
    assert own.missed == (kind is K.CONNECT)
    assert own.others


def test_a_reminder_that_did_not_arrive_is_not_the_one_of_the_day(desk: Desk) -> None:
    at(desk, 3, 15)
    asked(desk.ports)
    at(desk, 3, 19)
    sweep_promises(desk.ports)
    fail(K.CONNECT_WAITS, desk.ports)
    at(desk, 3, 16)
    asked(desk.ports)
    at(desk, 3, 20)
    sweep_promises(desk.ports)

    holder = f"direct:{FACILITATING.person_id}"
    assert told(desk.ports, K.CONNECT_WAITS) == [holder]


def test_whoever_answered_sees_that_the_asker_was_not_reached_and_not_who(
    ports: Ports,
) -> None:
    made = asked(ports)
    question, me = made.question, FACILITATING.person_id
    give_answer(question.id, words="Yes.", by=FACILITATING, ports=ports)
    before = len(told(ports, K.CONNECT))
    fail(K.CONNECT_ASKER, ports)
    missed = read_question(question.id, reader=me, ports=ports)
    say_helped(made.handle, helped=True, by=LEAD, ports=ports)
    after = read_question(question.id, reader=me, ports=ports)

    assert len(told(ports, K.CONNECT)) == before + 2  # Missed, and that it helped.
    assert missed.asker_missed
    assert missed.asker == question.pseudonym
    assert not after.asker_missed


def test_who_gathers_a_group_sees_who_of_it_was_not_reached(ports: Ports) -> None:
    question, me = asked(ports).question, FACILITATING.person_id
    group = (EXO.person_id, BERA.person_id)
    gather_peers(question.id, people=group, by=FACILITATING, ports=ports)
    before = told(ports, K.CONNECT)
    fail(K.CONNECT, ports)
    sheet = read_question(question.id, reader=me, ports=ports)

    assert sheet.missed == {group[-1]}
    assert told(ports, K.CONNECT) == [*before[:-1], direct_with(me)]


def test_of_a_group_those_alone_are_asked_again_who_were_not_reached(
    ports: Ports,
) -> None:
    question = asked(ports).question
    group = [each.person_id for each in (EXO, RR, ADVISER, BERA)]
    gather_peers(question.id, people=group, by=FACILITATING, ports=ports)
    fail(K.CONNECT, ports)
    before = len(told(ports, K.CONNECT))
    gather_peers(question.id, people=group, by=FACILITATING, ports=ports)

    assert told(ports, K.CONNECT)[before:] == [direct_with(BERA.person_id)]


def test_two_who_asked_each_other_and_are_not_reached_are_not_told_without_end(
    ports: Ports,
) -> None:
    with named_facilitator(BERA, ports):
        question = asked(ports).question
        others = (EXO.person_id, BERA.person_id)
        gather_peers(question.id, people=others, by=FACILITATING, ports=ports)
        take_question(question.id, by=BERA, ports=ports)
        others = (RR.person_id, FACILITATING.person_id)
        gather_peers(question.id, people=others, by=BERA, ports=ports)
        hand_on(question.id, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)
        waiting = len(told(ports, K.CONNECT))
        for _ in range(3 * waiting):
            if told(ports, K.CONNECT):
                fail(K.CONNECT, ports)
        left = told(ports, K.CONNECT)

    assert left == []


def test_nobody_is_told_at_once_that_an_asker_and_somebody_were_not_reached(
    ports: Ports,
) -> None:
    made = asked(ports, by=ADVISER)
    question, me = made.question.id, FACILITATING.person_id
    hand_on(question, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)
    fail(K.CONNECT_ASKER, ports)
    before = read_question(question, reader=me, ports=ports)
    group = (EXO.person_id, ADVISER.person_id)
    gather_peers(question, people=group, by=FACILITATING, ports=ports)
    fail(K.CONNECT, ports)
    after = read_question(question, reader=me, ports=ports)

    assert before.asker_missed
    assert ADVISER.person_id in after.missed
    assert not after.asker_missed


def test_nobody_is_reminded_out_of_their_hours(desk: Desk) -> None:
    at(desk, 3, 15)
    question = asked(desk.ports).question
    with desk.ports.open_uow() as uow:
        expert = uow.people.get(ADVISING.person_id)
        uow.people.add(replace(expert, time_zone="Asia/Manila"))
        uow.commit()
    hand_on(question.id, person_id=expert.id, by=FACILITATING, ports=desk.ports)
    at(desk, 3, 19)  # Three in the morning in Manila.
    sweep_promises(desk.ports)
    asleep = told(desk.ports, K.CONNECT_WAITS)
    at(desk, 4, 1)
    sweep_promises(desk.ports)
    with desk.ports.open_uow() as uow:
        uow.people.add(expert)
        uow.commit()

    assert asleep == []
    assert told(desk.ports, K.CONNECT_WAITS) == [f"direct:{expert.id}"]


def test_while_who_answers_is_away_the_others_are_told_at_half(desk: Desk) -> None:
    at(desk, 3, 15)
    with named_facilitator(BERA, desk.ports):
        made = asked(desk.ports)
        holder = made.question.holder_id
        away = replace(desk.ports, away=lambda: frozenset({holder}))
        own = read_own(made.handle, reader=LEAD.person_id, ports=away)
        at(desk, 3, 19)
        sweep_promises(away)
        sweep_promises(away)  # What nobody can be told goes on with the next tick.
        now_told = told(away, K.CONNECT_WAITS)

    other = {BERA.person_id, FACILITATING.person_id} - {holder}
    assert own.away
    assert now_told == [f"direct:{other.pop()}"]


def test_with_everybody_away_the_asker_is_told_in_the_end(desk: Desk) -> None:
    at(desk, 3, 15)
    everybody = frozenset({FACILITATING.person_id, BERA.person_id})
    ports = replace(desk.ports, away=lambda: everybody)
    with named_facilitator(BERA, ports):
        made = asked(ports)
        for day, hour in ((3, 19), (4, 15), (4, 16), (4, 17)):
            at(desk, day, hour)
            sweep_promises(ports)
        step = standing(ports, made.question).step
        own = read_own(made.handle, reader=LEAD.person_id, ports=ports)

    assert told(ports, K.CONNECT_WAITS) == []
    assert step is Step.SPENT
    assert told(ports, K.CONNECT_ASKER)
    assert own.away


def test_what_is_asked_a_minute_before_the_weekend_is_due_after_it(desk: Desk) -> None:
    desk.clock.now = datetime(2024, 9, 6, 20, 59, tzinfo=UTC)  # A Friday, 16:59.
    question = asked(desk.ports).question

    assert question.promised_at == datetime(2024, 9, 9, 20, 59, tzinfo=UTC)
    assert question.look_at == datetime(2024, 9, 9, 16, 59, tzinfo=UTC)


def test_a_lone_facilitator_is_not_said_to_have_others(ports: Ports) -> None:
    made = asked(ports)
    own = read_own(made.handle, reader=LEAD.person_id, ports=ports)

    assert not own.others


def test_what_cannot_be_reckoned_keeps_no_other_promise_from_being_kept(
    desk: Desk,
) -> None:
    at(desk, 3, 15)
    broken, whole = asked(desk.ports).question, asked(desk.ports).question
    hand_on(broken.id, person_id=ADVISING.person_id, by=FACILITATING, ports=desk.ports)
    with desk.ports.open_uow() as uow:
        expert = uow.people.get(ADVISING.person_id)
        office = uow.people.office(expert.office_id)
        uow.people.add_office(replace(office, id="closed", calendar="none"))
        uow.people.add(replace(expert, office_id="closed"))
        uow.commit()
    at(desk, 3, 19)
    sweep_promises(desk.ports)
    with desk.ports.open_uow() as uow:
        uow.people.add(expert)
        uow.commit()

    assert standing(desk.ports, whole).step is Step.END
    assert standing(desk.ports, broken).look_at == desk.clock.now + timedelta(hours=1)
    assert sweep_promises(desk.ports) == 0


def test_of_two_who_answer_at_once_one_is_sent_and_the_other_is_told(
    ports: Ports,
) -> None:
    with named_facilitator(BERA, ports):
        made = asked(ports)

        def press(number: int) -> str:
            by = (FACILITATING, BERA)[number % 2]
            try:
                give_answer(
                    made.question.id, words=f"Answer {number}", by=by, ports=ports
                )
            except Refusal as refusal:
                return refusal.code
            return "sent"

        answers = press_at_once(press)
        own = read_own(made.handle, reader=LEAD.person_id, ports=ports)

    assert sorted(set(answers)) == ["question-closed", "sent"]
    assert answers.count("sent") == 1
    assert len(own.lines) == 2


def test_what_is_taken_back_while_it_is_answered_is_taken_back(ports: Ports) -> None:
    made = asked(ports)

    def press(number: int) -> str:
        try:
            if number % 2:
                withdraw_question(made.handle, by=LEAD, ports=ports)
            else:
                give_answer(
                    made.question.id, words="Yes.", by=FACILITATING, ports=ports
                )
        except Refusal as refusal:
            return refusal.code
        return "done"

    answers = press_at_once(press)

    assert set(answers) <= {"done", "question-withdrawn"}
    assert standing(ports, made.question).state is QuestionState.WITHDRAWN
