"""What must be said: queued with the change, then said once or shown as trouble."""

from datetime import timedelta

import pytest

from domain.news import News, NewsKind, NewsState, Outgoing, direct_with, room_of
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import NOW, move_in
from tests.storage.presses import press_at_once

CARD = News(
    case_id="c1", conversation=room_of("c1"), kind=NewsKind.CASE_CARD, subject="c1"
)
NOTE = News(
    case_id="c1",
    conversation=direct_with("lead"),
    kind=NewsKind.NOTE,
    subject="team-changed",
    words={"who": "Demo lead", "note": "“é”"},
    only_role="corporate-ses-team",
)
LATER = NOW + timedelta(minutes=5)


def queued(uow: SqlUnitOfWork, *news: News) -> list[Outgoing]:
    uow.record.queue(news, at=NOW)
    return uow.outbox.due(NOW, limit=100)


def test_news_comes_back_in_the_order_in_which_it_came_about(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        found = queued(uow, NOTE, CARD, NOTE)

        assert [each.news for each in found] == [NOTE, CARD, NOTE]
        assert {each.state for each in found} == {NewsState.PENDING}
        assert [each.news for each in uow.outbox.due(NOW, limit=2)] == [NOTE, CARD]


def test_news_is_gone_with_the_change_that_was_not_made(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        queued(uow, CARD)

    with open_uow() as uow:
        assert uow.outbox.waiting() == 0


def test_of_many_who_would_say_it_one_does(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, CARD)
        uow.commit()

    def claim(_number: int) -> bool:
        with open_uow() as uow:
            claimed = uow.outbox.claim(found.id, at=NOW)
            uow.commit()
            return claimed

    assert press_at_once(claim).count(True) == 1


def test_what_was_said_is_settled_once(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, CARD)
        assert uow.outbox.claim(found.id, at=NOW)

        assert uow.outbox.settle(found.id, as_=NewsState.SENT, at=LATER)
        late = uow.outbox.settle(found.id, as_=NewsState.UNCERTAIN, at=LATER)
        assert not late
        assert (uow.outbox.waiting(), uow.outbox.troubles("c1")) == (0, [])


def test_what_failed_waits_for_its_time(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, CARD)
        uow.outbox.claim(found.id, at=NOW)

        assert uow.outbox.retry(found.id, not_before=LATER, problem="busy")
        assert not uow.outbox.retry(found.id, not_before=LATER, problem="busy")
        assert uow.outbox.due(NOW, limit=9) == []
        (again,) = uow.outbox.due(LATER, limit=9)
        assert (again.attempts, again.problem, again.state) == (1, "busy", "pending")


def test_what_nobody_settled_is_found(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        first, second = queued(uow, CARD, NOTE)
        uow.outbox.claim(first.id, at=NOW)
        uow.outbox.claim(second.id, at=LATER)

        assert [each.id for each in uow.outbox.stuck(LATER)] == [first.id]
        assert uow.outbox.waiting() == 2


@pytest.mark.parametrize("state", [NewsState.NOT_REACHED, NewsState.UNCERTAIN])
def test_what_did_not_arrive_is_the_cases_trouble(
    open_uow: OpenUow, state: NewsState
) -> None:
    with open_uow() as uow:
        move_in(uow)
        (found,) = queued(uow, NOTE)
        uow.outbox.claim(found.id, at=NOW)
        uow.outbox.settle(found.id, as_=state, at=LATER, problem="account-gone")

        (trouble,) = uow.outbox.troubles("c1")
        assert (trouble.news, trouble.state) == (NOTE, state)
        assert (trouble.problem, trouble.settled_at) == ("account-gone", LATER)
        assert uow.outbox.troubles("c2") == []


def test_a_card_has_one_place_in_a_conversation(open_uow: OpenUow) -> None:
    room = room_of("c1")
    with open_uow() as uow:
        for message_id in ("m1", "m2"):
            uow.outbox.keep_post(
                room, kind=NewsKind.CASE_CARD, subject="c1", message_id=message_id
            )

        post = uow.outbox.post(room, kind=NewsKind.CASE_CARD, subject="c1")
        assert post == "m2"
        other = uow.outbox.post(room, kind=NewsKind.ACTION_CARD, subject="c1")
        assert other is None
