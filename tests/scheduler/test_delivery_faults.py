"""What vendors and crashes do to a message: never lost, and doubled only by a crash."""

import asyncio
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.channel import Fate, Undelivered
from domain.news import NewsState, Outgoing
from domain.refusals import Refusal
from scheduler.deliver import Deliverer, Delivery, deliver, keep_delivering
from scheduler.delivery.claiming import INTERRUPTED_OFTEN, claim, look
from scheduler.delivery.rates import RateBook
from scheduler.delivery.settling import LONGEST_PAUSE
from scheduler.drawn import Drawn
from services.ports import Ports, UnitOfWork
from tests.clock import FakeClock
from tests.conftest import DATABASES
from tests.recording_channel import RecordingChannel
from tests.scheduler.notes import (
    THERE,
    delivery_on,
    drawn,
    found,
    queue_notes,
    states,
)
from tests.standin_vendor import Answer, StandInVendor, standing_in

SENT, UNCERTAIN = NewsState.SENT, NewsState.UNCERTAIN


async def answered(
    ports: Ports, clock: FakeClock, *answers: Answer | None, seconds: float = 5
) -> tuple[StandInVendor, list[int]]:
    """Deliver two notes to a vendor that answers so, then well."""
    ids = queue_notes(ports, "one", "two")
    script = iter(answers)
    vendor = StandInVendor(script=lambda _conversation: next(script, None))
    async with standing_in(vendor, seconds=seconds) as channel:
        await deliver(delivery_on(clock, ports, channel))
    return vendor, ids


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=500, takes=True),
        Answer(status=502),
        Answer(status=408, takes=True),
        Answer(takes=True, breaks=True),
        Answer(breaks=True),
    ],
    ids=["500-taken", "502", "408", "taken-and-broken", "broken"],
)
async def test_what_may_have_arrived_is_uncertain_and_not_repeated(
    ports: Ports, clock: FakeClock, answer: Answer
) -> None:
    vendor, ids = await answered(ports, clock, answer)

    assert states(ports, ids) == [UNCERTAIN, SENT]
    assert (vendor.asked, vendor.doubled) == (2, [])
    assert vendor.took[THERE][-1] == "two"


async def test_a_vendor_that_takes_it_and_says_nothing_leaves_it_uncertain(
    ports: Ports, clock: FakeClock
) -> None:
    hanging = Answer(takes=True, hangs=True)

    vendor, ids = await answered(ports, clock, hanging, seconds=0.2)

    assert states(ports, ids) == [UNCERTAIN, SENT]
    assert (found(ports, ids[0]).problem, vendor.doubled) == ("timeout", [])


async def test_too_many_requests_are_sent_again_when_the_vendor_says(
    ports: Ports, clock: FakeClock
) -> None:
    begun = clock.now

    vendor, ids = await answered(ports, clock, Answer(status=429, retry_after="0.25"))
    waiting = found(ports, ids[0])
    assert (waiting.state, waiting.problem) == (NewsState.PENDING, "http-429")
    assert (waiting.not_before - begun).total_seconds() == 0.25
    assert vendor.took == {}

    clock.advance(seconds=0.25)
    async with standing_in(vendor) as channel:
        await deliver(delivery_on(clock, ports, channel))
    assert vendor.took[THERE] == ["one", "two"]


async def test_nobody_waits_longer_than_an_hour_for_the_day_that_a_vendor_names(
    ports: Ports, clock: FakeClock
) -> None:
    begun, never = clock.now, "Fri, 31 Dec 9999 23:59:59 GMT"

    _vendor, ids = await answered(ports, clock, Answer(status=429, retry_after=never))

    assert found(ports, ids[0]).not_before - begun == LONGEST_PAUSE


@pytest.mark.parametrize("status", [301, 302, 303, 304, 307, 308])
async def test_what_is_led_to_a_page_to_log_in_at_is_not_taken(
    ports: Ports, clock: FakeClock, status: int
) -> None:
    vendor, ids = await answered(ports, clock, Answer(status=status))

    assert states(ports, ids) == [NewsState.NOT_REACHED, SENT]
    assert found(ports, ids[0]).problem == f"http-{status}"
    assert vendor.took[THERE] == ["two"]


