"""Who may do what with a question to a person: every use case, by every part."""

from collections.abc import Callable

import pytest

from domain.learning.connect import PeerState
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.connect.answering import decline_question, give_answer
from services.learning.connect.handing import (
    hand_back,
    hand_on,
    read_hand_on,
    take_question,
)
from services.learning.connect.peers import add_note, answer_peer, gather_peers
from services.learning.connect.publish import publish_answer
from services.learning.connect.read_own import read_own
from services.learning.connect.read_question import read_question
from services.learning.connect.thread import (
    ask_back,
    say_consent,
    say_helped,
    withdraw_question,
)
from services.ports import Ports
from tests.services.asking import ADVISING, FACILITATING, asked
from tests.services.cast import ADVISER, BERA, EXO, LEAD, OUTSIDER
from tests.services.test_roster import named_facilitator

ASKER, PEER = LEAD, ADVISER
EVERYBODY = (ASKER, FACILITATING, ADVISING, PEER, BERA, EXO, OUTSIDER)
NOT_YOU = {"question-not-yours", "own-question"}
Press = Callable[[str, str, Actor, Ports], object]


def of_question(use_case: Callable[..., object], **words: object) -> Press:
    return lambda _handle, question, by, ports: use_case(
        question, **words, by=by, ports=ports
    )


def of_handle(use_case: Callable[..., object], **words: object) -> Press:
    return lambda handle, _question, by, ports: use_case(
        handle, **words, by=by, ports=ports
    )


# Whoever facilitates comes last: what they answer is not the expert's any more.
HANDLES = (ADVISING, FACILITATING)
MATRIX: dict[str, tuple[Press, tuple[Actor, ...]]] = {
    "read": (
        lambda _handle, question, by, ports: read_question(
            question, reader=by.person_id, ports=ports
        ),
        (*HANDLES, PEER),
    ),
    "read one's own": (
        lambda handle, _question, by, ports: read_own(
            handle, reader=by.person_id, ports=ports
        ),
        (ASKER,),
    ),
    "answer": (of_question(give_answer, words="Yes."), HANDLES),
    "decline": (of_question(decline_question, reason="No."), HANDLES),
    "see whom to hand it to": (of_question(read_hand_on), (FACILITATING,)),
    "hand on": (
        of_question(hand_on, person_id=ADVISING.person_id),
        (FACILITATING,),
    ),
    "hand back": (of_question(hand_back, reason="Busy."), (ADVISING,)),
    "take": (of_question(take_question), (FACILITATING,)),
    "gather": (
        of_question(gather_peers, people=(BERA.person_id,)),
        (FACILITATING,),
    ),
    "agree to help": (of_question(answer_peer, yes=True), (PEER, EXO)),
    "note": (of_question(add_note, words="Maybe."), (*HANDLES, PEER)),
    "publish": (
        of_question(publish_answer, question="Needed?", answer="Yes."),
        (FACILITATING,),
    ),
    "ask back": (of_handle(ask_back, words="And then?"), (ASKER,)),
    "say that it helped": (of_handle(say_helped, helped=True), (ASKER,)),
    "withdraw": (of_handle(withdraw_question), (ASKER,)),
    "consent": (of_handle(say_consent, yes=True), (ASKER,)),
    "take consent back": (of_handle(say_consent, yes=False), (ASKER,)),
}


def scene(ports: Ports) -> tuple[str, str]:
    """Ask, hand to an expert, and gather a group of which one agreed."""
    made = asked(ports, by=ASKER)
    question = made.question.id
    people = (PEER.person_id, EXO.person_id)
    hand_on(question, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)
    gather_peers(question, people=people, by=FACILITATING, ports=ports)
    answer_peer(question, yes=True, by=PEER, ports=ports)
    return made.handle, question


def outcome(press: Press, handle: str, question: str, by: Actor, ports: Ports) -> str:
    try:
        press(handle, question, by, ports)
    except Refusal as refusal:
        return refusal.code
    return "done"


@pytest.mark.parametrize("doing", MATRIX)
def test_who_may(ports: Ports, doing: str) -> None:
    press, may = MATRIX[doing]
    handle, question = scene(ports)
    others = [each for each in EVERYBODY if each not in may]

    refused = {outcome(press, handle, question, by, ports) for by in others}
    allowed = {outcome(press, handle, question, by, ports) for by in may}

    assert refused <= NOT_YOU
    assert not allowed & NOT_YOU


@pytest.mark.parametrize("doing", MATRIX)
def test_what_does_not_exist_answers_as_what_is_not_theirs(
    ports: Ports, doing: str
) -> None:
    press, _may = MATRIX[doing]

    for by in (ASKER, FACILITATING, OUTSIDER):
        assert outcome(press, "no-such", "no-such", by, ports) == "question-not-yours"


def test_a_facilitator_who_asks_does_not_answer_themselves(ports: Ports) -> None:
    with named_facilitator(BERA, ports):
        made = asked(ports, by=BERA)
        code = outcome(MATRIX["answer"][0], made.handle, made.question.id, BERA, ports)

    assert code == "own-question"
    assert made.question.facilitator_id == FACILITATING.person_id


def test_who_said_no_to_the_group_does_not_read_it(ports: Ports) -> None:
    _handle, question = scene(ports)
    peer = answer_peer(question, yes=False, by=EXO, ports=ports)

    code = outcome(MATRIX["read"][0], "", question, EXO, ports)

    assert peer.state is PeerState.DECLINED
    assert code == "question-not-yours"
