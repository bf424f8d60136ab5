"""Buttons of a card that has changed since: who presses reads who was first."""

from collections.abc import AsyncIterator

import pytest

from cards.verbs import Verb, versioned
from domain.news import NewsKind
from domain.people import Actor
from services.ports import Ports
from tests.clock import FakeClock
from tests.services.cast import EXO, FOCAL, HELP_DESK, LEAD, MANAGER, OUTSIDER, RR
from tests.teams.connecting import CHANNEL
from tests.teams.rooms import Json, TeamsRoom, presses, teams_room
from tests.teams.scenes import press

WHO_AND_WHEN = "Demo Resident Representative signed version 1 on 3 June 2024"


@pytest.fixture(name="room")
async def _room(ports: Ports, clock: FakeClock) -> AsyncIterator[TeamsRoom]:
    async with teams_room(ports, clock) as room:
        await room.deliver()
        yield room


async def pressed(
    room: TeamsRoom, who: Actor, verb: str, *, scope: str = "channel", **more: str
) -> Json:
    """Press a button of the plan's card, old or not."""
    action = room.office.action(room.case, "10")
    target = versioned(action.id, room.version.id) if verb == Verb.SIGN else action.id
    body = press(who.person_id, verb, target, scope=scope, **more)
    answer: Json = await room.came(body)
    return answer


def signatures(room: TeamsRoom) -> list[str]:
    with room.ports.read_uow() as uow:
        found = uow.documents.signatures_of_case(room.case.id)
    return [each.by for each in found]


@pytest.mark.parametrize("who", [LEAD, MANAGER, EXO, FOCAL])
@pytest.mark.parametrize("verb", [Verb.SIGN, Verb.SEND_BACK_FORM, Verb.REFUSE_FORM])
async def test_a_colleague_reads_who_signed_and_when(
    room: TeamsRoom, who: Actor, verb: Verb
) -> None:
    """Also one who never had a right to that button, and a form that is too late."""
    room.office.sign(room.case, "10", room.version, by=RR)

    answer = await pressed(room, who, verb)

    assert answer["type"].endswith("activity.message")
    assert WHO_AND_WHEN in answer["value"]
    assert signatures(room) == [RR.person_id]


async def test_a_button_that_only_came_too_late_says_who_was_first(
    room: TeamsRoom,
) -> None:
    room.office.sign(room.case, "10", room.version, by=RR)

    answer = await pressed(room, LEAD, Verb.ACTION_START)

    assert WHO_AND_WHEN in answer["value"]


async def test_whoever_is_not_on_the_case_reads_nothing_of_it(room: TeamsRoom) -> None:
    room.office.sign(room.case, "10", room.version, by=RR)

    answer = await pressed(room, OUTSIDER, Verb.SIGN)

    assert "You are not on this case" in answer["value"]
    assert "Resident Representative" not in answer["value"]


async def test_it_is_signed_in_a_chat_and_the_rooms_card_changes_for_everybody(
    room: TeamsRoom,
) -> None:
    before = [each["id"] for each in room.line.vendor.activities(CHANNEL)]

    shown = await pressed(room, RR, Verb.SIGN, scope="personal")
    await room.deliver()

    assert "Done by Demo Resident Representative" in str(shown["value"])
    assert "Done by Demo Resident Representative" in str(room.card_of("10"))
    after = [each["id"] for each in room.line.vendor.activities(CHANNEL)]
    assert after[: len(before)] == before  # In its place, not once more.
    assert not presses((await room.asked_by(RR, "10"))["value"]) & {Verb.SIGN}


async def test_of_two_who_may_sign_the_second_reads_who_was_first(
    room: TeamsRoom,
) -> None:
    room.sign_as(HELP_DESK)

    answers = [await pressed(room, RR, Verb.SIGN, id=f"f:{n}") for n in range(3)]

    assert all("signed version 1 on" in answer["value"] for answer in answers)
    assert signatures(room) == [HELP_DESK.person_id]


async def test_one_press_that_comes_again_signs_once_and_reads_what_stands(
    room: TeamsRoom,
) -> None:
    answers = [await pressed(room, RR, Verb.SIGN, id=f"f:{n}") for n in range(3)]

    assert {answer["value"] for answer in answers} == {
        "Version 1: 1 of 1 signed. Action 10 is done."
    }
    assert signatures(room) == [RR.person_id]
    await room.deliver()
    kinds = {NewsKind.ACTION_CARD, NewsKind.CASE_CARD}
    assert not kinds & {news.kind for news in room.office.news(room.case)}
