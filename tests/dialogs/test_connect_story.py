"""Direct connect from the first word to the public answer, played by all its people."""

import logging

import pytest
from sqlalchemy import Engine, inspect

from bot.demo_office import EXPERT, FACILITATOR
from cards.elements import Button, Card
from cards.plain import as_plain
from cards.verbs import Verb
from dialogs.conversation import Reply
from services.learning.connect.askers import own_questions
from services.ports import Ports
from tests.cards.items import items_in
from tests.dialogs.cast import LEAD, OUTSIDER
from tests.speaking import speaks
from tests.talking import Talk, form_in, words_in

PRIVATE = "Do we need FPIC when the community is only consulted?"


def last_to(talk: Talk, who: str) -> Card:
    there = f"direct:{who}"
    return [card for at, card in talk.channel.standing.values() if at == there][-1]


def pressed(talk: Talk, who: str, card: Card, verb: Verb, **inputs: str) -> Reply:
    """Press a button of a card; a form's inputs go to the verb that it sends."""
    button = next(each for each in card.buttons if each.verb == verb)
    reply = talk.say(who, verb=button.verb, target=button.target)
    if reply.form is None:
        return reply
    form = form_in(reply)
    return talk.say(who, verb=form.verb, target=form.target, inputs=inputs)


def ask(talk: Talk, who: str = LEAD, **inputs: str) -> Reply:
    form = form_in(talk.say(who, f"ask privately {PRIVATE}"))
    typed = {each.name: each.value for each in form.fields}
    sent = typed | {"topic": "indigenous peoples", "told": "yes"} | inputs
    return talk.say(who, verb=form.verb, target=form.target, inputs=sent)


def handed_on(talk: Talk, asked: Card) -> Card:
    """Hand a question to whom the desk offers first; return the offer."""
    [offer] = pressed(talk, FACILITATOR, asked, Verb.CONNECT_HAND_ON_FORM).cards
    press = first_button(offer)
    talk.say(FACILITATOR, verb=press.verb, target=press.target)
    return offer


def first_button(card: Card) -> Button:
    button = items_in(card)[0].button
    assert button is not None
    return button


def own_card(talk: Talk) -> Card:
    show = first_button(talk.say(LEAD, "my questions").cards[0])
    return talk.say(LEAD, verb=show.verb, target=show.target).cards[0]


def test_a_question_is_handed_on_answered_and_asked_back(talk: Talk) -> None:
    sent = ask(talk, privacy="anonymous")
    offer = handed_on(talk, last_to(talk, FACILITATOR))
    handed = last_to(talk, EXPERT)
    pressed(talk, EXPERT, handed, Verb.CONNECT_ANSWER_FORM, words="Yes, you do.")
    answered = last_to(talk, LEAD)
    pressed(talk, LEAD, answered, Verb.CONNECT_ASK_BACK_FORM, words="From everybody?")
    again = last_to(talk, EXPERT)
    pressed(talk, EXPERT, again, Verb.CONNECT_ANSWER_FORM, words="From their people.")

    assert "Your question is with Demo Community Facilitator" in words_in(sent)
    assert "knows this topic" in as_plain(offer)
    assert "Demo Hub Expert answered" in answered.title
    assert "Yes, you do." in as_plain(answered)
    assert "From everybody?" in as_plain(again)
    assert "From their people." in as_plain(last_to(talk, LEAD))


def test_an_answer_stands_for_everybody_once_its_asker_agrees(
    talk: Talk, ports: Ports
) -> None:
    ask(talk, privacy="anonymous")
    asked = last_to(talk, FACILITATOR)
    target = asked.buttons[0].target
    pressed(talk, FACILITATOR, asked, Verb.CONNECT_ANSWER_FORM, words="Yes, you do.")
    final = last_to(talk, LEAD)
    helped = pressed(talk, LEAD, final, Verb.CONNECT_HELPED)
    pressed(talk, LEAD, final, Verb.CONNECT_CONSENT)
    [agreed] = talk.say(FACILITATOR, verb=Verb.CONNECT_SHOW, target=target).cards
    edited = {"question": "Is FPIC needed?", "answer": "Yes.", "rows": "5"}
    pressed(talk, FACILITATOR, agreed, Verb.CONNECT_PUBLISH_FORM, **edited)
    [public] = talk.say(OUTSIDER, "asked before").cards
    with ports.read_uow() as uow:
        [stands] = uow.questions.published()
    pressed(talk, LEAD, own_card(talk), Verb.CONNECT_CONSENT)
    [after] = talk.say(OUTSIDER, "asked before").cards

    assert "It helped" in as_plain(helped.cards[0])
    assert "Is FPIC needed?" in as_plain(public)
    assert len(stands.row_keys) == 1
    assert "Is FPIC needed?" not in as_plain(after)


