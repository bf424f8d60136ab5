"""What did not arrive is sent again when somebody asks, once however often they do."""

from datetime import timedelta

import pytest

from domain.cases import Case
from domain.news import News, NewsKind, NewsState, Outgoing, direct_with, room_of
from domain.nudging.history import NudgeOutcome
from domain.nudging.ladders import Step
from domain.nudging.messages import Mention, Message
from domain.people import Actor
from domain.refusals import Refusal
from domain.ways import Way
from services.delivery.send_again import send_again
from services.delivery.try_again import try_again
from services.nudging.read_nudge import read_nudge
from services.reading.read_case import read_case
from tests.services.cast import EXO, FOCAL, LEAD, OUTSIDER, RR, Desk

CHAT = direct_with(LEAD.person_id)


@pytest.fixture(name="case")
def _case(desk: Desk) -> Case:
    return desk.open()


def trouble(
    desk: Desk,
    case: Case,
    state: NewsState,
    *,
    conversation: str = CHAT,
    subject: str = "team-agreed",
) -> Outgoing:
    """Let a note end in trouble."""
    news = News(
        case_id=case.id,
        conversation=conversation,
        kind=NewsKind.NOTE,
        subject=subject,
    )
    far = desk.clock.now + timedelta(days=1)
    with desk.ports.open_uow() as uow:
        uow.record.queue([news], at=desk.clock.now)
        found = uow.outbox.due(far, limit=10**6)[-1]
        uow.delivery.lease([found], by="a", at=desk.clock.now, until=far)
        uow.delivery.settle(
            found.id, by="a", as_=state, at=desk.clock.now, problem="http-502"
        )
        uow.commit()
    return found


def gathered(
    desk: Desk,
    state: NewsState,
    *cases: Case,
    label: str = "5",
    to: Actor = LEAD,
) -> Outgoing:
    """Let a reminder of an action of each case, all in one message, end so."""
    desk.clock.advance(days=1)  # A day has one such message.
    at, far = desk.clock.now, desk.clock.now + timedelta(days=1)
    ids = [desk.action(case, label).id for case in cases]
    with desk.ports.open_uow() as uow:
        mentions = tuple(Mention(action=a, step=Step.DUE) for a in uow.sweep.some(ids))
        message = Message(person_id=to.person_id, day=at.date(), mentions=mentions)
        uow.sweep.queue([message], at=at)
        found = uow.outbox.due(far, limit=10**6)[-1]
        uow.delivery.lease([found], by="a", at=at, until=far)
        uow.delivery.settle(found.id, by="a", as_=state, at=at, problem="http-502")
        sent = state is NewsState.SENT
        outcome = NudgeOutcome.DELIVERED if sent else NudgeOutcome(state)
        uow.nudges.settle(found.id, outcome=outcome, told=set(ids), way="chat", at=at)
        uow.commit()
    return found


def room_cards(desk: Desk, case: Case) -> int:
    """Count how often the room was told to show the case card."""
    news = desk.news(case)
    return sum(each.kind is NewsKind.CASE_CARD for each in news)


def notes_to(desk: Desk, case: Case, conversation: str = CHAT) -> list[News]:
    news = desk.news(case)
    notes = [each for each in news if each.kind is NewsKind.NOTE]
    return [each for each in notes if each.conversation == conversation]


def test_what_may_not_have_arrived_is_sent_again_once(desk: Desk, case: Case) -> None:
    found = trouble(desk, case, NewsState.UNCERTAIN)
    before = len(notes_to(desk, case))

    for _ in range(2):
        send_again(case.id, found.id, by=FOCAL, ports=desk.ports)

    assert len(notes_to(desk, case)) == before + 1
    assert desk.verbs(case).count("message.again") == 1
    assert read_case(case.id, reader="", ports=desk.ports).troubles == ()


def test_every_case_that_a_gathered_message_tells_of_records_and_shows_it(
    desk: Desk, case: Case
) -> None:
    other, third = desk.open(), desk.open()
    found = gathered(desk, NewsState.UNCERTAIN, case, other)
    before = {each.id: room_cards(desk, each) for each in (case, other, third)}

    for _ in range(2):
        send_again(case.id, found.id, by=FOCAL, ports=desk.ports)

    for each, times in ((case, 1), (other, 1), (third, 0)):
        assert desk.verbs(each).count("message.again") == times
        assert room_cards(desk, each) == before[each.id] + times
        assert read_case(each.id, reader="", ports=desk.ports).troubles == ()


def test_trying_again_tells_every_case_that_was_missed(desk: Desk, case: Case) -> None:
    other = desk.open()
    gathered(desk, NewsState.NOT_REACHED, case, other)

    assert try_again(case.id, LEAD.person_id, by=FOCAL, ports=desk.ports) == 1

    assert desk.record(other)[-1].verb == "message.again"
    assert desk.record(other)[-1].who == FOCAL.person_id


def test_who_presses_need_not_be_on_the_other_cases(desk: Desk, case: Case) -> None:
    other = desk.open(office_id="demo-country-office")
    found = gathered(desk, NewsState.UNCERTAIN, case, other)
    with desk.ports.open_uow() as uow:
        for member in uow.people.team(other.id).members:
            if member.person_id == RR.person_id:
                uow.people.leave(member.id, at=desk.clock.now, note="")
        uow.commit()

    send_again(case.id, found.id, by=RR, ports=desk.ports)

    assert desk.verbs(other).count("message.again") == 1


