"""Exactly one channel a case, in each documented way in which making it goes wrong."""

from dataclasses import replace
from typing import Any

import pytest

from bot.demo_office import CAST
from domain.rooms import ROOM_STEPS, Home, StepState
from tests.slack.rooms.conftest import (
    LAST,
    REGISTRY,
    Rooms,
    done,
    problems,
    seat,
)
from tests.slack.standin_slack import HTML_503
from tests.slack.standin_state import Fault

CREATE = "conversations.create"
# Every stage by a call of its own.
CALLS = (
    CREATE,
    "conversations.setPurpose",
    "conversations.members",
    "conversations.invite",
    "conversations.info",
    "users.info",
    "conversations.setTopic",
    "bookmarks.list",
    "bookmarks.add",
    "files.getUploadURLExternal",
    "files.completeUploadExternal",
)
FAULTS: dict[str, Fault] = {
    "internal": Fault(body={"ok": False, "error": "internal_error"}),
    "fatal": Fault(body={"ok": False, "error": "fatal_error"}),
    "fatal-taken": Fault(body={"ok": False, "error": "fatal_error"}, takes=True),
    "html": Fault(status=503, html=HTML_503),
    "html-taken": Fault(status=503, html=HTML_503, takes=True),
    "breaks": Fault(breaks=True),
    "breaks-taken": Fault(breaks=True, takes=True),
    "migrating": Fault(body={"ok": False, "error": "service_unavailable"}),
}


def usual() -> list[Any]:
    """Run what asks for a channel always; the same elsewhere with the slow ones."""
    return [
        pytest.param(where, marks=() if where == CREATE else pytest.mark.slow)
        for where in CALLS
    ]


async def made(rooms: Rooms) -> None:
    """Make a room to its end, and see that there is exactly one, and each part once."""
    case = rooms.desk.open(registry_link=REGISTRY)
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    whole(rooms)


def whole(rooms: Rooms) -> None:
    (channel,) = rooms.channels()
    assert [each["link"] for each in channel.bookmarks] == [REGISTRY]
    assert len(channel.members) == len(set(channel.members)) == 11
    shown = [each for each in rooms.slack.files.values() if each.channels]
    assert [each.channels for each in shown] == [[channel.id]] * 5
    assert len({each.name for each in shown}) == 5


async def test_a_room_is_made_whole_with_few_requests(rooms: Rooms) -> None:
    await made(rooms)

    asked = rooms.asked()
    assert asked.count(CREATE) == asked.count("conversations.invite") == 1
    assert len(asked) <= 25, asked
    assert not rooms.slack.violations


async def test_the_next_room_of_the_day_asks_less(rooms: Rooms) -> None:
    making = await rooms.restarted()
    first = rooms.desk.open(registry_link=REGISTRY)
    await making.make_waiting()
    assert done(rooms.steps(first))
    rooms.slack.calls.clear()
    rooms.desk.clock.advance(minutes=1)

    second = rooms.desk.open(registry_link=REGISTRY)
    await making.make_waiting()

    assert done(rooms.steps(second))
    assert "users.info" not in rooms.asked()
    assert len(rooms.asked()) <= 15, rooms.asked()


async def test_its_checklist_is_the_one_of_slack(rooms: Rooms) -> None:
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert [*steps, LAST] == list(ROOM_STEPS[Home.SLACK])


async def test_what_is_made_shows_only_the_cases_code(rooms: Rooms) -> None:
    case = rooms.desk.open(project="A project of that name")

    await rooms.go_on(case)

    (channel,) = rooms.channels()
    code = case.facts.reference
    assert channel.private
    assert channel.name in {f"ses-{code.lower()}", code.lower()}
    assert channel.purpose == f"SES case {code}. Mark: ses-desk-{case.id}"
    assert channel.topic.startswith(f"SES case {code}.")


@pytest.mark.parametrize("where", usual())
@pytest.mark.parametrize("how", FAULTS)
async def test_a_failing_service_is_waited_for(
    rooms: Rooms, where: str, how: str
) -> None:
    rooms.slack.fail(where, fault=FAULTS[how], times=2)

    await made(rooms)


@pytest.mark.parametrize("where", usual())
async def test_a_throttled_method_is_asked_again_when_slack_says(
    rooms: Rooms, where: str
) -> None:
    rooms.slack.throttle(where, seconds=30, times=3)

    await made(rooms)

    assert rooms.asked().count(CREATE) == (4 if where == CREATE else 1)


@pytest.mark.parametrize("where", [CREATE, "conversations.invite", "upload"])
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_call_that_hangs_is_given_up_in_time(
    rooms: Rooms, where: str, was_done: bool
) -> None:
    rooms.slack.fail(where, fault=Fault(hangs=True, takes=was_done))

    await made(rooms)


