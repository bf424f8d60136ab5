"""Leases: who sends what, on the database's clock, each conversation in order."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.news import News, NewsKind, NewsState, Outgoing, direct_with, room_of
from domain.nudging.history import NudgeOutcome
from domain.ways import Way
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import NOW
from tests.storage.presses import press_at_once

LATER = NOW + timedelta(minutes=5)


def note(conversation: str = "room:c1", subject: str = "said") -> News:
    return News(
        case_id="c1", conversation=conversation, kind=NewsKind.NOTE, subject=subject
    )


def card(subject: str) -> News:
    return News(
        case_id="c1",
        conversation=room_of("c1"),
        kind=NewsKind.ACTION_CARD,
        subject=subject,
    )


def queued(uow: SqlUnitOfWork, *news: News) -> list[Outgoing]:
    uow.record.queue(news, at=NOW)
    return uow.outbox.due(NOW, limit=100)


def heads(uow: SqlUnitOfWork, now: datetime = NOW) -> list[int]:
    return [head.id for head in uow.delivery.heads(now, limit=99)]


def lease(uow: SqlUnitOfWork, found: Outgoing, by: str = "a") -> None:
    uow.delivery.lease([found], by=by, at=NOW, until=LATER)


def test_the_clock_is_the_databases_own_and_in_utc(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        first, second = uow.delivery.now(), uow.delivery.now()

    assert first.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - first) < timedelta(minutes=1)
    assert first <= second


def test_as_many_are_taken_as_wanted_and_in_the_order_asked_for(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        one, two, three = queued(uow, note("room:1"), note("room:2"), note("room:3"))
        wanted = [three.id, one.id, two.id]

        taken = uow.delivery.take(wanted, NOW, most=2)

    assert [each.id for each in taken] == [three.id, one.id]


def test_what_another_is_just_taking_is_passed_over(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        news = queued(uow, note("room:1"), note("room:2"), note("room:3"))
        uow.commit()

    def take_one(number: int) -> list[int]:
        with open_uow() as uow:
            taken = uow.delivery.take([each.id for each in news], NOW, most=1)
            for each in taken:
                lease(uow, each, by=str(number))
            uow.commit()
        return [each.id for each in taken]

    taken = press_at_once(take_one, people=3)

    assert sorted(taken) == [[each.id] for each in news]


def test_fresh_news_may_go_at_once_whatever_the_products_clock_says(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        uow.record.queue([note()], at=NOW + timedelta(days=9999))

        assert len(heads(uow, uow.delivery.now())) == 1


def test_only_the_first_of_each_conversation_may_go(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        first, _second, other = queued(
            uow, note(), note(subject="then"), note(direct_with("lead"))
        )

        assert heads(uow) == [first.id, other.id]


def test_what_is_leased_holds_up_its_conversation_until_the_lease_ends(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        first, _second = queued(uow, note(), note(subject="then"))
        lease(uow, first)

        assert heads(uow) == []
        assert uow.delivery.take([first.id], NOW, most=1) == []
        assert uow.delivery.next_head(NOW) == LATER
        assert heads(uow, LATER) == [first.id]
        (again,) = uow.delivery.take([first.id], LATER, most=1)
        assert again.state is NewsState.SENDING


def test_of_many_who_would_say_it_one_does(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, note())
        uow.commit()

    def take(number: int) -> bool:
        with open_uow() as uow:
            taken = uow.delivery.take([found.id], NOW, most=1)
            uow.delivery.lease(taken, by=str(number), at=NOW, until=LATER)
            uow.commit()
            return bool(taken)

    assert press_at_once(take).count(True) == 1


def test_what_was_said_is_settled_once(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, note())
        lease(uow, found)

        settle = uow.delivery.settle
        assert settle(found.id, by="a", as_=NewsState.SENT, at=LATER, way=Way.CHAT)
        assert not settle(found.id, by="a", as_=NewsState.UNCERTAIN, at=LATER)
        said = uow.outbox.get(found.id)
        assert said is not None
        assert (said.state, said.way) == (NewsState.SENT, "chat")
        assert (uow.outbox.waiting(), uow.outbox.troubles("c1")) == (0, [])


def test_who_lost_the_lease_can_only_say_that_it_was_sent(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, note())
        lease(uow, found, "a")
        lease(uow, found, "b")

        settle = uow.delivery.settle
        assert not settle(found.id, by="a", as_=NewsState.UNCERTAIN, at=LATER)
        given = uow.delivery.give_back(found.id, by="a", not_before=NOW, problem="x")
        assert not given
        assert settle(found.id, by="a", as_=NewsState.SENT, at=LATER)


def test_what_failed_waits_for_its_time(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, note())
        lease(uow, found)

        given = uow.delivery.give_back(
            found.id, by="a", not_before=LATER, problem="busy"
        )
        assert given
        assert heads(uow) == []
        assert uow.delivery.next_head(NOW) == LATER
        (again,) = uow.delivery.take([found.id], LATER, most=1)
        assert (again.attempts, again.problem, again.state) == (1, "busy", "pending")


def test_a_card_that_newer_news_draws_is_dropped_with_the_reason(
    open_uow: OpenUow,
) -> None:
    with open_uow() as uow:
        old, _other, _new = queued(uow, card("a5"), card("a6"), card("a5"))

        assert uow.delivery.superseded() == [old.id]
        uow.delivery.drop([old.id], at=LATER, problem="superseded")
        dropped = uow.outbox.get(old.id)
        assert dropped is not None
        assert (dropped.state, dropped.problem) == ("outdated", "superseded")
        assert uow.delivery.superseded() == []


def test_a_card_that_is_being_sent_is_not_dropped(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        old, _new = queued(uow, card("a5"), card("a5"))
        lease(uow, old)

        assert uow.delivery.superseded() == []


def test_the_same_news_again_is_a_row_of_its_own(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        (found,) = queued(uow, note())
        lease(uow, found)
        uow.delivery.settle(found.id, by="a", as_=NewsState.UNCERTAIN, at=LATER)

        again = uow.outbox.get(uow.outbox.say_again(found.id, at=LATER))
        assert again is not None
        assert (again.news, again.state) == (found.news, NewsState.PENDING)
        assert again.key != found.key
        assert uow.outbox.take_back(found.id, problem="said-again")
        assert not uow.outbox.take_back(found.id, problem="said-again")
        assert uow.outbox.troubles("c1") == []


def test_a_stopped_way_stays_stopped_until_it_is_mended(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        stop = uow.addresses.stop
        stop("lead", way=Way.CHAT, problem="gone", at=NOW)
        stop("lead", way=Way.CHAT, problem="gone too", at=LATER)

        (stopped,) = uow.addresses.stopped(["lead", "somebody"])
        assert (stopped.way, stopped.problem) == (Way.CHAT, "gone too")
        assert stopped.at == LATER
        assert uow.addresses.mend("lead") == 1
        assert (uow.addresses.stopped(["lead"]), uow.addresses.mend("lead")) == ([], 0)


def test_one_way_is_mended_without_the_other(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        for way in Way:
            uow.addresses.stop("lead", way=way, problem="gone", at=NOW)
        uow.addresses.stop("focal", way=Way.CHAT, problem="gone", at=NOW)

        assert uow.addresses.mend("lead", way=Way.CHAT) == 1
        assert uow.addresses.mend("lead", way=Way.CHAT) == 0
        left = uow.addresses.stopped(["lead", "focal"])
        assert {(each.person_id, each.way) for each in left} == {
            ("lead", Way.EMAIL),
            ("focal", Way.CHAT),
        }


def test_sends_are_read_once_and_the_old_ones_forgotten(open_uow: OpenUow) -> None:
    with open_uow() as uow:
        uow.sends.wait_for_turn()
        uow.sends.add([("teams", NOW), ("teams:room:c1", NOW)])
        first, second = uow.sends.added_since(0, after=NOW - timedelta(1))
        uow.sends.add([("teams", LATER)])

        (third,) = uow.sends.added_since(second.id, after=NOW - timedelta(1))
        assert (first.lane, third.at) == ("teams", LATER)
        assert uow.sends.forget_before(LATER + timedelta(1)) == 2
        assert uow.sends.added_since(0, after=NOW) == [third]


@pytest.mark.parametrize("outcome", [NudgeOutcome.UNCERTAIN, NudgeOutcome.NOT_REACHED])
def test_outcomes_of_nudges_and_states_of_news_share_their_words(
    outcome: NudgeOutcome,
) -> None:
    assert NewsState(outcome.value)
