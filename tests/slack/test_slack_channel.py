"""What no other channel has: metadata, pins, previews, and links to the case card."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.slack.api import SlackApi
from bot.slack.channel import SlackChannel
from bot.slack.messages import as_message, as_new_message
from cards.elements import Card
from dialogs.channel import Fate, Undelivered
from domain.cases import Case
from domain.news import NewsKind, direct_with, room_of
from services.ports import Ports
from tests.clock import FakeClock
from tests.slack.placing import held_at, seated
from tests.slack.standin_slack import StandInSlack, standin_slack
from tests.slack.standin_state import DESK

ROOM, CHANNEL = room_of("c1"), "C0ROOM"
CARD = Card(title="Sign the plan", plain="DEMO-0001: sign the plan")


@pytest.fixture(name="slack")
async def _slack() -> AsyncIterator[StandInSlack]:
    async with standin_slack() as slack:
        slack.hold(CHANNEL)
        yield slack


@pytest.fixture(name="api")
async def _api(slack: StandInSlack) -> AsyncIterator[SlackApi]:
    async with slack.pool() as pool:
        yield slack.api(pool)


@pytest.fixture(name="channel")
def _channel(api: SlackApi, ports: Ports) -> SlackChannel:
    held_at(ports, ROOM, CHANNEL)
    return SlackChannel(api, ports, workspace="https://demo.slack.com/")


def test_its_one_line_sets_nothing_off() -> None:
    message = as_message(Card(title="T", plain="<!channel> <https://a|b> R&D @here"))

    assert message["text"] == ("&lt;!channel&gt; &lt;https://a|b&gt; R&amp;D @here")
    assert (message["parse"], message["link_names"]) == ("none", False)


def test_its_one_line_is_short_enough_to_be_replaced() -> None:
    message = as_message(Card(title="T", plain="<&> 😀" * 5000))

    assert len(str(message["text"]).encode("utf-16-le")) / 2 <= 4000


def test_a_new_message_brings_no_previews_and_its_key_says_nothing() -> None:
    message = as_new_message(CARD, key="ses-desk-1-a")

    assert (message["unfurl_links"], message["unfurl_media"]) == (False, False)
    assert message["metadata"] == {
        "event_type": "ses_desk_message",
        "event_payload": {"key": "ses-desk-1-a"},
    }
    assert "metadata" not in as_new_message(CARD)


async def test_what_is_replaced_keeps_its_key(
    slack: StandInSlack, channel: SlackChannel
) -> None:
    message_id = await channel.send(ROOM, CARD, case_id="c1", key="k1")
    await channel.replace(message_id, replace(CARD, title="Signed"))

    (message,) = slack.messages(CHANNEL)
    assert message["metadata"]["event_payload"] == {"key": "k1"}


async def test_a_card_is_pinned_once(
    slack: StandInSlack, channel: SlackChannel
) -> None:
    message_id = await channel.send(ROOM, CARD, case_id="c1")
    for _ in range(2):
        await channel.pin(ROOM, message_id)

    ts = message_id.partition("/")[2]
    assert slack.conversations[CHANNEL].pins == [ts]


async def test_many_pins_at_once_wait_for_their_turns(
    slack: StandInSlack, ports: Ports, clock: FakeClock
) -> None:
    held_at(ports, ROOM, CHANNEL)

    def now() -> float:
        return clock.now.timestamp()

    async def sleep(seconds: float) -> None:
        clock.advance(seconds=seconds)

    slack.keeps_rates, slack.now = True, now
    async with slack.pool() as pool:
        channel = SlackChannel(slack.api(pool, now=now), ports, sleep=sleep)
        for _ in range(25):
            await channel.pin(ROOM, await channel.send(ROOM, CARD, case_id="c1"))
            clock.advance(seconds=1)

    assert (len(slack.conversations[CHANNEL].pins), slack.violations) == (25, [])


async def test_a_pin_is_not_waited_for_without_end(
    slack: StandInSlack, api: SlackApi, ports: Ports
) -> None:
    held_at(ports, ROOM, CHANNEL)
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    channel = SlackChannel(api, ports, sleep=sleep)
    for _ in range(4):
        await channel.pin(ROOM, await channel.send(ROOM, CARD, case_id="c1"))
    message_id = await channel.send(ROOM, CARD, case_id="c1")
    with pytest.raises(Undelivered, match="slack-busy") as problem:
        await channel.pin(ROOM, message_id)

    assert (problem.value.fate, len(waited)) == (Fate.RATE_LIMITED, 5)
    assert message_id.partition("/")[2] not in slack.conversations[CHANNEL].pins


@pytest.mark.parametrize("message_id", ["", f"{ROOM}/", f"{ROOM}/1.2"])
async def test_what_is_not_there_is_not_pinned(
    message_id: str, channel: SlackChannel
) -> None:
    with pytest.raises(Undelivered) as problem:
        await channel.pin(ROOM, message_id)

    assert (problem.value.code, problem.value.fate) == ("message-gone", Fate.UNFIT)


@pytest.mark.parametrize(
    "about, code",
    [
        ({"archived": True}, "slack-archived"),
        ({"read_only": True}, "slack-not-allowed"),
        ({"private": False, "members": []}, "slack-not-in"),
        ({"members": []}, "slack-conversation-gone"),
    ],
)
async def test_a_channel_that_takes_nothing_says_why(
    about: dict[str, object], code: str, slack: StandInSlack, channel: SlackChannel
) -> None:
    slack.hold(CHANNEL, **about)

    with pytest.raises(Undelivered) as problem:
        await channel.send(ROOM, CARD, case_id="c1")

    assert (problem.value.code, problem.value.fate) == (code, Fate.PERMANENT)


@pytest.mark.parametrize(
    "about", [{"deleted": True}, {"bot": True}, {"refuses_chats": True}]
)
async def test_who_cannot_be_written_to_is_reached_another_way(
    about: dict[str, bool],
    slack: StandInSlack,
    channel: SlackChannel,
    ports: Ports,
    case: Case,
) -> None:
    del case  # For its office.
    slack.has("U0LEAD", **about)
    seated(ports, slack, "demo-co-lead", account="U0LEAD")

    with pytest.raises(Undelivered) as problem:
        await channel.send(direct_with("demo-co-lead"), CARD, case_id="c1")

    assert (problem.value.code, problem.value.fate) == ("slack-nobody", Fate.PERMANENT)


async def test_a_message_of_somebody_else_is_not_replaced(
    slack: StandInSlack, channel: SlackChannel
) -> None:
    message_id = await channel.send(ROOM, CARD, case_id="c1")
    (message,) = slack.messages(CHANNEL)
    assert message["user"] == DESK
    message["user"] = "U0LEAD"

    with pytest.raises(Undelivered) as problem:
        await channel.replace(message_id, CARD)

    assert (problem.value.code, problem.value.fate) == ("slack-stands", Fate.UNFIT)


async def test_other_cards_link_to_the_card_of_their_case(
    slack: StandInSlack, channel: SlackChannel, ports: Ports
) -> None:
    with ports.open_uow() as uow:
        kind = NewsKind.CASE_CARD
        uow.outbox.keep_post(ROOM, kind=kind, subject="c1", message_id=f"{ROOM}/1.23")
        uow.commit()

    await channel.send(ROOM, replace(CARD, beside="c1"), case_id="c1")

    (message,) = slack.messages(CHANNEL)
    assert "https://demo.slack.com/archives/C0ROOM/p123" in str(message["blocks"])


async def test_chats_are_opened_no_faster_than_their_tier_allows(
    slack: StandInSlack, api: SlackApi, channel: SlackChannel, ports: Ports, case: Case
) -> None:
    del case  # For its office.
    account = seated(ports, slack, "demo-co-lead")
    for _ in range(10):
        await api.call("conversations.open", users=account)

    with pytest.raises(Undelivered) as problem:
        await channel.send(direct_with("demo-co-lead"), CARD, case_id="c1")

    assert problem.value.fate is Fate.RATE_LIMITED
    assert 0 < problem.value.retry_after <= 2
