"""Who asks is not found out: by who is offered, asked, refused, told, or named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.demo_office import FACILITATOR as FACILITATOR_ID
from domain.learning.connect import PeerState, Privacy
from domain.news import NewsKind, NewsState
from domain.refusals import Refusal
from services.learning.connect.answering import give_answer
from services.learning.connect.ask_privately import AskedPrivately
from services.learning.connect.askers import own_questions
from services.learning.connect.forget_askers import forget_askers
from services.learning.connect.handing import (
    hand_back,
    hand_on,
    read_hand_on,
    take_question,
)
from services.learning.connect.list_waiting import list_waiting
from services.learning.connect.open_form import open_form
from services.learning.connect.peers import add_note, answer_peer, gather_peers
from services.learning.connect.publish import publish_answer
from services.learning.connect.read_own import list_own, read_own
from services.learning.connect.read_question import read_asked, read_question
from services.learning.connect.thread import ask_back, say_consent, withdraw_question
from services.learning.feedback.count_question import keep_question
from services.ports import Cipher, Ports
from tests.services.asking import ADVISING, FACILITATING, asked, standing, told
from tests.services.cast import ADVISER, BERA, EXO, LEAD, RR, Desk
from tests.services.refusing import refused
from tests.services.test_roster import named_facilitator
from tests.storage.presses import press_at_once


@pytest.fixture(name="named")
def _named(ports: Ports) -> Iterator[None]:
    """Let two of the cast go by names of their own, as people of an office do."""
    names = {LEAD.person_id: "Zelda Exemplar", EXO.person_id: "Quentin Sample"}
    with ports.open_uow() as uow:
        cast = uow.people.some(names)
        for person in cast.values():
            uow.people.add(replace(person, name=names[person.id], demo=False))
        uow.commit()
    yield
    with ports.open_uow() as uow:
        for person in cast.values():
            uow.people.add(person)
        uow.commit()


def offered(question_id: str, ports: Ports) -> list[str]:
    sheet = read_hand_on(question_id, by=FACILITATING, ports=ports)
    return [each.entry.person_id for each in sheet.candidates]


def answered_with_consent(ports: Ports) -> AskedPrivately:
    made = asked(ports)
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=ports)
    say_consent(made.handle, yes=True, by=LEAD, ports=ports)
    return made


def published(made: AskedPrivately, answer: str, ports: Ports) -> str:
    """Try to publish; return what refuses it, or nothing."""
    try:
        publish_answer(
            made.question.id,
            question="Is FPIC needed?",
            answer=answer,
            by=FACILITATING,
            ports=ports,
        )
    except Refusal as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    "privacy, is_offered",
    [(Privacy.ANONYMOUS, True), (Privacy.FACILITATOR, False), (Privacy.NAMED, False)],
)
def test_an_expert_who_asks_is_offered_to_whoever_may_not_know(
    ports: Ports, privacy: Privacy, is_offered: bool
) -> None:
    made = asked(ports, by=ADVISING, privacy=privacy)

    assert (ADVISING.person_id in offered(made.question.id, ports)) == is_offered


def test_ones_own_question_is_handed_back_like_any_other(ports: Ports) -> None:
    made = asked(ports, by=ADVISING)
    question = made.question.id
    hand_on(question, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)

    sheet = read_question(question, reader=ADVISING.person_id, ports=ports)
    answering = refused(
        lambda: give_answer(question, words="Yes.", by=ADVISING, ports=ports)
    )
    back = hand_back(question, reason="On leave.", by=ADVISING, ports=ports)

    assert (sheet.own, sheet.goes_back) == (True, True)
    assert answering == "own-question"
    assert back.holder_id == FACILITATING.person_id


def test_whoever_asks_is_asked_into_a_group_like_anybody(ports: Ports) -> None:
    made = asked(ports, by=ADVISER)
    question = made.question.id
    both = (ADVISER.person_id, EXO.person_id)

    peers = gather_peers(question, people=both, by=FACILITATING, ports=ports)
    invitation = read_asked(question, reader=ADVISER.person_id, ports=ports)
    yes = refused(lambda: answer_peer(question, yes=True, by=ADVISER, ports=ports))
    peer = answer_peer(question, yes=False, by=ADVISER, ports=ports)

    assert {each.person_id for each in peers} == set(both)
    assert invitation is not None
    assert invitation.own
    assert yes == "own-question"
    assert peer.state is PeerState.DECLINED


def test_the_region_is_shown_to_those_alone_who_may_know_who_asks(ports: Ports) -> None:
    made = asked(ports, privacy=Privacy.FACILITATOR)
    question = made.question.id
    hand_on(question, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)

    regions = [
        read_question(question, reader=each.person_id, ports=ports).question.region
        for each in (FACILITATING, ADVISING)
    ]

    assert regions == [made.question.region, ""]
    assert made.question.region


@pytest.mark.parametrize("privacy", [Privacy.ANONYMOUS, Privacy.FACILITATOR])
@pytest.mark.usefixtures("named")
def test_an_asker_who_signs_is_asked_whether_to_mask_it(
    ports: Ports, privacy: Privacy
) -> None:
    words = "Do we need FPIC when they are only consulted? Zelda Exemplar, CO"

    warned = refused(lambda: asked(ports, words, privacy=privacy))
    made = asked(ports, words, privacy=privacy, mask=True)
    back = refused(
        lambda: ask_back(
            made.handle, words="Thanks, Zelda Exemplar", by=LEAD, ports=ports
        )
    )
    own = read_own(made.handle, reader=LEAD.person_id, ports=ports)

    assert warned == back == "question-has-private"
    assert "Exemplar" not in own.words


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    "signature", ["Zelda", "zelda", "Best, Zelda E.", "— Exemplar"]
)
def test_a_given_name_at_the_end_is_a_signature(ports: Ports, signature: str) -> None:
    words = f"Do we need FPIC when they are only consulted? {signature}"
    warned = refused(lambda: asked(ports, words))
    made = asked(ports, words, mask=True)

    assert warned == "question-has-private"
    own = read_own(made.handle, reader=LEAD.person_id, ports=ports).words.casefold()
    assert "zelda" not in own
    assert "exemplar" not in own


@pytest.mark.usefixtures("named")
def test_who_asks_named_may_sign(ports: Ports) -> None:
    words = "Do we need FPIC when they are only consulted? Zelda Exemplar, CO"

    made = asked(ports, words, privacy=Privacy.NAMED)

    assert read_own(made.handle, reader=LEAD.person_id, ports=ports).words == words


@pytest.mark.usefixtures("named")
def test_trying_names_on_a_public_answer_tells_nothing(ports: Ports) -> None:
    made = answered_with_consent(ports)

    of_asker = published(made, "As Zelda Exemplar said, yes.", ports)
    of_another = published(made, "As Quentin Sample said, yes.", ports)

    assert of_asker == of_another == "answer-names-somebody"
    assert published(made, "Yes.", ports) == ""


def test_consent_is_for_the_answer_that_was_there(ports: Ports) -> None:
    made = answered_with_consent(ports)
    ask_back(made.handle, words="My village is the third one.", by=LEAD, ports=ports)
    give_answer(made.question.id, words="Then no.", by=FACILITATING, ports=ports)

    assert published(made, "Then no.", ports) == "consent-missing"


def test_who_may_publish_hears_that_the_asker_agrees(ports: Ports) -> None:
    made = asked(ports)
    question = made.question.id
    hand_on(question, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)
    give_answer(question, words="Yes.", by=ADVISING, ports=ports)
    with ports.read_uow() as uow:
        last = uow.outbox.due(ports.clock(), limit=200)[-1].id
    say_consent(made.handle, yes=True, by=LEAD, ports=ports)

    with ports.read_uow() as uow:
        news = [
            one for one in uow.outbox.due(ports.clock(), limit=200) if one.id > last
        ]
    assert f"direct:{FACILITATOR_ID}" in {one.news.conversation for one in news}


def test_what_was_taken_back_is_read_and_joined_by_nobody(ports: Ports) -> None:
    made = asked(ports)
    question = made.question.id
    both = (ADVISER.person_id, EXO.person_id)
    gather_peers(question, people=both, by=FACILITATING, ports=ports)
    answer_peer(question, yes=True, by=ADVISER, ports=ports)
    withdraw_question(made.handle, by=LEAD, ports=ports)

    joining = refused(lambda: answer_peer(question, yes=True, by=EXO, ports=ports))
    read = [
        read_question(question, reader=each.person_id, ports=ports).lines
        for each in (FACILITATING, ADVISER)
    ]

    assert joining == "question-withdrawn"
    assert read == [(), ()]


def test_a_facilitator_who_asks_reads_no_notes_on_it_and_writes_none(
    ports: Ports,
) -> None:
    with named_facilitator(BERA, ports):
        made = asked(ports, by=BERA)
        question = made.question.id
        add_note(question, words="It is BERA's own.", by=FACILITATING, ports=ports)
        sheet = read_question(question, reader=BERA.person_id, ports=ports)
        noting = refused(lambda: add_note(question, words="No.", by=BERA, ports=ports))

    assert [each.words for each in sheet.lines] == [made_words(made, ports)]
    assert noting == "own-question"


def made_words(made: AskedPrivately, ports: Ports) -> str:
    return read_own(made.handle, reader=BERA.person_id, ports=ports).words


def test_names_behind_the_wall_are_masked_in_answers_but_not_for_who_wrote_them(
    desk: Desk,
) -> None:
    desk.open(requestors=("Zelda Exemplar",))
    made = asked(desk.ports)
    answer = "Ask Zelda Exemplar, or write to office@undp.test."
    give_answer(made.question.id, words=answer, by=FACILITATING, ports=desk.ports)

    own = read_own(made.handle, reader=LEAD.person_id, ports=desk.ports).lines[-1]
    mine = read_question(
        made.question.id, reader=FACILITATING.person_id, ports=desk.ports
    ).lines[-1]

    assert "Exemplar" not in own.words
    assert "office@undp.test" in own.words
    assert mine.words == answer


def test_nobody_keeps_a_question_who_is_on_the_roster_no_more(ports: Ports) -> None:
    with named_facilitator(BERA, ports):
        made = asked(ports, by=FACILITATING)
    question, me = made.question, BERA.person_id

    reading = refused(lambda: read_question(question.id, reader=me, ports=ports))
    answering = refused(
        lambda: give_answer(question.id, words="Yes.", by=BERA, ports=ports)
    )

    assert question.holder_id == me
    assert (reading, answering) == ("question-not-yours", "question-not-yours")
    assert list_waiting(me, ports=ports) == []


def test_what_a_facilitator_had_goes_to_another_and_the_asker_hears_of_it(
    ports: Ports,
) -> None:
    with named_facilitator(BERA, ports):
        question = asked(ports, privacy=Privacy.FACILITATOR).question
        take_question(question.id, by=BERA, ports=ports)
    passed = standing(ports, question)
    sheet = read_question(question.id, reader=FACILITATING.person_id, ports=ports)

    assert passed.holder_id == passed.facilitator_id == FACILITATING.person_id
    assert sheet.asker == "Demo CO Lead"
    assert told(ports, NewsKind.CONNECT_ASKER).count(f"direct:{LEAD.person_id}") == 2


def test_without_another_facilitator_it_waits_for_the_next(ports: Ports) -> None:
    with named_facilitator(BERA, ports):
        question = asked(ports, by=FACILITATING).question
    waiting = standing(ports, question)
    with named_facilitator(EXO, ports):
        passed = standing(ports, question)

    assert waiting.is_open
    assert waiting.facilitator_id == BERA.person_id
    assert passed.holder_id == EXO.person_id


def kept_names(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT pseudonym FROM connect_askers")
        return [str(row[0]) for row in rows]


def test_nothing_that_is_kept_is_the_same_for_two_questions_of_one_person(
    ports: Ports, engine: Engine
) -> None:
    before = len(kept_names(engine))
    first, second = asked(ports), asked(ports)
    names = kept_names(engine)
    own = [each.handle for each in list_own(LEAD.person_id, ports=ports)]

    assert len(names) - before in {4, 5}  # And once the digests' key.
    assert len(names) == len(set(names))
    assert own[:2] == [second.handle, first.handle]


def test_ones_own_are_found_without_opening_what_others_asked(ports: Ports) -> None:
    made = asked(ports)
    for _ in range(5):
        asked(ports, by=EXO)
    counting = CountingCipher(ports.cipher)

    with ports.read_uow() as uow:
        found = own_questions(
            LEAD.person_id, uow=uow, ports=replace(ports, cipher=counting)
        )

    assert made.handle in [handle for handle, _question in found]
    assert counting.opened == len(found) + 1


class CountingCipher:
    """A cipher that counts what it opens."""

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher
        self.opened = 0

    def seal(self, text: str) -> bytes:
        return self._cipher.seal(text)

    def unseal(self, sealed: bytes) -> str:
        self.opened += 1
        return self._cipher.unseal(sealed)


def test_a_place_that_was_freed_is_taken_again(desk: Desk) -> None:
    ports = desk.ports
    old, new = asked(ports, by=RR), asked(ports, by=RR)
    withdraw_question(old.handle, by=RR, ports=ports)
    desk.clock.now += timedelta(days=91)
    forget_askers(ports=ports)
    third = asked(ports, by=RR)

    own = [each.handle for each in list_own(RR.person_id, ports=ports)]
    assert own == [third.handle, new.handle]


def test_what_reached_nobody_is_forgotten_with_who_asked(desk: Desk) -> None:
    ports = desk.ports
    made = asked(ports)
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=ports)
    not_reached(NewsKind.CONNECT_ASKER, ports)
    desk.clock.now += timedelta(days=91)
    forget_askers(ports=ports)

    with ports.read_uow() as uow:
        mine = [uow.outbox.get(each) for each in range(1, 60)]
    told_of = {each.news.subject for each in mine if each is not None}
    assert made.handle not in told_of


def not_reached(kind: NewsKind, ports: Ports) -> None:
    """Let the last news of a kind not arrive."""
    with ports.open_uow() as uow:
        last = [
            one
            for one in uow.outbox.due(ports.clock(), limit=200)
            if one.news.kind is kind
        ][-1]
        now = uow.delivery.now()
        uow.delivery.lease([last], by="p", at=ports.clock(), until=now)
        uow.delivery.settle(
            last.id, by="p", as_=NewsState.NOT_REACHED, at=ports.clock(), problem="gone"
        )
        uow.commit()


def test_what_is_asked_back_goes_to_who_may_answer_now(ports: Ports) -> None:
    with named_facilitator(BERA, ports):
        made = asked(ports, by=FACILITATING)
        give_answer(made.question.id, words="Yes.", by=BERA, ports=ports)
    with named_facilitator(EXO, ports):
        again = ask_back(made.handle, words="Why?", by=FACILITATING, ports=ports)

    assert made.question.holder_id == BERA.person_id
    assert again.holder_id == again.facilitator_id == EXO.person_id
    assert f"direct:{EXO.person_id}" in told(ports, NewsKind.CONNECT)


@pytest.mark.usefixtures("named")
def test_who_alone_may_know_does_not_name_the_asker_to_others(ports: Ports) -> None:
    question = asked(ports, privacy=Privacy.FACILITATOR).question.id
    words, to = "Zelda Exemplar asks this.", ADVISING.person_id

    handing = refused(
        lambda: hand_on(
            question, person_id=to, note=words, by=FACILITATING, ports=ports
        )
    )
    noting = refused(
        lambda: add_note(question, words=words, by=FACILITATING, ports=ports)
    )
    answering = refused(
        lambda: give_answer(question, words=words, by=FACILITATING, ports=ports)
    )

    assert handing == noting == answering == "asker-named"


@pytest.mark.usefixtures("named")
def test_who_may_not_know_is_told_nothing_by_naming_somebody(ports: Ports) -> None:
    question = asked(ports, privacy=Privacy.ANONYMOUS).question.id

    for name in ("Zelda Exemplar", "Quentin Sample"):
        words = f"Is it {name} who asks?"
        add_note(question, words=words, by=FACILITATING, ports=ports)
        sheet = read_question(question, reader=FACILITATING.person_id, ports=ports)
        assert sheet.lines[-1].words == words


def test_questions_of_one_person_at_once_are_all_kept_and_found(ports: Ports) -> None:
    made = press_at_once(lambda _number: asked(ports, by=RR))

    own = {each.handle for each in list_own(RR.person_id, ports=ports)}
    assert {each.handle for each in made} <= own


def test_what_keeps_whose_it_is_keeps_no_hour(desk: Desk) -> None:
    kept = keep_question("Do we need FPIC?", by=LEAD, ports=desk.ports).draft_id
    form = open_form(kept, by=LEAD, ports=desk.ports).id

    with desk.ports.read_uow() as uow:
        drafts = [
            uow.drafts.peek(each, person_id=LEAD.person_id) for each in (kept, form)
        ]
    at = {each.at for each in drafts if each is not None}
    assert at == {desk.clock.now.replace(hour=0, minute=0, second=0, microsecond=0)}
    assert desk.clock.now not in at
