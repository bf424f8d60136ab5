"""Where the channel sends: rooms, people's own chats, and what is neither yet."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.teams.channel import TeamsChannel
from bot.teams.connector.client import Json
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.cases import Case
from domain.news import direct_with, room_of
from domain.roles import Role
from domain.seats import Vendor
from services.ports import Ports
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.placing import held_at, seated
from tests.teams.standin_connector import Call, Fault
from tests.teams.standin_login import TENANT

ROOM = room_of("c1")
CHAT = direct_with("demo-co-lead")
SES_TEAM = Role.CORPORATE_SES_TEAM
CARD = Card(title="Sign the plan", plain="DEMO-0001: sign the plan")


@pytest.fixture(name="line")
async def _line() -> AsyncIterator[Line]:
    async with connected() as line:
        yield line


@pytest.fixture(name="channel")
def _channel(line: Line, ports: Ports, case: Case) -> TeamsChannel:
    return TeamsChannel(line.connector, ports)


async def not_sent(channel: TeamsChannel, conversation: str) -> Undelivered:
    with pytest.raises(Undelivered) as problem:
        await channel.send(conversation, CARD, case_id="c1")
    return problem.value


def shown(line: Line, conversation: str) -> list[Json]:
    """Return the cards that stand in one of Teams' conversations."""
    standing = line.vendor.activities(conversation)
    return [each["attachments"][0]["content"] for each in standing]