def test_who_asks_anonymously_stands_nowhere_but_in_their_own_chat(
    talk: Talk, ports: Ports
) -> None:
    ask(talk, privacy="anonymous")

    shown = as_plain(last_to(talk, FACILITATOR))
    assert "Asker " in shown
    assert "Demo CO Lead" not in shown
    assert "Demo Regional Bureau" not in shown


@pytest.mark.parametrize("privacy", ["facilitator", "named"])
def test_who_may_know_is_told_who_asks_and_nobody_else(
    talk: Talk, privacy: str
) -> None:
    ask(talk, privacy=privacy)
    asked = last_to(talk, FACILITATOR)
    target = asked.buttons[0].target
    talk.say(
        FACILITATOR, verb=Verb.CONNECT_HAND_ON, target=target, inputs={"person": EXPERT}
    )

    assert "Demo CO Lead" in as_plain(asked)
    assert ("Demo CO Lead" in as_plain(last_to(talk, EXPERT))) == (privacy == "named")


def test_the_asker_reads_first_who_could_see_more(talk: Talk) -> None:
    form = talk.say(LEAD, f"ask privately {PRIVATE}").form
    unread = ask(talk, told="no")

    assert form is not None
    read = " ".join(as_plain(form).split())
    assert "whoever runs this server holds the key" in read
    assert "In a small community what you describe may give you away" in read
    assert unread.refusal == "question-not-told"
    assert form_in(unread).fields[-1].problem


def test_numbers_and_addresses_are_asked_about_before_they_are_stored(
    talk: Talk, ports: Ports
) -> None:
    text = "Whom do I tell that Mr Who, +254 712 345 678, who@example.org complained?"
    warned = ask(talk, question=text)
    form = form_in(warned)
    with ports.read_uow() as uow:
        stored = uow.questions.open()
    inputs = {each.name: each.value for each in form.fields}
    talk.say(
        LEAD,
        verb=form.verb,
        target=form.target,
        inputs=inputs | {"mask": "yes", "told": "yes"},
    )

    assert warned.refusal == "question-has-private"
    assert stored == []
    shown = as_plain(last_to(talk, FACILITATOR))
    assert "712" not in shown
    assert "example.org" not in shown
    assert "[…]" in shown


def test_nothing_is_changed_where_others_read_along(talk: Talk, case_id: str) -> None:
    ask(talk)
    target = last_to(talk, FACILITATOR).buttons[0].target
    refused = talk.say(
        FACILITATOR,
        verb=Verb.CONNECT_ANSWER,
        target=target,
        inputs={"words": "Yes."},
        conversation=f"room:{case_id}",
    )

    assert refused.refusal == "question-own-chat"
    assert "Yes." not in as_plain(own_card(talk))


def test_an_expert_who_asks_is_offered_and_hands_their_own_back(talk: Talk) -> None:
    ask(talk, EXPERT, privacy="anonymous")
    handed_on(talk, last_to(talk, FACILITATOR))
    target = last_to(talk, FACILITATOR).buttons[0].target
    [handed] = talk.say(EXPERT, verb=Verb.CONNECT_SHOW, target=target).cards
    pressed(talk, EXPERT, handed, Verb.CONNECT_HAND_BACK_FORM, reason="On leave.")
    back = as_plain(last_to(talk, FACILITATOR))

    assert "whoever handed it to you does not know" in as_plain(handed)
    assert [each.verb for each in handed.buttons] == [Verb.CONNECT_HAND_BACK_FORM]
    assert "Asker " in back
    assert "On leave." in back


def test_who_asks_is_asked_into_the_group_and_may_say_not_now(talk: Talk) -> None:
    ask(talk, EXPERT, privacy="anonymous")
    card = last_to(talk, FACILITATOR)
    people = {"first": EXPERT, "second": OUTSIDER}
    pressed(talk, FACILITATOR, card, Verb.CONNECT_GATHER_FORM, **people)
    invited = last_to(talk, EXPERT)
    pressed(talk, EXPERT, invited, Verb.CONNECT_PEER_DECLINE)

    assert [each.verb for each in invited.buttons] == [Verb.CONNECT_PEER_DECLINE]
    seen = " ".join(as_plain(last_to(talk, FACILITATOR)).split())
    assert "Demo Hub Expert (said no)" in seen