async def test_order_is_kept_while_the_first_has_to_wait(
    ports: Ports, clock: FakeClock
) -> None:
    ids = queue_notes(ports, *"abcde")
    slow = iter([None, Answer(status=429, retry_after="1.5"), None, None])
    vendor = StandInVendor(script=lambda _conversation: next(slow, None))

    async with standing_in(vendor) as channel:
        delivery = delivery_on(clock, ports, channel)
        await keep_delivering(Deliverer(delivery), delivery, patience=60)

    assert vendor.took[THERE] == list("abcde")
    assert set(states(ports, ids)) == {SENT}


async def test_where_nobody_listens_nothing_was_sent_and_it_is_tried_again(
    ports: Ports, clock: FakeClock
) -> None:
    (which,) = queue_notes(ports, "one")
    vendor = StandInVendor()
    async with standing_in(vendor) as closed:
        pass  # Its port is free again, and its session closed.
    del closed
    async with standing_in(vendor) as channel:
        channel.address = "http://127.0.0.1:1/messages"
        await deliver(delivery_on(clock, ports, channel))

    waiting = found(ports, which)
    assert (waiting.state, waiting.problem) == (NewsState.PENDING, "no-connection")
    assert (waiting.not_before - clock.now).total_seconds() == 2


async def test_waits_grow_up_to_ten_minutes(ports: Ports, clock: FakeClock) -> None:
    class Away(RecordingChannel):
        async def send(self, *_: object, **_kept: object) -> str:
            raise Undelivered("away", fate=Fate.NOT_SENT)

    (which,) = queue_notes(ports, "one")
    delivery = delivery_on(clock, ports, Away())
    waits = []
    for _ in range(11):
        await deliver(delivery)
        wait = found(ports, which).not_before - clock.now
        waits.append(int(wait.total_seconds()))
        clock.now += wait

    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]


async def test_a_hung_send_holds_up_its_own_conversation_alone(
    ports: Ports, clock: FakeClock
) -> None:
    (stuck,) = queue_notes(ports, "stuck")
    queue_notes(ports, "free", conversation="room:c2", case_id="c2")
    vendor = StandInVendor(
        script=lambda room: Answer(hangs=True) if room == THERE else None
    )

    async with standing_in(vendor, seconds=30) as channel:
        deliverer = Deliverer(delivery_on(clock, ports, channel))
        await deliverer.deliver(linger=0)
        queue_notes(ports, "later", conversation="room:c2", case_id="c2")
        await deliverer.deliver(linger=0.5)

        assert vendor.took == {"room:c2": ["free", "later"]}
        assert found(ports, stuck).state is NewsState.SENDING
        await channel.session.close()
        await deliverer.land()


async def test_a_send_is_not_waited_for_for_ever(
    ports: Ports, clock: FakeClock
) -> None:
    class Hanging(RecordingChannel):
        async def send(self, *_: object, **_kept: object) -> str:
            await asyncio.Event().wait()
            return ""

    (which,) = queue_notes(ports, "one")
    needs = delivery_on(clock, ports, Hanging())
    await deliver(replace(needs, send_within=timedelta(seconds=0.05)))

    assert (found(ports, which).state, found(ports, which).problem) == (
        UNCERTAIN,
        "timeout",
    )


async def test_who_drew_past_the_lease_sends_nothing_that_others_send(
    ports: Ports, clock: FakeClock
) -> None:
    [note] = queue_notes(ports, "one")
    channel = RecordingChannel()
    delivery = delivery_on(clock, ports, channel)
    drawn_at_once = delivery.draw

    def drawn_for_long(outgoing: Outgoing) -> Drawn:
        clock.advance(seconds=delivery.lease_for.total_seconds() - 1)
        return drawn_at_once(outgoing)

    await deliver(replace(delivery, draw=drawn_for_long))
    assert channel.keys == []

    clock.advance(seconds=2)
    await deliver(delivery)
    assert len(channel.keys) == 1
    assert states(ports, [note]) == [SENT]


