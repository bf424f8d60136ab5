"""An action is read with what others asked about it, as long as they consent."""

from services.learning.answer_question import answer_question
from services.learning.connect.answering import give_answer
from services.learning.connect.publish import publish_answer
from services.learning.connect.thread import say_consent
from services.reading.read_action import read_action
from tests.services.asking import FACILITATING, asked
from tests.services.cast import LEAD, Desk


def answers(desk: Desk, action_id: str) -> list[str]:
    sheet = read_action(action_id, reader=LEAD.person_id, ports=desk.ports)
    return [each.question_id for each in sheet.asked_before]


def test_public_answers_stand_at_the_actions_they_fit_until_consent_ends(
    desk: Desk,
) -> None:
    made, case = asked(desk.ports), desk.open()
    five, six = (desk.action(case, label).id for label in ("5", "6"))
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=desk.ports)
    say_consent(made.handle, yes=True, by=LEAD, ports=desk.ports)
    publish_answer(
        made.question.id,
        question="Is FPIC needed?",
        answer="Yes.",
        row_keys=["prepare-fact-sheet"],
        by=FACILITATING,
        ports=desk.ports,
    )

    shown = answers(desk, five), answers(desk, six)
    say_consent(made.handle, yes=False, by=LEAD, ports=desk.ports)

    assert made.question.id in shown[0]
    assert made.question.id not in shown[1]
    assert made.question.id not in answers(desk, five)


def test_a_public_answer_is_found_from_when_it_stands_until_consent_ends(
    desk: Desk,
) -> None:
    def found() -> list[str]:
        answer = answer_question("are zigzag surveys needed?", ports=desk.ports)
        return [each.question_id for each in answer.asked_before]

    made, before = asked(desk.ports), found()
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=desk.ports)
    say_consent(made.handle, yes=True, by=LEAD, ports=desk.ports)
    publish_answer(
        made.question.id,
        question="Are zigzag surveys needed?",
        answer="Yes.",
        by=FACILITATING,
        ports=desk.ports,
    )
    while_it_stands = found()
    say_consent(made.handle, yes=False, by=LEAD, ports=desk.ports)

    assert (before, while_it_stands, found()) == ([], [made.question.id], [])