def test_a_small_group_is_chosen_or_written_by_name(talk: Talk) -> None:
    ask(talk, privacy="anonymous")
    card = last_to(talk, FACILITATOR)
    odd = {"first": "hub expert", "second": "Nobody Known"}
    again = pressed(talk, FACILITATOR, card, Verb.CONNECT_GATHER_FORM, **odd)
    first, second, third, _ = form_in(again).fields
    right = odd | {"second": OUTSIDER}

    gathered = pressed(talk, FACILITATOR, card, Verb.CONNECT_GATHER_FORM, **right)

    assert {EXPERT, LEAD, OUTSIDER} <= set(dict(first.options))
    assert (bool(first.problem), bool(second.problem)) == (False, True)
    assert (second.required, third.required) == (True, False)
    assert "Demo Hub Expert (asked)" in " ".join(as_plain(gathered.cards[-1]).split())


def test_before_an_answer_something_is_added_and_after_it_asked_back(
    talk: Talk,
) -> None:
    [asked] = ask(talk).cards
    card = last_to(talk, FACILITATOR)
    pressed(talk, FACILITATOR, card, Verb.CONNECT_ANSWER_FORM, words="Yes.")
    answered = last_to(talk, LEAD)

    assert "Add something…" in {each.label for each in asked.buttons}
    assert "Ask back…" in {each.label for each in answered.buttons}
    assert asked.badges[0].text == "Waits for an answer"


def test_what_was_typed_is_shown_without_the_words_in_its_own_language(
    talk: Talk,
) -> None:
    english = talk.say(LEAD, f"ask privately {PRIVATE}")
    speaks(talk.ports, LEAD, "es")

    spanish = talk.say(LEAD, f"preguntar en privado {PRIVATE}")

    assert (english.echo, spanish.echo) == ("ask privately", "preguntar en privado")


def test_a_form_sent_twice_asks_once(talk: Talk, ports: Ports) -> None:
    form = form_in(talk.say(LEAD, "ask privately"))
    inputs = {"question": PRIVATE, "privacy": "named", "told": "yes"}
    for _ in range(2):
        talk.say(LEAD, verb=form.verb, target=form.target, inputs=inputs)

    with ports.read_uow() as uow:
        assert len(uow.questions.open()) == 1


def test_it_is_asked_and_shown_in_ones_own_chat_alone(talk: Talk, case_id: str) -> None:
    room = f"room:{case_id}"
    asked = talk.say(LEAD, f"ask privately {PRIVATE}", conversation=room)
    listed = talk.say(LEAD, "my questions", conversation=room)

    assert asked.refusal == listed.refusal == "question-own-chat"
    assert PRIVATE not in (asked.echo or "")


def test_a_question_is_declined_with_a_reason(talk: Talk) -> None:
    ask(talk)
    card = last_to(talk, FACILITATOR)
    pressed(talk, FACILITATOR, card, Verb.CONNECT_DECLINE_FORM, reason="Ask SECU.")

    told = last_to(talk, LEAD)
    assert "declined" in told.title
    assert "Ask SECU." in as_plain(told)


def test_a_question_is_taken_back_once_the_asker_is_sure(talk: Talk) -> None:
    [card] = ask(talk).cards
    asked_back = pressed(talk, LEAD, card, Verb.CONNECT_WITHDRAW).cards[0]
    gone = pressed(talk, LEAD, asked_back, Verb.CONNECT_WITHDRAW)
    queue = talk.say(FACILITATOR, "questions")

    assert "You took your question back" in words_in(gone)
    assert "Nothing waits" in as_plain(queue.cards[0])


def test_a_small_group_helps_once_they_agree(talk: Talk) -> None:
    ask(talk, privacy="anonymous")
    card = last_to(talk, FACILITATOR)
    people = {"first": EXPERT, "second": OUTSIDER}
    pressed(talk, FACILITATOR, card, Verb.CONNECT_GATHER_FORM, **people)
    invited = last_to(talk, OUTSIDER)
    [seen] = pressed(talk, OUTSIDER, invited, Verb.CONNECT_PEER_AGREE).cards
    pressed(talk, OUTSIDER, seen, Verb.CONNECT_NOTE_FORM, words="It depends.")
    refused = talk.say(
        OUTSIDER,
        verb=Verb.CONNECT_ANSWER,
        target=seen.buttons[0].target,
        inputs={"words": "Yes"},
    )

    assert PRIVATE not in as_plain(invited)
    assert PRIVATE in as_plain(seen)
    assert "It depends." in as_plain(last_to(talk, FACILITATOR))
    assert refused.refusal == "question-not-yours"
    assert "It depends." not in as_plain(own_card(talk))


