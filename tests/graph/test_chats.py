"""Rooms with few rights: a group chat a case, and what holds that it is one."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest

from cards.plain import as_plain
from cards.views.case import card_of_case
from cards.wording.refusals import SENTENCES
from domain.cases import Case
from domain.news import room_of
from domain.roles import Role
from domain.rooms import ROOM_STEPS, Home
from domain.seats import Vendor
from services.reading.read_case import read_case
from services.team.act_for import recuse
from services.team.change_team import give_role
from tests.graph.conftest import Rooms, done, problems
from tests.graph.standin_graph import Fault
from tests.graph.standin_tenant import Chat, Said, error
from tests.services.cast import EXO, FOCAL, OUTSIDER, RR

POST_CHAT = r"POST /v1.0/chats$"
FAILING = (500, 502, 503, 504)


@pytest.fixture(name="chats")
def _chats(rooms: Rooms) -> Rooms:
    there = replace(rooms.desk.ports, home=Home.TEAMS_CHAT)
    rooms.desk = replace(rooms.desk, ports=there)
    return rooms


async def made(chats: Rooms) -> tuple[Case, Chat]:
    """Make a chat to its end, and see that there is exactly one."""
    case = chats.desk.open()
    steps = await chats.go_on(case)
    assert done(steps), problems(steps)
    (chat,) = chats.vendor.tenant.chats.values()
    assert chats.vendor.tenant.complaints == []
    chats.desk.clock.advance(minutes=1)
    return case, chat


async def test_a_case_has_a_chat_with_its_team_and_no_files(chats: Rooms) -> None:
    case, chat = await made(chats)

    assert [*chats.steps(case), "case-card"] == list(ROOM_STEPS[Home.TEAMS_CHAT])
    assert chat.topic.startswith(f"SES case {case.facts.reference} (")
    assert f"account-{RR.person_id}" in chat.members
    assert f"account-{EXO.person_id}" not in chat.members
    assert chat.has_app
    assert chat.members == chats.vendor.tenant.apps_of_people
    assert chats.vendor.tenant.teams == {}
    assert len(chats.vendor.calls) <= 6


async def test_cards_go_to_the_chat(chats: Rooms) -> None:
    case, chat = await made(chats)

    with chats.desk.ports.read_uow() as uow:
        place = uow.places.of(room_of(case.id), vendor=Vendor.TEAMS)
    assert place is not None
    assert place.reference == chat.id


async def test_the_checklist_has_the_steps_of_a_chat(chats: Rooms) -> None:
    case = chats.desk.open()

    sheet = read_case(case.id, reader=FOCAL.person_id, ports=chats.desk.ports)
    said = " ".join(as_plain(card_of_case(sheet)).split())

    assert "Group chat of the Management Response Team" in said
    assert "Templates" not in said


async def test_a_chats_members_follow_the_case(chats: Rooms) -> None:
    case, chat = await made(chats)
    ports = chats.desk.ports
    recuse(case.id, reason="My sister works there.", by=RR, ports=ports)
    give_role(
        case.id,
        person_id=OUTSIDER.person_id,
        role=Role.PROJECT_MANAGER,
        by=FOCAL,
        ports=ports,
    )

    await chats.restarted().make_waiting()

    assert f"account-{RR.person_id}" not in chat.members
    assert f"account-{OUTSIDER.person_id}" in chat.members
    assert f"account-{OUTSIDER.person_id}" in chats.vendor.tenant.apps_of_people
    assert done(chats.steps(case))
    assert chats.vendor.tenant.complaints == []


async def test_who_was_added_to_a_chat_by_hand_is_named(chats: Rooms) -> None:
    case, chat = await made(chats)
    chat.members |= {"account-of-a-stranger", f"account-{EXO.person_id}"}

    chats.desk.clock.advance(days=1)
    await chats.restarted().make_waiting()

    step = chats.steps(case)["members"]
    assert (step.problem, step.about) == (
        "room-has-strangers",
        "account-of-a-stranger",
    )


async def test_who_is_not_in_the_tenant_spoils_the_chat_for_nobody(
    chats: Rooms,
) -> None:
    del chats.vendor.tenant.people[f"account-{RR.person_id}"]
    case = chats.desk.open()

    steps = await chats.go_on(case)

    assert problems(steps) == {
        "members": "room-people-missing",
        "app": "room-app-people",
    }
    (chat,) = chats.vendor.tenant.chats.values()
    assert len(chat.members) > 3


@pytest.mark.parametrize("status", FAILING)
@pytest.mark.parametrize("was_done", [False, True])
async def test_a_chat_that_was_perhaps_made_is_looked_for_before_another_is(
    chats: Rooms, status: int, was_done: bool
) -> None:
    chats.vendor.tenant.unseen_for = timedelta(minutes=15)
    answer = error(status, "generalException")
    chats.vendor.faults = [Fault(POST_CHAT, answer, done=was_done)]

    await made(chats)


@pytest.mark.parametrize("was_done", [False, True])
async def test_a_line_that_breaks_makes_no_second_chat(
    chats: Rooms, was_done: bool
) -> None:
    chats.vendor.faults = [Fault(POST_CHAT, done=was_done)]

    await made(chats)


@pytest.mark.parametrize("was_done", [False, True])
async def test_a_process_that_dies_while_it_asks_leaves_one_chat(
    chats: Rooms, was_done: bool
) -> None:
    case = chats.desk.open()
    await chats.dies_at(POST_CHAT, done=was_done)

    assert done(await chats.go_on(case))
    assert len(chats.vendor.tenant.chats) == 1


async def test_without_the_right_to_look_a_chat_is_made_all_the_same(
    chats: Rooms,
) -> None:
    chats.vendor.tenant.chats_are_shown = False

    await made(chats)


@pytest.mark.parametrize("was_done", [False, True])
async def test_without_the_right_to_look_a_person_decides_on_what_is_uncertain(
    chats: Rooms, was_done: bool
) -> None:
    chats.vendor.tenant.chats_are_shown = False
    chats.vendor.faults = [Fault(POST_CHAT, done=was_done)]
    case = chats.desk.open()

    steps = await chats.go_on(case)
    assert problems(steps) == {"group-chat": "room-chat-unknown"}
    assert steps["group-chat"].about.startswith("SES case ")
    assert chats.vendor.count(POST_CHAT) == 1

    chats.ask_again(case)
    assert done(await chats.go_on(case))
    assert chats.vendor.count(POST_CHAT) == 2


async def test_a_throttled_chat_is_asked_for_when_microsoft_says(chats: Rooms) -> None:
    busy = Said(429, error(429, "TooManyRequests").body, {"Retry-After": "7"})
    chats.vendor.faults = [Fault(POST_CHAT, busy, times=2)]

    await made(chats)

    assert chats.vendor.count(POST_CHAT) == 3


async def test_a_chat_that_is_never_seen_is_asked_for_three_times(
    chats: Rooms,
) -> None:
    chats.vendor.faults = [Fault(POST_CHAT, times=100)]
    case = chats.desk.open()

    steps = await chats.go_on(case)

    assert problems(steps) == {"group-chat": "room-chat-not-made"}
    assert chats.vendor.count(POST_CHAT) == 3
    assert set(problems(steps).values()) <= set(SENTENCES)


@pytest.mark.parametrize(
    "where, right",
    [
        (POST_CHAT, "Chat.Create"),
        ("/members$", "ChatMember.ReadWrite.All"),
        (
            r"/chats/.*/installedApps",
            "TeamsAppInstallation.ReadWriteSelfForChat.All",
        ),
    ],
)
async def test_a_missing_right_of_a_chat_is_named(
    chats: Rooms, where: str, right: str
) -> None:
    denied = error(HTTPStatus.FORBIDDEN, "Authorization_RequestDenied")
    chats.vendor.faults = [Fault(where, denied)]
    case = chats.desk.open()

    steps = await chats.go_on(case)

    (wrong,) = (step for step in steps.values() if step.problem)
    assert (wrong.problem, wrong.about) == ("graph-right-missing", right)


async def test_a_case_keeps_the_kind_of_room_it_was_opened_with(rooms: Rooms) -> None:
    case = rooms.desk.open()
    await rooms.go_on(case)
    rooms.desk.clock.advance(minutes=1)

    there = replace(rooms.desk.ports, home=Home.TEAMS_CHAT)
    rooms.desk = replace(rooms.desk, ports=there)
    recuse(case.id, reason="My sister works there.", by=RR, ports=there)
    await rooms.restarted().make_waiting()

    (team,) = rooms.vendor.tenant.teams.values()
    assert f"account-{RR.person_id}" not in team.members
    assert f"account-{EXO.person_id}" in team.members
    assert rooms.vendor.tenant.chats == {}