async def test_a_card_stands_in_its_room_and_is_replaced_there(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    held_at(ports, ROOM, CHANNEL)

    message_id = await channel.send(ROOM, CARD, case_id="c1", key="k1")
    assert message_id == f"{ROOM}/{line.vendor.activities(CHANNEL)[0]['id']}"

    await channel.replace(message_id, Card(title="Signed", plain="It is signed"))
    (card,) = shown(line, CHANNEL)
    assert card["fallbackText"] == "It is signed"


async def test_a_room_that_is_not_made_yet_is_waited_for(channel: TeamsChannel) -> None:
    problem = await not_sent(channel, ROOM)

    assert (problem.code, problem.fate) == ("room-not-made-yet", Fate.NOT_SENT)


async def test_who_has_no_account_is_reached_another_way(channel: TeamsChannel) -> None:
    problem = await not_sent(channel, CHAT)

    assert (problem.code, problem.fate) == ("no-teams-seat", Fate.PERMANENT)


async def test_who_has_an_account_gets_a_chat_that_is_kept(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    account = seated(ports, line.vendor, "demo-co-lead")

    for _ in range(2):
        await channel.send(CHAT, CARD, case_id="c1")

    assert len(shown(line, f"a:1-{account}")) == 2
    assert line.vendor.created == 1
    with ports.read_uow() as uow:
        place = uow.places.of(CHAT, vendor=Vendor.TEAMS)
    assert place is not None
    assert place.reference == f"a:1-{account}"


async def test_a_chat_is_opened_once_for_all_who_want_it_at_once(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    account = seated(ports, line.vendor, "demo-co-lead")

    sending = [channel.send(CHAT, CARD, case_id="c1") for _ in range(10)]
    assert len(set(await asyncio.gather(*sending))) == 10

    assert len(shown(line, f"a:1-{account}")) == 10
    assert line.vendor.created == 1


async def test_a_chat_that_may_have_been_opened_has_been_told_nothing(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    seated(ports, line.vendor, "demo-co-lead")
    line.vendor.script = lambda _call: Fault(status=503, takes=True)

    problem = await not_sent(channel, CHAT)

    assert (problem.code, problem.fate) == ("http-503", Fate.NOT_SENT)


async def test_a_chat_that_is_gone_is_opened_anew_when_it_is_tried_again(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    account = seated(ports, line.vendor, "demo-co-lead")
    await channel.send(CHAT, CARD, case_id="c1")
    line.vendor.standing.clear()

    problem = await not_sent(channel, CHAT)
    assert (problem.code, problem.fate) == ("teams-conversation-gone", Fate.PERMANENT)

    await channel.send(CHAT, CARD, case_id="c1")
    assert len(shown(line, f"a:1-{account}")) == 1


@pytest.mark.parametrize(
    "message_id", ["", "1632474074231", f"{ROOM}/1", f"{ROOM}/", "room:none/1", "//"]
)
async def test_what_is_not_there_is_not_replaced(
    message_id: str, line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    held_at(ports, ROOM, CHANNEL)

    with pytest.raises(Undelivered) as problem:
        await channel.replace(message_id, CARD)

    assert (problem.value.code, problem.value.fate) == ("message-gone", Fate.UNFIT)
    assert shown(line, CHANNEL) == []


@pytest.mark.parametrize(
    "status, fate",
    [(503, Fate.UNCERTAIN), (429, Fate.RATE_LIMITED), (401, Fate.NOT_SENT)],
)
async def test_what_may_yet_be_replaced_is_not_gone(
    status: int, fate: Fate, line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    held_at(ports, ROOM, CHANNEL)
    message_id = await channel.send(ROOM, CARD, case_id="c1")
    line.vendor.script = lambda _call: Fault(status=status)

    with pytest.raises(Undelivered) as problem:
        await channel.replace(message_id, CARD)

    assert problem.value.fate is fate


async def test_nothing_is_pinned(line: Line, channel: TeamsChannel) -> None:
    await channel.pin(ROOM, f"{ROOM}/1")

    assert line.vendor.calls == []


async def test_where_no_chat_can_be_opened_who_has_one_is_written_to(
    line: Line, ports: Ports, case: Case
) -> None:
    del case  # For its office.
    channel = TeamsChannel(line.connector, ports, service_url="")
    account = seated(ports, line.vendor, "demo-co-lead")
    assert (await not_sent(channel, CHAT)).code == "no-teams-seat"

    line.vendor.hold("a:1")
    held_at(ports, CHAT, "a:1")
    await channel.send(CHAT, CARD, case_id="c1")

    assert len(shown(line, "a:1")) == 1
    assert line.vendor.people[account] == ""


async def test_who_left_their_account_is_not_written_to_there(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    account = seated(ports, line.vendor, "demo-co-lead")
    await channel.send(CHAT, CARD, case_id="c1")
    with ports.open_uow() as uow:
        uow.seats.leave(Vendor.TEAMS, tenant=TENANT, account=account)
        uow.commit()

    problem = await not_sent(channel, CHAT)

    assert problem.code == "no-teams-seat"
    assert len(shown(line, f"a:1-{account}")) == 1


async def test_a_chat_that_was_opened_for_an_account_they_left_is_not_theirs(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    old = seated(ports, line.vendor, "demo-co-lead")

    def moves(call: Call) -> None:
        if call.conversation:
            return
        line.vendor.script = lambda _call: None
        with ports.open_uow() as uow:
            uow.seats.leave(Vendor.TEAMS, tenant=TENANT, account=old)
            uow.commit()
        seated(ports, line.vendor, "demo-co-lead", account="new")
        seated(ports, line.vendor, "demo-bpps-adviser", account=old)

    line.vendor.script = moves
    problem = await not_sent(channel, CHAT)
    await channel.send(CHAT, CARD, case_id="c1")

    assert problem.fate is Fate.NOT_SENT
    assert shown(line, f"a:1-{old}") == []
    assert len(shown(line, "a:1-new")) == 1


async def test_a_chat_that_is_kept_for_another_account_is_not_used(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    account = seated(ports, line.vendor, "demo-co-lead")
    line.vendor.hold("a:another's")
    held_at(ports, CHAT, "a:another's", account="another")

    await channel.send(CHAT, CARD, case_id="c1")

    assert shown(line, "a:another's") == []
    assert len(shown(line, f"a:1-{account}")) == 1


async def test_a_room_that_the_desk_was_taken_out_of_is_waited_for(
    line: Line, channel: TeamsChannel, ports: Ports
) -> None:
    held_at(ports, ROOM, CHANNEL, lost_at=ports.clock())

    problem = await not_sent(channel, ROOM)

    assert (problem.code, problem.fate) == ("room-not-made-yet", Fate.NOT_SENT)
    assert shown(line, CHANNEL) == []


async def test_what_is_for_one_role_is_never_shown_to_a_whole_room(
    line: Line, channel: TeamsChannel, ports: Ports, case: Case
) -> None:
    room = room_of(case.id)
    held_at(ports, room, CHANNEL)

    with pytest.raises(Undelivered, match="teams-shows-all"):
        await channel.send(room, CARD, case_id=case.id, only_role=SES_TEAM)

    assert shown(line, CHANNEL) == []
