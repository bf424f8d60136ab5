"""Questions to a person: kept to the asker, promised, answered once, forgotten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from domain.learning.connect import Consent, Helped, Privacy, QuestionState, Step
from domain.learning.roster import RosterWords
from domain.news import NewsKind
from domain.refusals import Refusal
from scheduler.sweep_promises import sweep_promises
from services.learning.connect.answering import give_answer
from services.learning.connect.ask_privately import ask_privately
from services.learning.connect.forget_askers import forget_askers
from services.learning.connect.handing import hand_on, read_hand_on, take_question
from services.learning.connect.open_form import open_form
from services.learning.connect.publish import public_answers, publish_answer
from services.learning.connect.read_own import list_own, read_own
from services.learning.connect.read_question import read_question
from services.learning.connect.thread import (
    ask_back,
    say_consent,
    say_helped,
    withdraw_question,
)
from services.learning.feedback.count_question import keep_question
from services.learning.roster.own_part import describe_part
from services.ports import Ports
from tests.services.asking import (
    ADVISING,
    FACILITATING,
    WORDS,
    asked,
    new_question,
    standing,
    told,
)
from tests.services.cast import BERA, LEAD, OUTSIDER, Desk
from tests.services.refusing import refused
from tests.services.test_roster import named_facilitator
from tests.storage.presses import press_at_once

K = NewsKind
ASKER = f"direct:{LEAD.person_id}"
FACILITATOR = f"direct:{FACILITATING.person_id}"


def at(desk: Desk, day: int, hour: int) -> None:
    """Set the clock in September 2024; New York's nine o'clock is one in UTC."""
    desk.clock.now = datetime(2024, 9, day, hour, tzinfo=UTC)


def test_an_answer_is_promised_within_a_working_day_of_the_facilitator(
    desk: Desk,
) -> None:
    at(desk, 6, 15)  # A Friday, eleven o'clock in New York.
    question = asked(desk.ports).question

    assert question.promised_at == datetime(2024, 9, 9, 15, tzinfo=UTC)
    assert question.look_at == datetime(2024, 9, 6, 19, tzinfo=UTC)


def test_what_is_asked_at_a_weekend_counts_from_the_next_morning(desk: Desk) -> None:
    at(desk, 7, 15)
    question = asked(desk.ports).question

    assert question.promised_at == datetime(2024, 9, 10, 13, tzinfo=UTC)


def test_the_ladder_reminds_then_tells_the_others_then_the_asker(desk: Desk) -> None:
    ports = desk.ports
    at(desk, 3, 15)
    with named_facilitator(BERA, ports):
        question = asked(ports).question
        holder = f"direct:{question.holder_id}"
        said: list[list[str]] = []
        for day, hour in ((3, 19), (4, 15), (4, 16), (4, 17)):
            at(desk, day, hour)
            sweep_promises(ports)
            said.append([*told(ports, K.CONNECT_WAITS), *told(ports, K.CONNECT_ASKER)])

    other = ({FACILITATOR, f"direct:{BERA.person_id}"} - {holder}).pop()
    assert said[0] == [holder]
    assert said[1] == [holder, holder]
    assert said[2] == [holder, holder, other]
    assert said[3] == [holder, holder, other, ASKER]
    assert standing(ports, question).step is Step.SPENT
    assert sweep_promises(ports) == 0


def test_nobody_is_reminded_twice_a_day_however_much_waits(desk: Desk) -> None:
    at(desk, 3, 15)
    for _ in range(3):
        asked(desk.ports)

    at(desk, 3, 20)
    sweep_promises(desk.ports)

    assert told(desk.ports, K.CONNECT_WAITS) == [FACILITATOR]


def test_what_is_answered_reminds_nobody(desk: Desk) -> None:
    at(desk, 3, 15)
    question = asked(desk.ports).question
    give_answer(question.id, words="Yes.", by=FACILITATING, ports=desk.ports)

    at(desk, 9, 15)
    sweep_promises(desk.ports)

    assert told(desk.ports, K.CONNECT_WAITS) == []


def test_many_sweeps_at_once_remind_once(desk: Desk) -> None:
    at(desk, 3, 15)
    question = asked(desk.ports).question
    at(desk, 3, 20)

    press_at_once(lambda _number: sweep_promises(desk.ports))

    assert told(desk.ports, K.CONNECT_WAITS) == [FACILITATOR]
    assert standing(desk.ports, question).step is Step.END


def test_no_table_joins_an_asker_with_a_question(ports: Ports, engine: Engine) -> None:
    made = asked(ports)
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=ports)
    ask_back(made.handle, words="And else?", by=LEAD, ports=ports)
    secrets = (made.question.id, made.question.pseudonym)

    with engine.connect() as connection:
        names = [
            table
            for table in _tables(engine)
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')  # noqa: S608
            if LEAD.person_id in str(row) and any(each in str(row) for each in secrets)
        ]
        stored = str(
            [
                tuple(row)
                for table in _tables(engine)
                if table.startswith("connect_")
                for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')  # noqa: S608
            ]
        )

    assert names == []
    assert LEAD.person_id not in stored
    assert made.handle not in stored
    assert WORDS not in stored


def _tables(engine: Engine) -> list[str]:
    from sqlalchemy import inspect

    return inspect(engine).get_table_names()


def test_the_record_names_an_asker_by_the_pseudonym(ports: Ports) -> None:
    made = asked(ports)
    ask_back(made.handle, words="And else?", by=LEAD, ports=ports)

    with ports.read_uow() as uow:
        entries = uow.questions.entries(made.question.id)
    assert {each.who for each in entries} == {made.question.pseudonym}
    assert "told who could see it" in entries[0].about


def test_who_asked_is_forgotten_after_the_time_that_is_set(desk: Desk) -> None:
    ports = replace(desk.ports, askers_kept=timedelta(days=30))
    open_one, closed = asked(ports), asked(ports)
    give_answer(closed.question.id, words="Yes.", by=FACILITATING, ports=ports)

    desk.clock.now += timedelta(days=29)
    early = forget_askers(ports=ports)
    desk.clock.now += timedelta(days=2)
    late = forget_askers(ports=ports)

    assert (early, late) == (0, 1)
    assert [each.handle for each in list_own(LEAD.person_id, ports=ports)] == [
        open_one.handle
    ]
    code = refused(lambda: read_own(closed.handle, reader=LEAD.person_id, ports=ports))
    assert code == "question-not-yours"


def test_each_question_has_a_pseudonym_of_its_own(ports: Ports) -> None:
    assert asked(ports).question.pseudonym != asked(ports).question.pseudonym


@pytest.mark.parametrize(
    "privacy, facilitator_knows, expert_knows",
    [
        (Privacy.NAMED, True, True),
        (Privacy.FACILITATOR, True, False),
        (Privacy.ANONYMOUS, False, False),
    ],
)
def test_who_may_know_is_shown_who_asks(
    ports: Ports, privacy: Privacy, facilitator_knows: bool, expert_knows: bool
) -> None:
    question = asked(ports, privacy=privacy).question
    hand_on(question.id, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)

    def knows(person_id: str) -> bool:
        sheet = read_question(question.id, reader=person_id, ports=ports)
        return sheet.asker == "Demo CO Lead"

    assert knows(FACILITATING.person_id) == facilitator_knows
    assert knows(ADVISING.person_id) == expert_knows
    assert (question.region == "") == (privacy is Privacy.ANONYMOUS)


def test_a_facilitator_who_does_not_have_it_is_not_shown_who_asks(
    ports: Ports,
) -> None:
    question = asked(ports, privacy=Privacy.FACILITATOR).question
    with named_facilitator(BERA, ports):
        before = read_question(question.id, reader=BERA.person_id, ports=ports).asker
        take_question(question.id, by=BERA, ports=ports)
        after = read_question(question.id, reader=BERA.person_id, ports=ports).asker

    assert before == question.pseudonym
    assert after == "Demo CO Lead"
    assert ASKER in told(ports, K.CONNECT_ASKER)


def test_names_behind_the_wall_are_masked_for_whoever_answers(desk: Desk) -> None:
    desk.open(requestors=("Zelda Exemplar",))
    words = "What do we tell Zelda Exemplar about the timing?"
    made = asked(desk.ports, words)
    reader = FACILITATING.person_id

    sheet = read_question(made.question.id, reader=reader, ports=desk.ports)
    own = read_own(made.handle, reader=LEAD.person_id, ports=desk.ports)

    assert "Exemplar" not in sheet.lines[0].words
    assert own.words == words


def test_of_many_answers_at_once_one_is_sent(ports: Ports) -> None:
    question = asked(ports).question

    def press(number: int) -> str:
        try:
            give_answer(
                question.id, words=f"Answer {number}", by=FACILITATING, ports=ports
            )
        except Refusal as refusal:
            return refusal.code
        return "sent"

    answers = press_at_once(press)

    assert sorted(answers).count("sent") == 1
    assert told(ports, K.CONNECT_ASKER) == [ASKER]


def test_the_same_answer_sent_twice_is_sent_once(ports: Ports) -> None:
    question = asked(ports).question
    for _ in range(2):
        given = give_answer(question.id, words="Yes.", by=FACILITATING, ports=ports)

    assert given.state is QuestionState.ANSWERED
    assert told(ports, K.CONNECT_ASKER) == [ASKER]


def test_a_form_pressed_many_times_at_once_asks_once(ports: Ports) -> None:
    draft = open_form("", by=LEAD, ports=ports).id

    made = press_at_once(
        lambda _number: ask_privately(draft, new_question(), by=LEAD, ports=ports)
    )

    assert len({each.question.id for each in made}) == 1
    assert told(ports, K.CONNECT) == [FACILITATOR]


def test_what_is_taken_back_is_answered_by_nobody(ports: Ports) -> None:
    made = asked(ports)
    withdraw_question(made.handle, by=LEAD, ports=ports)
    withdraw_question(made.handle, by=LEAD, ports=ports)

    code = refused(
        lambda: give_answer(
            made.question.id, words="Yes.", by=FACILITATING, ports=ports
        )
    )

    assert code == "question-withdrawn"


def test_asking_back_opens_it_with_a_new_promise(desk: Desk) -> None:
    at(desk, 3, 15)
    made = asked(desk.ports)
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=desk.ports)
    at(desk, 10, 15)

    again = ask_back(made.handle, words="From whom?", by=LEAD, ports=desk.ports)
    twice = ask_back(made.handle, words="From whom?", by=LEAD, ports=desk.ports)

    assert again.is_open
    assert again.promised_at == datetime(2024, 9, 11, 15, tzinfo=UTC)
    assert twice.version == again.version
    assert standing(desk.ports, made.question).closed_at is None


def test_the_asker_says_whether_it_helped(ports: Ports) -> None:
    made = asked(ports)
    early = refused(lambda: say_helped(made.handle, helped=True, by=LEAD, ports=ports))
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=ports)
    say_helped(made.handle, helped=True, by=LEAD, ports=ports)

    said = say_helped(made.handle, helped=False, by=LEAD, ports=ports)

    assert early == "question-not-answered"
    assert said.helped is Helped.NO


def test_nothing_is_public_without_consent_nor_once_it_is_taken_back(
    ports: Ports,
) -> None:
    made = asked(ports)
    give_answer(made.question.id, words="Yes.", by=FACILITATING, ports=ports)

    def publish(answer: str = "Yes.") -> object:
        return publish_answer(
            made.question.id,
            question="Is FPIC needed?",
            answer=answer,
            by=FACILITATING,
            ports=ports,
        )

    without = refused(publish)
    agreed = say_consent(made.handle, yes=True, by=LEAD, ports=ports)
    naming = refused(lambda: publish("Ask Demo CO Lead, or write to who@example.org."))
    publish()
    publish()
    shown = [each.question_id for each in public_answers(ports=ports)]
    say_consent(made.handle, yes=False, by=LEAD, ports=ports)
    after = [each.question_id for each in public_answers(ports=ports)]

    assert agreed.consent is Consent.YES
    assert (without, naming) == ("consent-missing", "answer-names-somebody")
    assert shown.count(made.question.id) == 1
    assert made.question.id not in after


def test_only_who_has_room_and_is_there_is_offered(desk: Desk) -> None:
    ports = desk.ports
    first = asked(ports).question.id

    def offered() -> list[str]:
        sheet = read_hand_on(asked(ports).question.id, by=FACILITATING, ports=ports)
        return [each.entry.person_id for each in sheet.candidates]

    with ports.read_uow() as uow:
        [entry] = uow.roster.of_person(ADVISING.person_id)
    here = offered()
    away = replace(ports, away=lambda: frozenset({ADVISING.person_id}))
    sheet = read_hand_on(first, by=FACILITATING, ports=away)
    small = RosterWords(topics=entry.topics, languages=entry.languages, most_open=1)
    describe_part(entry.id, words=small, by=ADVISING, ports=ports)
    hand_on(first, person_id=ADVISING.person_id, by=FACILITATING, ports=ports)
    full = offered()
    back = replace(small, most_open=entry.most_open)
    describe_part(entry.id, words=back, by=ADVISING, ports=ports)

    assert here == [ADVISING.person_id]
    assert sheet.candidates == ()
    assert full == []


def test_without_a_facilitator_nothing_is_taken(ports: Ports) -> None:
    code = refused(lambda: asked(ports, by=FACILITATING))

    assert code == "no-facilitator"


@pytest.mark.parametrize(
    "words, code",
    [
        ("", "words-missing"),
        ("a", "question-too-short"),
        ("1234567890 ??", "question-too-short"),
        ("x" * 50_000, "text-too-long"),
        ("Call me at +254 712 345 678 please", "question-has-private"),
        ("Write to who@example.org for that", "question-has-private"),
    ],
)
def test_what_nobody_could_answer_or_should_read_is_refused(
    ports: Ports, words: str, code: str
) -> None:
    assert refused(lambda: asked(ports, words)) == code


def test_other_scripts_and_markup_are_asked_as_they_are(ports: Ports) -> None:
    words = "هل نحتاج إلى موافقة؟ <b>@all</b> `x = 1`"
    made = asked(ports, words)

    assert read_own(made.handle, reader=LEAD.person_id, ports=ports).words == words


def test_a_form_begins_with_what_its_asker_alone_asked_the_desk(ports: Ports) -> None:
    kept = keep_question(WORDS, by=LEAD, ports=ports).draft_id

    assert open_form(kept, by=LEAD, ports=ports).words == WORDS
    assert open_form(kept, by=OUTSIDER, ports=ports).words == ""


def test_one_question_to_the_desk_is_sent_to_a_person_once(ports: Ports) -> None:
    kept = keep_question(WORDS, by=LEAD, ports=ports).draft_id
    forms = [open_form(kept, by=LEAD, ports=ports) for _ in range(2)]
    made = [
        ask_privately(form.id, new_question(), by=LEAD, ports=ports) for form in forms
    ]

    again = open_form(kept, by=LEAD, ports=ports)

    assert made[0].question.id == made[1].question.id
    assert (again.sent, again.id) == (True, made[0].handle)
    assert told(ports, K.CONNECT) == [FACILITATOR]


def test_a_mark_that_no_database_keeps_is_taken_out(ports: Ports) -> None:
    made = asked(ports, "Do we need\x00 FPIC when they are only consulted?")
    give_answer(made.question.id, words="Yes\x00.", by=FACILITATING, ports=ports)
    say_consent(made.handle, yes=True, by=LEAD, ports=ports)
    public = publish_answer(
        made.question.id,
        question="Needed\x00?",
        answer="Yes\x00.",
        by=FACILITATING,
        ports=ports,
    )

    assert (public.question, public.answer) == ("Needed?", "Yes.")
