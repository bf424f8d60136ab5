"""What did not arrive is sent again when somebody asks, once however often they do."""

from datetime import timedelta

import pytest

from domain.cases import Case
from domain.news import News, NewsKind, NewsState, Outgoing, direct_with, room_of
from domain.refusals import Refusal
from domain.ways import Way
from services.delivery.send_again import send_again
from services.delivery.try_again import try_again
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
