"""Whatever Slack documents that it may refuse: one channel, and words for people."""

import json
from typing import Any

import pytest

from cards.wording.refusals import SENTENCES
from domain.rooms import StepState
from tests.cards.wire import WIRE
from tests.services.cast import LEAD
from tests.slack.rooms.conftest import REGISTRY, Rooms, account_of, done, made, problems
from tests.slack.rooms.test_archiving import ARCHIVE, ended, said
from tests.slack.rooms.test_following import KICK, join, leave
from tests.slack.rooms.test_one_channel import CALLS, CREATE

EXAMPLES = WIRE / "slack.json"
GONE = {"not_in_channel", "user_not_found"}  # Believed, until it is looked once a day.
OF_ALL = {"fatal_error", "internal_error", "service_unavailable", "ratelimited"}


def documented(method: str) -> list[str]:
    """Return the errors of a method, as its page lists them, and those of all."""
    if not EXAMPLES.exists():
        pytest.skip(f"the published examples are missing: {EXAMPLES}")
    examples: list[Any] = json.loads(EXAMPLES.read_text())
    at = f"/api/{method}"
    listed = [
        each.get("documented_errors", []) for each in examples if path(each) == at
    ]
    return sorted({error for errors in listed for error in errors} | OF_ALL)


def path(example: dict[str, Any]) -> str:
    return str(example.get("path", ""))


@pytest.mark.parametrize(
    "method",
    [
        pytest.param(each, marks=() if each == CREATE else pytest.mark.slow)
        for each in CALLS
    ],
)
async def test_each_error_leaves_one_channel_and_is_told_in_words(
    rooms: Rooms, method: str
) -> None:
    for number, error in enumerate(documented(method), start=1):
        case = rooms.desk.open(registry_link=REGISTRY)
        rooms.slack.fail(method, error)

        steps = await rooms.go_on(case)
        told = problems(steps)
        assert "slack-fault" not in told.values(), (error, told)
        assert set(told.values()) <= SENTENCES.keys(), (error, told)
        assert all(
            step.state is not StepState.WAITING or told for step in steps.values()
        )

        rooms.ask_again(case)
        steps = await rooms.go_on(case)
        assert done(steps), (error, problems(steps))
        assert len(rooms.channels()) == number, error
        rooms.slack.heal()
        rooms.desk.clock.advance(minutes=5)


async def test_each_error_of_taking_out_is_told_and_they_are_out_in_the_end(
    rooms: Rooms,
) -> None:
    case, channel = await made(rooms)
    for error in (each for each in documented(KICK) if each not in GONE):
        rooms.slack.fail(KICK, error)
        leave(rooms, case, LEAD)
        told = problems(await rooms.go_on(case))
        assert set(told.values()) <= SENTENCES.keys() - {"slack-fault"}, (error, told)

        rooms.ask_again(case)
        steps = await rooms.go_on(case)
        assert done(steps), (error, problems(steps))
        assert account_of(LEAD.person_id) not in channel.members
        rooms.desk.clock.advance(minutes=5)
        join(rooms, case, who=LEAD)
        assert done(await rooms.go_on(case))
        rooms.desk.clock.advance(minutes=5)


@pytest.mark.slow
@pytest.mark.parametrize(
    "error", ["restricted_action", "not_supported", "missing_scope"]
)
async def test_an_error_of_archiving_is_told_and_it_is_archived_in_the_end(
    rooms: Rooms, error: str
) -> None:
    case, channel = await ended(rooms)
    rooms.slack.fail(ARCHIVE, error)
    told = problems(await rooms.go_on(case))
    assert set(told.values()) <= SENTENCES.keys() - {"slack-fault"}
    assert told

    rooms.ask_again(case)
    await said(rooms)
    await rooms.go_on(case)
    assert channel.archived
