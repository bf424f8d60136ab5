"""A channel over two vendors: each room at its home, each person where they wrote."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.seated.channels import Channels
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.news import direct_with, room_of
from domain.rooms import Home
from domain.seats import Account, Place, Seat, Vendor
from domain.ways import Way
from scheduler.delivery.rates import SLACK, TEAMS
from services.people.keep_place import keep_place
from services.ports import Ports
from services.rooms.make_room import planned_steps
from tests.clock import FakeClock
from tests.conftest import OpenUow
from tests.recording_channel import RecordingChannel
from tests.storage.makers import move_in

LEAD = "lead"
OWN = direct_with(LEAD)
CARD = Card(title="Hello", plain="Hello")
T, S = Vendor.TEAMS, Vendor.SLACK


class Vendored(RecordingChannel):
    """Names its messages as the vendors' channels do."""

    async def send(
        self,
        conversation: str,
        card: Card,
        *,
        case_id: str,
        only_role: str = "",
        key: str = "",
    ) -> str:
        """Keep a card; return the conversation and what the vendor calls it."""
        message_id = await super().send(
            conversation, card, case_id=case_id, only_role=only_role, key=key
        )
        self.standing[f"{conversation}/{message_id}"] = self.standing.pop(message_id)
        return f"{conversation}/{message_id}"


class Two:
    """Two vendors that keep what they are given, and a channel over both."""

    def __init__(self, ports: Ports, *vendors: Vendor) -> None:
        self.ports = ports
        self.by = {vendor: Vendored() for vendor in vendors or (T, S)}
        paces = {T: TEAMS, S: SLACK}
        self.channels = Channels(self.by, ports, paces=paces)

    def send(self, conversation: str = OWN) -> str:
        return asyncio.run(self.channels.send(conversation, CARD, case_id=""))

    def said(self) -> dict[Vendor, int]:
        return {vendor: len(each.shown) for vendor, each in self.by.items()}

    def sit(self, vendor: Vendor) -> None:
        seat = Seat(
            vendor=vendor,
            tenant="1",
            account=f"of-{vendor}",
            person_id=LEAD,
            since=self.ports.clock(),
        )
        with self.ports.open_uow() as uow:
            uow.seats.take(seat)
            uow.commit()

    def write(self, vendor: Vendor) -> None:
        place = Place(
            conversation=OWN,
            vendor=vendor,
            tenant="1",
            reference=f"chat-{vendor}",
            account=f"of-{vendor}",
            since=self.ports.clock(),
        )
        with self.ports.open_uow() as uow:
            assert keep_place(place, uow=uow)
            uow.commit()

    def is_lost(self, vendor: Vendor) -> bool:
        with self.ports.read_uow() as uow:
            seat = uow.seats.seat_at(Account(vendor, "1", f"of-{vendor}"))
        assert seat is not None
        return seat.lost_at is not None


@pytest.fixture(name="two")
def _two(ports: Ports, open_uow: OpenUow) -> Two:
    with open_uow() as uow:
        move_in(uow)
        uow.commit()
    return Two(ports)


@pytest.fixture(name="seated")
def _seated(two: Two) -> Two:
    two.sit(T)
    two.sit(S)
    return two


def refusal(fate: Fate, code: str = "gone") -> Undelivered:
    return Undelivered(code, fate=fate)


def test_a_person_is_written_to_where_they_wrote_last(
    seated: Two, clock: FakeClock
) -> None:
    seated.write(T)
    clock.advance(hours=1)
    seated.write(S)
    seated.send()
    clock.advance(hours=1)
    seated.write(T)
    seated.send()
    seated.send()

    assert seated.said() == {T: 2, S: 1}


def test_who_never_wrote_is_written_to_where_they_sat_down_last(
    two: Two, clock: FakeClock
) -> None:
    two.sit(T)
    clock.advance(hours=1)
    two.sit(S)

    two.send()

    assert two.said() == {T: 0, S: 1}


def test_who_wrote_somewhere_is_not_written_to_where_they_never_did(
    two: Two, clock: FakeClock
) -> None:
    two.sit(T)
    two.write(T)
    clock.advance(hours=1)
    two.sit(S)

    two.send()

    assert two.said() == {T: 1, S: 0}


def test_an_account_that_is_none_is_lost_and_the_next_tried_at_once(
    seated: Two,
) -> None:
    seated.write(S)
    seated.by[S].refuses = refusal(Fate.PERMANENT)

    seated.send()
    seated.send()

    assert seated.said() == {T: 2, S: 0}
    assert seated.is_lost(S)
    assert not seated.is_lost(T)
    with seated.ports.read_uow() as uow:
        assert uow.addresses.stopped([LEAD]) == []


def test_who_writes_from_a_lost_account_is_written_to_there_again(
    seated: Two, clock: FakeClock
) -> None:
    seated.write(S)
    seated.by[S].refuses = refusal(Fate.PERMANENT)
    seated.send()
    seated.by[S].refuses = None
    clock.advance(minutes=1)

    seated.write(S)
    seated.send()

    assert not seated.is_lost(S)
    assert seated.said() == {T: 1, S: 1}