def troubles(desk: Desk, case: Case) -> list[int]:
    return [
        each.id for each in read_case(case.id, reader="", ports=desk.ports).troubles
    ]


@pytest.mark.parametrize("state", [NewsState.NOT_REACHED, NewsState.UNCERTAIN])
def test_a_reminder_that_reached_them_later_ends_the_trouble_of_its_case_alone(
    desk: Desk, case: Case, state: NewsState
) -> None:
    other = desk.open()
    found = gathered(desk, state, case, other)
    assert troubles(desk, case) == troubles(desk, other) == [found.id]

    gathered(desk, NewsState.SENT, case)

    assert (troubles(desk, case), troubles(desk, other)) == ([], [found.id])


def test_what_reached_somebody_else_or_told_of_something_else_ends_no_trouble(
    desk: Desk, case: Case
) -> None:
    gathered(desk, NewsState.SENT, case)  # Before.
    found = gathered(desk, NewsState.NOT_REACHED, case)

    gathered(desk, NewsState.SENT, case, to=FOCAL)
    gathered(desk, NewsState.SENT, case, label="2")

    assert troubles(desk, case) == [found.id]


def test_what_reached_them_meanwhile_is_not_sent_again(desk: Desk, case: Case) -> None:
    found = gathered(desk, NewsState.NOT_REACHED, case)
    gathered(desk, NewsState.SENT, case)
    before = desk.verbs(case)

    send_again(case.id, found.id, by=FOCAL, ports=desk.ports)

    assert desk.verbs(case) == before


def test_sent_again_it_leaves_out_what_they_were_told_of_that_day(
    desk: Desk, case: Case
) -> None:
    other = desk.open()
    found = gathered(desk, NewsState.NOT_REACHED, case, other)
    gathered(desk, NewsState.SENT, case)

    send_again(other.id, found.id, by=FOCAL, ports=desk.ports)

    assert cases_read_of(desk, found.id) == {other.id}


def cases_read_of(desk: Desk, after: int) -> set[str]:
    """Return the cases that the one message queued after another tells of now."""
    far = desk.clock.now + timedelta(days=1)
    with desk.ports.read_uow() as uow:
        due = uow.outbox.due(far, limit=10**6)
    [new] = [e for e in due if e.id > after and e.news.kind is NewsKind.NUDGE]
    sheet = read_nudge(new.id, person_id=LEAD.person_id, ports=desk.ports)
    return {line.line.action.case_id for line in sheet.lines}


def test_a_reminder_of_what_is_done_by_now_is_no_trouble(
    desk: Desk, case: Case
) -> None:
    gathered(desk, NewsState.NOT_REACHED, case)

    desk.finish(case, "5", by=LEAD)

    assert troubles(desk, case) == []


def test_trying_again_mends_the_address_and_sends_all_that_was_missed(
    desk: Desk, case: Case
) -> None:
    for subject in ("team-agreed", "recused-told"):
        trouble(desk, case, NewsState.NOT_REACHED, subject=subject)
    before = len(notes_to(desk, case))
    with desk.ports.open_uow() as uow:
        uow.addresses.stop(
            LEAD.person_id, way=Way.CHAT, problem="http-403", at=desk.clock.now
        )
        uow.commit()

    counts = [
        try_again(case.id, LEAD.person_id, by=RR, ports=desk.ports) for _ in range(2)
    ]

    assert counts == [2, 0]
    assert len(notes_to(desk, case)) == before + 2
    with desk.ports.read_uow() as uow:
        assert uow.addresses.stopped([LEAD.person_id]) == []


def test_who_was_reached_is_not_tried_by_who_only_asks(desk: Desk, case: Case) -> None:
    with desk.ports.open_uow() as uow:
        at = desk.clock.now
        uow.addresses.stop(LEAD.person_id, way=Way.CHAT, problem="x", at=at)
        uow.commit()

    assert try_again(case.id, LEAD.person_id, by=FOCAL, ports=desk.ports) == 0
    with desk.ports.read_uow() as uow:
        assert len(uow.addresses.stopped([LEAD.person_id])) == 1


def test_a_room_is_tried_again_without_a_person(desk: Desk, case: Case) -> None:
    trouble(desk, case, NewsState.NOT_REACHED, conversation=room_of(case.id))

    assert try_again(case.id, "", by=FOCAL, ports=desk.ports) == 1


def test_a_message_of_another_case_is_not_found(desk: Desk, case: Case) -> None:
    found = trouble(desk, desk.open(), NewsState.UNCERTAIN)

    for which in (found.id, 10**9):
        with pytest.raises(Refusal, match="message-not-found"):
            send_again(case.id, which, by=FOCAL, ports=desk.ports)


@pytest.mark.parametrize("who, code", [(OUTSIDER, "not-on-case"), (EXO, "not-on-team")])
def test_only_the_team_sends_again(
    desk: Desk, case: Case, who: object, code: str
) -> None:
    found = trouble(desk, case, NewsState.UNCERTAIN)

    for ask in (
        lambda: send_again(case.id, found.id, by=who, ports=desk.ports),  # type: ignore[arg-type]
        lambda: try_again(case.id, "", by=who, ports=desk.ports),  # type: ignore[arg-type]
    ):
        with pytest.raises(Refusal, match=code):
            ask()
