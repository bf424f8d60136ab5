"""What nobody answers has an end: told before, put off by anything, then forgotten."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.learning.connect import PrivateQuestion, QuestionState
from domain.news import NewsKind, direct_with
from domain.refusals import Refusal
from services.learning.connect.answering import give_answer
from services.learning.connect.ask_privately import AskedPrivately
from services.learning.connect.forget_askers import forget_askers
from services.learning.connect.lapse_questions import lapse_questions
from services.learning.connect.peers import add_note
from services.learning.connect.read_own import list_own, read_own
from services.learning.connect.read_question import read_question
from services.learning.connect.thread import ask_back
from services.ports import Ports
from tests.services.asking import FACILITATING, asked, standing, told
from tests.services.cast import LEAD, Desk
from tests.services.test_connect import at
from tests.storage.presses import press_at_once

_A_DAY = timedelta(days=1)
_KEPT = timedelta(days=90)
_NOTICE = timedelta(days=14)
_UNTOLD = _KEPT - _NOTICE


def told_of_its_end(desk: Desk) -> AskedPrivately:
    """Ask, and let its asker be told that it will be closed."""
    made = asked(desk.ports)
    desk.clock.now = made.question.promised_at + _UNTOLD
    lapse_questions(ports=desk.ports)
    return made


def lapsed(desk: Desk) -> AskedPrivately:
    """Ask what nobody answers, until it is closed."""
    made = told_of_its_end(desk)
    desk.clock.now += _NOTICE
    lapse_questions(ports=desk.ports)
    return made


def test_who_asks_and_who_has_it_are_told_before_it_is_closed(desk: Desk) -> None:
    made = asked(desk.ports)
    desk.clock.now = made.question.promised_at + _UNTOLD - _A_DAY
    early = lapse_questions(ports=desk.ports)
    desk.clock.now += _A_DAY
    steps = [lapse_questions(ports=desk.ports) for _ in range(2)]

    own = read_own(made.handle, reader=LEAD.person_id, ports=desk.ports)
    assert (early, steps) == (0, [1, 0])
    assert own.lapses_at == desk.clock.now + _NOTICE
    assert told(desk.ports, NewsKind.CONNECT_ASKER) == [direct_with(LEAD.person_id)]
    holder = direct_with(FACILITATING.person_id)
    assert told(desk.ports, NewsKind.CONNECT)[1:] == [holder]


def test_what_nobody_answers_is_closed_in_the_end(desk: Desk) -> None:
    made = lapsed(desk)
    question = standing(desk.ports, made.question)

    assert question.state is QuestionState.LAPSED
    assert question.closed_at == desk.clock.now
    with pytest.raises(Refusal, match="question-closed"):
        give_answer(question.id, words="Yes.", by=FACILITATING, ports=desk.ports)


def test_nobody_keeps_who_asked_what_was_never_answered(desk: Desk) -> None:
    lapsed(desk)
    desk.clock.now += _KEPT + _A_DAY
    forgotten = forget_askers(ports=desk.ports)

    assert forgotten == 1
    assert list_own(LEAD.person_id, ports=desk.ports) == []


def test_what_somebody_does_about_it_puts_its_end_off(desk: Desk) -> None:
    question = told_of_its_end(desk).question
    add_note(question.id, words="Wait.", by=FACILITATING, ports=desk.ports)
    desk.clock.now += _NOTICE
    lapse_questions(ports=desk.ports)
    me = FACILITATING.person_id
    sheet = read_question(question.id, reader=me, ports=desk.ports)

    assert sheet.question.is_open
    assert sheet.lapses_at is None


def test_what_was_closed_so_is_open_again_once_its_asker_asks_back(desk: Desk) -> None:
    made = lapsed(desk)
    ask_back(made.handle, words="Nobody there?", by=LEAD, ports=desk.ports)
    question = standing(desk.ports, made.question)

    assert question.is_open
    assert question.promised_at > desk.clock.now


def test_nothing_is_closed_before_an_answer_was_promised(desk: Desk) -> None:
    at(desk, 7, 15)  # A Friday, and promised for Monday.
    ports = replace(desk.ports, askers_kept=_A_DAY)
    made = asked(ports)
    desk.clock.now = made.question.promised_at
    steps = lapse_questions(ports=ports)

    assert steps == 0
    assert standing(ports, made.question).is_open


def test_many_desks_at_once_close_it_once(desk: Desk) -> None:
    question = told_of_its_end(desk).question
    desk.clock.now += _NOTICE
    steps = press_at_once(lambda _: lapse_questions(ports=desk.ports))
    with desk.ports.read_uow() as uow:
        verbs = [each.verb for each in uow.questions.entries(question.id)]

    assert sum(steps) == 1
    assert verbs == ["asked", "lapses-soon", "lapsed"]


def test_who_asks_back_while_they_are_forgotten_has_it_whole_or_not(desk: Desk) -> None:
    made = lapsed(desk)
    desk.clock.now += _KEPT + _A_DAY

    def press(number: int) -> PrivateQuestion | int | None:
        if number % 2:
            return forget_askers(ports=desk.ports)
        return _asked_back(made, desk.ports)

    press_at_once(press)
    is_known = bool(list_own(LEAD.person_id, ports=desk.ports))
    assert standing(desk.ports, made.question).is_open == is_known


def _asked_back(made: AskedPrivately, ports: Ports) -> PrivateQuestion | None:
    try:
        return ask_back(made.handle, words="And now?", by=LEAD, ports=ports)
    except Refusal:
        return None