def test_what_waits_stands_on_the_home_of_whom_it_waits_for(
    talk: Talk, case_id: str
) -> None:
    ask(talk)
    mine, theirs, others = (
        as_plain(talk.say(who, "home").cards[0])
        for who in (LEAD, FACILITATOR, OUTSIDER)
    )
    room = f"room:{case_id}"
    in_room = as_plain(talk.say(LEAD, "home", conversation=room).cards[0])

    assert "What you asked" in mine
    assert "Questions to answer" in theirs
    assert PRIVATE[:30] not in in_room
    assert PRIVATE[:30] not in others


def test_the_queue_is_shown_in_ones_own_chat_alone(talk: Talk, case_id: str) -> None:
    ask(talk)
    target = last_to(talk, FACILITATOR).buttons[0].target
    room = f"room:{case_id}"

    queue = talk.say(FACILITATOR, "questions", conversation=room)
    shown = talk.say(
        FACILITATOR, verb=Verb.CONNECT_SHOW, target=target, conversation=room
    )

    assert queue.refusal == shown.refusal == "question-own-chat"


def test_late_questions_and_ones_own_are_listed_by_scope(talk: Talk) -> None:
    ask(talk)

    said = {
        scope: as_plain(talk.say(FACILITATOR, f"questions {scope}").cards[0])
        for scope in ("open", "late", "mine")
    }

    assert "Do we need FPIC" in said["open"]
    assert "Do we need FPIC" in said["mine"]
    assert "Nothing waits" in said["late"]


def test_what_an_expert_hands_back_is_with_its_facilitator_at_once(talk: Talk) -> None:
    ask(talk)
    handed_on(talk, last_to(talk, FACILITATOR))
    handed = last_to(talk, EXPERT)
    pressed(talk, EXPERT, handed, Verb.CONNECT_HAND_BACK_FORM, reason="On leave.")
    back = last_to(talk, FACILITATOR)

    assert "On leave." in as_plain(back)
    assert Verb.CONNECT_TAKE not in {each.verb for each in back.buttons}


def test_a_facilitator_takes_over_what_an_expert_has(talk: Talk) -> None:
    ask(talk)
    question_id = last_to(talk, FACILITATOR).buttons[0].target
    handed_on(talk, last_to(talk, FACILITATOR))
    [held] = talk.say(FACILITATOR, verb=Verb.CONNECT_SHOW, target=question_id).cards
    taken = pressed(talk, FACILITATOR, held, Verb.CONNECT_TAKE)

    assert "It is yours now." in words_in(taken)


def test_who_says_no_to_the_group_is_thanked(talk: Talk) -> None:
    ask(talk)
    card = last_to(talk, FACILITATOR)
    people = {"first": EXPERT, "second": OUTSIDER}
    pressed(talk, FACILITATOR, card, Verb.CONNECT_GATHER_FORM, **people)

    said = pressed(talk, OUTSIDER, last_to(talk, OUTSIDER), Verb.CONNECT_PEER_DECLINE)

    assert "Thank you" in words_in(said)


def test_nothing_that_was_said_to_an_asker_keeps_when_it_was_said(
    talk: Talk, ports: Ports, engine: Engine
) -> None:
    ask(talk, privacy="anonymous")
    asked = last_to(talk, FACILITATOR)
    pressed(talk, FACILITATOR, asked, Verb.CONNECT_ANSWER_FORM, words="Yes, you do.")
    pressed(talk, LEAD, last_to(talk, LEAD), Verb.CONNECT_HELPED)

    kept = [
        (table, row)
        for table in inspect(engine).get_table_names()
        for row in rows_of(table, engine)
        if LEAD in str(row) and "2024-" in str(row)
    ]
    assert "Yes, you do." in as_plain(last_to(talk, LEAD))
    assert kept == []


def rows_of(table: str, engine: Engine) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"')  # noqa: S608
        return [tuple(row) for row in rows]


def test_no_line_of_the_log_tells_who_asks(
    talk: Talk, ports: Ports, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ask(talk, privacy="anonymous", question=f"{PRIVATE} Demo CO Lead", mask="yes")
    asked = last_to(talk, FACILITATOR)
    pressed(talk, FACILITATOR, asked, Verb.CONNECT_ANSWER_FORM, words="Yes, you do.")
    pressed(talk, LEAD, last_to(talk, LEAD), Verb.CONNECT_HELPED)
    talk.say(OUTSIDER, verb=Verb.CONNECT_SHOW, target=asked.buttons[0].target)
    with ports.read_uow() as uow:
        handles = {
            handle for handle, _each in own_questions(LEAD, uow=uow, ports=ports)
        }

    secrets = {LEAD, "Demo CO Lead", "Asker ", PRIVATE, *handles}
    assert handles
    assert [each for each in secrets if each in caplog.text] == []
