"""What must be said: queued with the change, then said once or shown as trouble."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.news import News, NewsKind, NewsState, Outgoing, direct_with, room_of
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import NOW, move_in

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


def lease(uow: SqlUnitOfWork, found: Outgoing, by: str = "a") -> None:
    uow.delivery.lease([found], by=by, at=NOW, until=LATER)


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


@pytest.mark.parametrize("state", [NewsState.NOT_REACHED, NewsState.UNCERTAIN])
def test_what_did_not_arrive_is_the_cases_trouble(
    open_uow: OpenUow, state: NewsState
) -> None:
    with open_uow() as uow:
        move_in(uow)
        (found,) = queued(uow, NOTE)
        lease(uow, found)
        uow.delivery.settle(
            found.id, by="a", as_=state, at=LATER, problem="account-gone"
        )

        (trouble,) = uow.outbox.troubles("c1")
        assert (trouble.news, trouble.state) == (NOTE, state)
        assert (trouble.problem, trouble.settled_at) == ("account-gone", LATER)
        assert uow.outbox.troubles("c2") == []


def settled(uow: SqlUnitOfWork, news: News, state: NewsState) -> Outgoing:
    """Queue news and let it end so."""
    found = queued(uow, news)[-1]
    lease(uow, found)
    uow.delivery.settle(found.id, by="a", as_=state, at=LATER, problem="x")
    return found


def test_a_card_that_a_newer_one_took_the_place_of_is_no_trouble(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        move_in(uow)
        settled(uow, CARD, NewsState.UNCERTAIN)
        missed = settled(uow, CARD, NewsState.NOT_REACHED)
        assert len(uow.outbox.troubles("c1")) == 2

        settled(uow, CARD, NewsState.SENT)
        assert uow.outbox.troubles("c1") == []
        again = settled(uow, CARD, NewsState.UNCERTAIN)
        assert [each.id for each in uow.outbox.troubles("c1")] == [again.id]
        assert missed.id < again.id


@pytest.mark.parametrize(
    "newer, state",
    [
        (NOTE, NewsState.SENT),  # Each note says something of its own.
        (replace(CARD, conversation=NOTE.conversation), NewsState.SENT),
        (replace(CARD, kind=NewsKind.ACTION_CARD, subject="a"), NewsState.SENT),
        (replace(CARD, kind=NewsKind.ACTION_CARD, subject="b"), NewsState.OUTDATED),
    ],
    ids=["note", "elsewhere", "other-card", "not-sent"],
)
def test_a_trouble_stays_until_the_same_card_was_sent_there(
    open_uow: OpenUow, newer: News, state: NewsState
) -> None:
    card = replace(CARD, kind=NewsKind.ACTION_CARD, subject="b")
    with open_uow() as uow:
        move_in(uow)
        troubles = [settled(uow, each, NewsState.UNCERTAIN) for each in (NOTE, card)]
        settled(uow, newer, state)

        left = [each.id for each in uow.outbox.troubles("c1")]
        assert left == [each.id for each in troubles]


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