@pytest.mark.parametrize("where", CALLS)
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_process_that_dies_at_a_call_leaves_one_channel(
    rooms: Rooms, where: str, was_done: bool
) -> None:
    case = rooms.desk.open(registry_link=REGISTRY)
    await rooms.dies_at(where, done=was_done)

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    whole(rooms)


async def test_four_processes_at_once_make_one_channel(rooms: Rooms) -> None:
    case = rooms.desk.open(registry_link=REGISTRY)
    await rooms.at_once(processes=4)

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    assert rooms.asked().count(CREATE) == 1
    whole(rooms)


async def test_a_name_that_is_anothers_is_left_to_them(rooms: Rooms) -> None:
    case = rooms.desk.open()
    code = case.facts.reference.lower()
    name = code if code.startswith("ses-") else f"ses-{code}"
    rooms.slack.hold("C0THEIRS", name=name, creator="U0OTHER", members=["U0OTHER"])
    rooms.slack.hold("C0SECOND", name=f"{name}-2", private=False, creator="U0OTHER")

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    names = {each.name for each in rooms.channels()}
    assert names == {name, f"{name}-2", f"{name}-3"}
    assert rooms.slack.conversations["C0THEIRS"].members == ["U0OTHER"]


async def test_a_channel_with_the_mark_of_another_case_is_not_taken(
    rooms: Rooms,
) -> None:
    case = rooms.desk.open()
    code = case.facts.reference.lower()
    name = code if code.startswith("ses-") else f"ses-{code}"
    other = "SES case. Mark: ses-desk-another"
    rooms.slack.hold("C0OTHER", name=name, purpose=other)

    await rooms.go_on(case)

    assert {each.name for each in rooms.channels()} == {name, f"{name}-2"}


async def test_the_channel_of_this_very_case_is_found_by_its_mark(
    rooms: Rooms,
) -> None:
    case = rooms.desk.open(registry_link=REGISTRY)
    code = case.facts.reference.lower()
    name = code if code.startswith("ses-") else f"ses-{code}"
    mark = f"SES case. Mark: ses-desk-{case.id}"
    rooms.slack.hold("C0OURS", name=name, purpose=mark)

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    whole(rooms)


async def test_names_that_are_all_taken_are_told(rooms: Rooms) -> None:
    case = rooms.desk.open()
    rooms.slack.fail(CREATE, "name_taken", times=9)

    steps = await rooms.go_on(case)

    assert problems(steps) == {"slack-channel": "slack-names-taken"}
    assert rooms.asked().count(CREATE) == 9
    assert rooms.channels() == []


@pytest.mark.parametrize(
    "error, problem",
    [
        ("missing_scope", "slack-scope-missing"),
        ("restricted_action", "slack-restricted"),
        ("user_is_restricted", "slack-restricted"),
        ("invalid_auth", "slack-not-known"),
        ("account_inactive", "slack-not-known"),
        ("team_added_to_org", "slack-not-known"),
        ("invalid_name_specials", "slack-refused"),
        ("a_word_of_next_year", "slack-refused"),
    ],
)
async def test_what_slack_refuses_is_named_and_tried_again_when_asked(
    rooms: Rooms, error: str, problem: str
) -> None:
    case = rooms.desk.open()
    rooms.slack.fail(CREATE, error)

    steps = await rooms.go_on(case)
    assert problems(steps) == {"slack-channel": problem}
    assert steps["members"].state is StepState.WAITING

    rooms.ask_again(case)
    assert done(await rooms.go_on(case))
    assert len(rooms.channels()) == 1


async def test_cards_can_go_out_while_the_files_wait(rooms: Rooms) -> None:
    case = rooms.desk.open()
    rooms.slack.fail("upload", fault=Fault(status=503), times=100)

    await rooms.tick()

    assert rooms.steps(case)["templates"].problem == "slack-unreachable"
    place = rooms.place(case)
    assert place is not None
    assert (place.tenant, place.reference) == ("T0DEMO", rooms.channels()[0].id)


async def test_an_app_of_a_whole_organization_makes_it_in_the_workspace_named(
    rooms: Rooms,
) -> None:
    rooms.slack.enterprise_id = "E0DEMO"
    for person in CAST:
        seat(person.id, rooms=rooms)
    rooms.workspace = "T0DEMO"
    case = rooms.desk.open()

    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    (asked,) = rooms.slack.called(CREATE)
    assert asked["team_id"] == "T0DEMO"
    place = rooms.place(case)
    assert place is not None
    assert place.tenant == "E0DEMO"


async def test_a_room_that_is_made_in_teams_is_left_alone(rooms: Rooms) -> None:
    there = replace(rooms.desk.ports, home=Home.TEAMS)
    elsewhere = replace(rooms.desk, ports=there).open()

    await rooms.go_on(elsewhere)

    assert rooms.asked() == []
    states = {step.state for step in rooms.steps(elsewhere).values()}
    assert states == {StepState.WAITING}
