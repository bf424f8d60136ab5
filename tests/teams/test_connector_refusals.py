"""What each way of not taking a message means for it."""

import json
from functools import cache
from typing import Any

import pytest
from aiohttp import ClientTimeout

from bot.teams.connector import Connector
from cards.wording.troubles import BEGINNINGS, REASONS
from dialogs.channel import Fate, Undelivered
from tests.cards.wire import WIRE
from tests.teams.connecting import CHANNEL, Line, connected
from tests.teams.standin_connector import SERVICE_URL, Fault, StandInConnector

HELLO = {"type": "message", "text": "Hello"}
EXAMPLES = WIRE / "teams.json"
FATES = {
    "err.400.badArgument": ("http-400", Fate.UNFIT),
    "err.401.botNotRegistered": ("teams-bot-unknown", Fate.NOT_SENT),
    "err.403.botDisabledByAdmin": ("teams-bot-disabled", Fate.PERMANENT),
    "err.403.botNotInConversationRoster": ("teams-bot-not-in", Fate.PERMANENT),
    "err.403.conversationBlockedByUser": ("teams-bot-blocked", Fate.PERMANENT),
    "err.403.invalidBotApiHost": ("teams-wrong-address", Fate.PERMANENT),
    "err.403.messageWritesBlocked": ("teams-bot-blocked", Fate.PERMANENT),
    "err.403.notEnoughPermissions": ("teams-not-allowed", Fate.PERMANENT),
    "err.404.activityNotFound": ("message-gone", Fate.UNFIT),
    "err.404.conversationNotFound": ("teams-conversation-gone", Fate.PERMANENT),
    "err.412.preconditionFailed": ("http-412", Fate.NOT_SENT),
    "err.413.messageSizeTooBig": ("teams-too-big", Fate.UNFIT),
    "err.429.throttled": ("http-429", Fate.RATE_LIMITED),
    "err.500.serviceError": ("http-500", Fate.UNCERTAIN),
    "err.502.serviceError": ("http-502", Fate.UNCERTAIN),
    "err.503": ("http-503", Fate.UNCERTAIN),
    "err.504": ("http-504", Fate.UNCERTAIN),
}


@cache
def examples(kind: str = "connector_error") -> dict[str, Any]:
    if not EXAMPLES.exists():
        pytest.skip(f"the published examples are missing: {EXAMPLES}")
    found = json.loads(EXAMPLES.read_text())
    return {each["id"]: each for each in found if each["kind"] == kind}


async def refused(fault: Fault) -> Undelivered:
    """Send one message that is not taken well; return what became of it."""
    async with connected(StandInConnector(script=lambda _call: fault)) as line:
        return await not_sent_over(line)


async def not_sent_over(
    line: Line, *, connector: Connector | None = None
) -> Undelivered:
    with pytest.raises(Undelivered) as problem:
        await (connector or line.connector).send(SERVICE_URL, CHANNEL, HELLO)
    return problem.value


def test_each_published_error_has_a_fate_here() -> None:
    assert examples().keys() == FATES.keys()


@pytest.mark.parametrize("which", FATES)
async def test_a_published_error_has_its_fate_and_its_words(which: str) -> None:
    example = examples()[which]
    kept = {"Retry-After"} & (example["response_headers"] or {}).keys()

    problem = await refused(
        Fault(
            status=example["response_status"],
            said=example["response_body"],
            headers={name: example["response_headers"][name] for name in kept},
        )
    )

    assert (problem.code, problem.fate) == FATES[which]
    assert problem.code in REASONS or problem.code.startswith(tuple(BEGINNINGS))
    assert problem.retry_after == (5 if kept else 0)


async def test_recorded_answers_are_understood() -> None:
    answers: list[Fault] = []
    async with connected(StandInConnector(script=lambda _: answers[-1])) as line:
        for example in examples("connector_recorded").values():
            status, said = example["response_status"], example["response_body"]
            answers.append(Fault(status=status, said=said))
            if status == 200:
                wanted = said.get("id", "") if isinstance(said, dict) else ""
                assert await line.connector.send(SERVICE_URL, CHANNEL, HELLO) == wanted
            else:
                assert (await not_sent_over(line)).fate is Fate.UNFIT
    assert len(answers) > 10


@pytest.mark.parametrize(
    "said, seconds",
    [
        ("5", 5),
        ("0.25", 0.25),
        ("Mon, 03 Jun 2024 09:01:30 GMT", 90),
        ("0", 0),
        (None, 0),
    ],
)
async def test_a_throttled_message_waits_as_long_as_it_is_told(
    said: str | None, seconds: float
) -> None:
    told = {"Retry-After": said} if said is not None else {}
    now = {"Date": "Mon, 03 Jun 2024 09:00:00 GMT"}

    problem = await refused(Fault(status=429, headers={**told, **now}))

    assert (problem.fate, problem.retry_after) == (Fate.RATE_LIMITED, seconds)


@pytest.mark.parametrize("status", [408, 500, 501, 502, 503, 504, 599])
async def test_what_may_have_been_taken_is_sent_once_and_uncertain(status: int) -> None:
    fault = Fault(status=status, takes=True)
    vendor = StandInConnector(script=lambda _call: fault)

    async with connected(vendor) as line:
        problem = await not_sent_over(line)

    assert (problem.fate, len(vendor.calls)) == (Fate.UNCERTAIN, 1)


@pytest.mark.parametrize("takes", [False, True])
async def test_a_connection_that_breaks_leaves_it_uncertain(takes: bool) -> None:
    problem = await refused(Fault(breaks=True, takes=takes))

    assert (problem.code, problem.fate) == ("connection-broke", Fate.UNCERTAIN)


async def test_no_answer_in_time_leaves_it_uncertain() -> None:
    vendor = StandInConnector(script=lambda _call: Fault(hangs=True))

    async with connected(vendor, patience=ClientTimeout(total=0.3)) as line:
        problem = await not_sent_over(line)

    assert (problem.code, problem.fate) == ("timeout", Fate.UNCERTAIN)


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with connected() as line:
        await line.tokens.token()
        line.vendor.tls_port = 1
        async with line.vendor.pool() as nowhere:
            lost = Connector(nowhere, line.tokens, app_id="")
            problem = await not_sent_over(line, connector=lost)

    assert (problem.code, problem.fate) == ("no-connection", Fate.NOT_SENT)


async def test_a_name_that_is_not_found_or_not_proved_was_sent_nothing() -> None:
    async with connected() as line, line.vendor.pool(trusts=False) as wary:
        await line.tokens.token()
        doubting = Connector(wary, line.tokens, app_id="")
        unproved = await not_sent_over(line, connector=doubting)
        with pytest.raises(Undelivered) as unknown:
            await line.connector.send("https://api.botframework.com/", CHANNEL, HELLO)

    assert (unproved.code, unknown.value.code) == ("no-connection", "no-connection")
    assert line.vendor.calls == []
