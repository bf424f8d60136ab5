"""What one answer asks of the database: little, of few states, and nothing twice."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from benchmarks.floor import Seen, Watch
from bot.demo_office import FACILITATOR
from cards.verbs import Verb
from dialogs.conversation import Incoming, Reply
from dialogs.router import answer
from domain.learning.answers import Answer, Outcome
from domain.learning.reasons import HandedOver
from domain.news import direct_with
from domain.people import Actor
from services.learning.feedback.count_question import count_question
from services.ports import Ports
from services.reading.read_action import find_action
from tests.dialogs.cast import FOCAL

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
FACILITATING = Actor(person_id=FACILITATOR, via="test")
MOST_FOR_WORDS = 22  # Questions and changes, for words that change one action.
MOST_FOR_A_PRESS = 45  # The same with the action's card drawn anew.

NOTHING_YET = Incoming(
    actor=Actor(person_id=FOCAL, via="test"), conversation=direct_with(FOCAL)
)

UNANSWERED = Answer(
    question="",
    language="en",
    outcome=Outcome.HANDED_OVER,
    reason=HandedOver.NOTHING_FITS,
)


def seen_in(engine: Engine, do: Callable[[str], Reply]) -> Seen:
    watch = Watch(engine)
    do("first")  # It opens the connections.
    with watch.seeing() as seen:
        assert not do("second").refusal
    return seen


def states_of(seen: Seen) -> list[str]:
    return [sql for sql, _, _ in seen.asked if sql.startswith("BEGIN")]


def asked_twice_in_one_state(seen: Seen) -> list[str]:
    """Return the questions that were asked again though nothing had changed."""
    told: set[tuple[str, str]] = set()
    again = []
    for sql, values, _ in seen.asked:
        if not sql.startswith("SELECT"):
            told.clear()
        elif (question := (sql, str(values))) in told:
            again.append(sql)
        else:
            told.add(question)
    return again


@pytest.mark.usefixtures("case_id")
def test_typed_words_that_change_an_action_ask_little(
    ports: Ports, engine: Engine
) -> None:
    def say(words: str) -> Reply:
        typed = replace(NOTHING_YET, text=f"comment 2 {words}")
        return answer(typed, ports=ports)

    seen = seen_in(engine, say)

    assert states_of(seen) == ["BEGIN", "BEGIN IMMEDIATE"]
    assert seen.queries <= MOST_FOR_WORDS
    assert asked_twice_in_one_state(seen) == []


def test_a_press_on_ones_own_card_asks_for_the_card_once(
    ports: Ports, case_id: str, engine: Engine
) -> None:
    action = find_action(case_id, "2", ports=ports).id

    card = replace(NOTHING_YET, target=action, on_own_card=True)

    def press(words: str) -> Reply:
        filled = replace(card, verb=Verb.ACTION_COMMENT, inputs={"words": words})
        return answer(filled, ports=ports)

    seen = seen_in(engine, press)

    assert states_of(seen) == ["BEGIN", "BEGIN IMMEDIATE", "BEGIN"]
    assert seen.queries <= MOST_FOR_A_PRESS
    assert asked_twice_in_one_state(seen) == []


@pytest.mark.usefixtures("case_id")
def test_a_facilitators_own_desk_costs_the_same_however_much_was_asked(
    ports: Ports, engine: Engine
) -> None:
    home = replace(NOTHING_YET, actor=FACILITATING, verb=Verb.HOME)

    def asked_after(times: int) -> list[str]:
        for number in range(times):
            asked = replace(UNANSWERED, question=f"qwertz number{number}")
            count_question(asked, by=FACILITATING, ports=ports)
        seen = seen_in(engine, lambda _: answer(home, ports=ports))
        return [sql for sql, _, _ in seen.asked]

    few, many = asked_after(1), asked_after(50)

    assert many == few
    [of_questions] = [sql for sql in many if "FROM asked" in sql]
    assert of_questions.startswith("SELECT count(*)")