async def test_a_database_that_goes_away_once_it_is_drawn_is_waited_for(
    ports: Ports, clock: FakeClock
) -> None:
    (which,) = queue_notes(ports, "one")
    away: list[str] = []

    def read_uow() -> AbstractContextManager[UnitOfWork]:
        if away:
            raise Refusal(away.pop())
        return ports.read_uow()

    def drawn_before_it_goes(outgoing: Outgoing) -> Drawn:
        away.append("database-unreachable")
        return drawn(outgoing)

    delivery = delivery_on(clock, replace(ports, read_uow=read_uow), RecordingChannel())
    assert await deliver(replace(delivery, draw=drawn_before_it_goes)) == 0

    waiting = found(ports, which)
    assert (waiting.state, waiting.problem) == (
        NewsState.PENDING,
        "database-unreachable",
    )


async def test_what_nobody_foresaw_is_uncertain_and_in_the_log(
    ports: Ports, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    class Odd(RecordingChannel):
        async def send(self, *_: object, **_kept: object) -> str:
            raise ZeroDivisionError

    (which,) = queue_notes(ports, "one")
    await deliver(delivery_on(clock, ports, Odd()))

    assert found(ports, which).state is UNCERTAIN
    (line,) = caplog.records
    assert (line.msg, vars(line)["news_id"]) == ("delivery.sending-failed", which)
    assert vars(line)["error_id"]


@pytest.mark.parametrize("engine", DATABASES, indirect=True)
class TestCrash:
    """A process that dies, before or after the send; another takes over."""

    @staticmethod
    def die_after_claim(delivery: Delivery) -> None:
        hand = look(delivery, RateBook(), under_way=())
        assert claim(delivery, RateBook(), heads=hand.heads, most=len(hand.heads)).taken

    def test_before_the_send_it_is_sent_once_with_the_same_key(
        self, ports: Ports, clock: FakeClock
    ) -> None:
        (which,) = queue_notes(ports, "one")
        channel = RecordingChannel()
        dead = delivery_on(clock, ports, channel, process="dead")
        self.die_after_claim(dead)
        living = delivery_on(clock, ports, channel, process="living")

        assert asyncio.run(deliver(living)) == 0
        clock.now += dead.lease_for
        assert asyncio.run(deliver(living)) == 1
        assert channel.keys == [found(ports, which).key]
        assert found(ports, which).attempts == 2

    def test_after_the_send_it_is_sent_once_more_and_the_key_tells(
        self, ports: Ports, clock: FakeClock
    ) -> None:
        (which,) = queue_notes(ports, "one")
        channel = RecordingChannel()
        dead = delivery_on(clock, ports, channel, process="dead")
        hand = look(dead, RateBook(), under_way=())
        (taken,) = claim(dead, RateBook(), heads=hand.heads, most=len(hand.heads)).taken
        card = dead.draw(taken).card
        asyncio.run(channel.send(THERE, card, case_id="c1", key=taken.key))
        clock.now += dead.lease_for

        asyncio.run(deliver(delivery_on(clock, ports, channel, process="living")))

        assert channel.keys == [taken.key] * 2
        assert found(ports, which).state is SENT

    def test_what_ends_the_process_every_time_is_left_to_people(
        self, ports: Ports, clock: FakeClock
    ) -> None:
        (which,) = queue_notes(ports, "one")
        channel = RecordingChannel()
        dead = delivery_on(clock, ports, channel, process="dead")
        for _ in range(3):
            self.die_after_claim(dead)
            clock.now += dead.lease_for

        asyncio.run(deliver(delivery_on(clock, ports, channel, process="living")))

        left = found(ports, which)
        assert (left.state, left.problem) == (UNCERTAIN, INTERRUPTED_OFTEN)
        assert channel.keys == []

    def test_two_processes_at_once_send_everything_once_and_in_order(
        self, ports: Ports, clock: FakeClock
    ) -> None:
        rooms = [f"room:c{number}" for number in range(8)]
        for room in rooms:
            queue_notes(ports, *"abcdef", conversation=room, case_id=room)
        channel = RecordingChannel()

        async def both() -> None:
            needs = [delivery_on(clock, ports, channel, process=p) for p in "ab"]
            while any([await deliver_all(needs)]):
                pass

        async def deliver_all(needs: list[Delivery]) -> int:
            return sum(await asyncio.gather(*map(deliver, needs)))

        asyncio.run(both())

        said = [(room, card.title) for room, card in channel.standing.values()]
        assert len(said) == len(set(channel.keys)) == 48
        for room in rooms:
            assert [title for there, title in said if there == room] == list("abcdef")
