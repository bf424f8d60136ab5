"""Where channels send: rooms, people's own chats, and what is neither yet."""

import asyncio

import pytest

from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.news import direct_with, room_of
from services.ports import Ports
from tests.channels.sides import Trouble, VendorSide

ROOM = room_of("c1")
LEAD = "demo-co-lead"
CHAT = direct_with(LEAD)
CARD = Card(title="Sign the plan", plain="DEMO-0001: sign the plan")


async def not_sent(vendor: VendorSide, conversation: str) -> Undelivered:
    with pytest.raises(Undelivered) as problem:
        await vendor.channel.send(conversation, CARD, case_id="c1")
    return problem.value


async def test_a_room_that_is_not_made_yet_is_waited_for(vendor: VendorSide) -> None:
    problem = await not_sent(vendor, ROOM)

    assert (problem.code, problem.fate) == ("room-not-made-yet", Fate.NOT_SENT)


async def test_a_room_that_the_desk_was_taken_out_of_is_waited_for(
    vendor: VendorSide,
) -> None:
    vendor.hold(ROOM, lost=True)

    problem = await not_sent(vendor, ROOM)

    assert (problem.code, problem.fate) == ("room-not-made-yet", Fate.NOT_SENT)
    assert vendor.shown(ROOM) == []


async def test_a_room_that_is_gone_is_not_tried_again(vendor: VendorSide) -> None:
    vendor.hold(ROOM)
    vendor.forget()

    problem = await not_sent(vendor, ROOM)

    assert problem.code == f"{vendor.name}-conversation-gone"
    assert problem.fate is Fate.PERMANENT


async def test_who_has_no_account_is_reached_another_way(vendor: VendorSide) -> None:
    problem = await not_sent(vendor, CHAT)

    assert problem.code == f"no-{vendor.name}-seat"
    assert (problem.fate, vendor.calls) == (Fate.PERMANENT, 0)


async def test_who_has_an_account_gets_a_chat_that_is_kept(
    vendor: VendorSide, ports: Ports
) -> None:
    account = vendor.seat(LEAD)

    for _ in range(2):
        await vendor.channel.send(CHAT, CARD, case_id="c1")

    assert (len(vendor.shown(CHAT)), vendor.opened) == (2, 1)
    with ports.read_uow() as uow:
        place = uow.places.of(CHAT, vendor=vendor.vendor)
    assert place is not None
    assert (place.account, place.lost_at) == (account, None)


async def test_a_chat_is_opened_once_for_all_who_want_it_at_once(
    vendor: VendorSide,
) -> None:
    vendor.seat(LEAD)

    sending = [vendor.channel.send(CHAT, CARD, case_id="c1") for _ in range(10)]
    assert len(set(await asyncio.gather(*sending))) == 10

    assert len(vendor.shown(CHAT)) == 10
    assert (vendor.opened, vendor.calls) == (1, 11)


@pytest.mark.parametrize("what", [Trouble.LOST, Trouble.TAKEN])
async def test_a_chat_that_may_have_been_opened_has_been_told_nothing(
    vendor: VendorSide, what: Trouble
) -> None:
    vendor.seat(LEAD)
    vendor.trouble(what)

    assert (await not_sent(vendor, CHAT)).fate is Fate.NOT_SENT

    vendor.heal()
    await vendor.channel.send(CHAT, CARD, case_id="c1")
    assert len(vendor.shown(CHAT)) == 1


async def test_a_chat_that_is_gone_is_opened_anew_when_it_is_tried_again(
    vendor: VendorSide,
) -> None:
    vendor.seat(LEAD)
    await vendor.channel.send(CHAT, CARD, case_id="c1")
    vendor.forget()

    problem = await not_sent(vendor, CHAT)
    assert problem.code == f"{vendor.name}-conversation-gone"
    assert problem.fate is Fate.PERMANENT

    await vendor.channel.send(CHAT, CARD, case_id="c1")
    assert len(vendor.shown(CHAT)) == 1


async def test_who_left_their_account_is_not_written_to_there(
    vendor: VendorSide,
) -> None:
    account = vendor.seat(LEAD)
    await vendor.channel.send(CHAT, CARD, case_id="c1")
    vendor.leave(account)

    problem = await not_sent(vendor, CHAT)

    assert problem.code == f"no-{vendor.name}-seat"
    assert len(vendor.shown(CHAT)) == 1


async def test_a_chat_that_is_kept_for_another_account_is_not_used(
    vendor: VendorSide,
) -> None:
    vendor.seat(LEAD)
    vendor.hold_chat(CHAT, account="U0ANOTHER")

    await vendor.channel.send(CHAT, CARD, case_id="c1")

    assert len(vendor.shown(CHAT)) == 1


async def test_a_chat_that_was_opened_for_an_account_they_left_is_not_theirs(
    vendor: VendorSide,
) -> None:
    old = vendor.seat(LEAD)

    def moves() -> None:
        vendor.leave(old)
        vendor.seat(LEAD, account="U0NEW")
        vendor.seat("demo-bpps-adviser", account=old)

    vendor.meanwhile(moves)
    problem = await not_sent(vendor, CHAT)
    await vendor.channel.send(CHAT, CARD, case_id="c1")

    assert problem.fate is Fate.NOT_SENT
    assert vendor.shown(CHAT) == []  # There is the chat of the old account.
    assert vendor.opened == 2