@pytest.mark.parametrize(
    "fate", [Fate.UNCERTAIN, Fate.NOT_SENT, Fate.RATE_LIMITED, Fate.UNFIT]
)
def test_what_may_have_arrived_or_may_be_tried_again_is_said_nowhere_else(
    seated: Two, fate: Fate
) -> None:
    seated.write(S)
    seated.by[S].refuses = refusal(fate)

    with pytest.raises(Undelivered):
        seated.send()

    assert seated.said() == {T: 0, S: 0}
    assert not seated.is_lost(S)


def test_where_no_account_is_left_the_last_reason_is_told(seated: Two) -> None:
    for channel in seated.by.values():
        channel.refuses = refusal(Fate.PERMANENT, "both-gone")

    with pytest.raises(Undelivered) as told:
        seated.send()

    assert (told.value.code, told.value.fate) == ("both-gone", Fate.PERMANENT)


def test_lost_accounts_are_tried_where_there_is_no_other(seated: Two) -> None:
    now = seated.ports.clock()
    with seated.ports.open_uow() as uow:
        for vendor in (T, S):
            uow.seats.set_lost(Account(vendor, "1", f"of-{vendor}"), now)
        uow.addresses.stop(LEAD, way=Way.CHAT, problem="gone", at=now)
        uow.commit()

    seated.send()  # As a week later, when nobody believes any more that it is stopped.

    assert sum(seated.said().values()) == 1


def test_who_sits_nowhere_is_not_reached(two: Two) -> None:
    with pytest.raises(Undelivered) as told:
        two.send()

    assert (told.value.code, told.value.fate) == ("no-seat", Fate.PERMANENT)


def test_a_desk_with_one_vendor_says_whose_account_is_missing(two: Two) -> None:
    alone = Two(two.ports, S)

    with pytest.raises(Undelivered) as told:
        alone.send()

    assert told.value.code == "no-slack-seat"


def test_a_card_is_renewed_where_it_stands(seated: Two, clock: FakeClock) -> None:
    seated.write(S)
    there = seated.send()
    clock.advance(hours=1)
    seated.write(T)
    here = seated.send()

    for message_id in (there, here):
        asyncio.run(seated.channels.replace(message_id, replace(CARD, title="New")))

    assert [card.title for card in seated.by[S].shown] == ["Hello", "New"]
    assert [card.title for card in seated.by[T].shown] == ["Hello", "New"]
    assert there.startswith("slack:")


def test_cards_from_before_there_were_two_are_those_of_teams(seated: Two) -> None:
    seated.by[T].standing[f"{OWN}/17"] = (OWN, CARD)

    asyncio.run(seated.channels.replace(f"{OWN}/17", CARD))

    assert seated.said() == {T: 1, S: 0}


def test_a_desk_in_slack_alone_has_ids_of_its_own(two: Two) -> None:
    two.sit(S)
    alone = Two(two.ports, S)
    alone.by[S].standing[f"{OWN}/1.2"] = (OWN, CARD)

    message_id = alone.send()
    asyncio.run(alone.channels.replace(message_id, CARD))
    asyncio.run(alone.channels.replace(f"{OWN}/1.2", CARD))

    assert alone.said() == {S: 3}


@pytest.mark.parametrize(
    "home, vendor", [(Home.TEAMS, T), (Home.TEAMS_CHAT, T), (Home.SLACK, S)]
)
def test_a_rooms_cards_go_where_it_is_held(
    two: Two, home: Home, vendor: Vendor
) -> None:
    with two.ports.open_uow() as uow:
        uow.rooms.plan(planned_steps("c1", home=home))
        uow.commit()

    message_id = two.send(room_of("c1"))
    asyncio.run(two.channels.replace(message_id, CARD))
    asyncio.run(two.channels.pin(room_of("c1"), message_id))

    assert two.said()[vendor] == 2
    assert two.by[vendor].pinned == [message_id]
    assert sum(two.said().values()) == 2


def test_a_room_is_where_it_is_held_whoever_was_to_make_it(two: Two) -> None:
    room = room_of("c1")
    place = Place(
        conversation=room, vendor=S, tenant="1", reference="C1", since=two.ports.clock()
    )
    with two.ports.open_uow() as uow:
        uow.rooms.plan(planned_steps("c1", home=Home.DESK))
        uow.places.keep(place)
        uow.commit()

    two.send(room)

    assert two.said() == {T: 0, S: 1}


def test_a_room_that_is_held_nowhere_of_theirs_is_waited_for(two: Two) -> None:
    with two.ports.open_uow() as uow:
        uow.rooms.plan(planned_steps("c1", home=Home.DESK))
        uow.commit()

    with pytest.raises(Undelivered) as told:
        two.send(room_of("c1"))

    assert (told.value.code, told.value.fate) == ("room-not-made-yet", Fate.NOT_SENT)


def test_each_conversation_is_paced_as_its_vendor_asks(seated: Two) -> None:
    first = seated.channels.pace_of(OWN).lanes(OWN)
    seated.write(S)
    seated.send()

    assert {"teams", f"teams:{OWN}", f"slack:{OWN}"} <= set(first)
    assert seated.channels.pace_of(OWN) is SLACK
    assert min(window.within for window in first[f"slack:{OWN}"]) == timedelta(
        seconds=1
    )
