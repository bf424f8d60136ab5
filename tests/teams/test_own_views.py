"""What each person sees of a card in a room: their own buttons, and nobody else's."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from benchmarks.floor import Watch
from cards.limits import TEAMS_MOST, utf16_size
from cards.verbs import Verb
from domain.people import Actor
from domain.roles import Role
from services.ports import Ports
from services.team.act_for import Deputising, act_for
from tests.cards.wire import complaints
from tests.clock import FakeClock
from tests.services.cast import (
    EVERYBODY,
    EXO,
    FOCAL,
    HELP_DESK,
    LEAD,
    MANAGER,
    OUTSIDER,
    RR,
)
from tests.teams.rooms import TeamsRoom, presses, teams_room
from tests.teams.scenes import activity, press

MOST_QUESTIONS = 36  # To the database, for one look at a card.
SIGNING = {Verb.SIGN, Verb.SEND_BACK_FORM, Verb.REFUSE_FORM}


@pytest.fixture(name="room")
async def _room(ports: Ports, clock: FakeClock) -> AsyncIterator[TeamsRoom]:
    async with teams_room(ports, clock) as room:
        await room.deliver()
        yield room


def members(*people: Actor) -> set[str]:
    return {f"29:{person.person_id}" for person in people}


def refreshed(room: TeamsRoom, label: str = "10") -> set[str]:
    return set(room.card_of(label)["refresh"]["userIds"])


async def test_a_card_in_a_room_has_only_the_buttons_that_all_may_press(
    room: TeamsRoom,
) -> None:
    shown = presses(room.card_of("10"))

    files = {verb for verb in shown if verb.startswith("file.")}
    assert shown - files == {
        Verb.ACTION_VIEW,
        Verb.ACTION_WHY,
        Verb.ACTION_COMMENT_FORM,
    }


async def test_teams_asks_by_itself_for_those_with_buttons_of_their_own(
    room: TeamsRoom,
) -> None:
    asked = room.card_of("10")["refresh"]

    assert members(RR, FOCAL, LEAD) <= set(asked["userIds"])
    assert not members(EXO, OUTSIDER) & set(asked["userIds"])
    assert asked["action"]["type"] == "Action.Execute"
    assert asked["action"]["verb"] == Verb.ACTION_VIEW


async def test_the_risk_owner_is_shown_the_key_and_a_colleague_is_not(
    room: TeamsRoom,
) -> None:
    theirs = await room.asked_by(RR, "10")
    others = await room.asked_by(MANAGER, "10")

    assert theirs["statusCode"] == others["statusCode"] == 200
    assert presses(theirs["value"]) >= SIGNING
    assert not presses(others["value"]) & SIGNING


async def test_what_is_offered_is_what_the_server_takes(room: TeamsRoom) -> None:
    """Every button that a reader is shown there works; it is theirs."""
    for person in EVERYBODY:
        answer = await room.asked_by(person, "10")
        if answer["type"].endswith("card.adaptive"):
            offered = presses(answer["value"])
            signs = person is RR
            assert (offered >= SIGNING) is signs
            assert bool(offered & SIGNING) is signs


async def test_a_view_is_asked_for_again_when_the_card_changes(room: TeamsRoom) -> None:
    answer = await room.asked_by(RR, "10")

    assert answer["value"]["refresh"] == {
        **room.card_of("10")["refresh"],
        "userIds": [*members(RR)],
    }


@pytest.mark.parametrize("who", [OUTSIDER.person_id, "nobody-of-ours"])
async def test_whoever_is_not_on_the_case_reads_the_same_as_of_no_card(
    room: TeamsRoom, who: str
) -> None:
    action_id = room.office.action(room.case, "10").id

    theirs, none = [
        await room.came(press(who, Verb.ACTION_VIEW, target, scope="channel"))
        for target in (action_id, "no-such-action")
    ]

    assert theirs == none
    assert theirs["type"].endswith("activity.message")
    assert "DEMO-0001" not in str(theirs)


async def test_an_activity_that_names_no_account_sees_nothing(room: TeamsRoom) -> None:
    """The room itself reads without a person: nobody may pass for it."""
    asked = press("nobody", Verb.ACTION_VIEW, room.office.action(room.case, "10").id)
    del asked["from"]["aadObjectId"]

    answer = await room.came(asked)

    assert answer["type"].endswith("activity.message")


@pytest.mark.parametrize("verb", [Verb.ACTION_START, Verb.SIGN, "editOrResolveView"])
async def test_what_teams_asks_by_itself_is_never_taken_for_a_press(
    room: TeamsRoom, verb: str
) -> None:
    before, said = room.office.state(room.case), len(room.line.vendor.calls)
    asked = room.asks(RR, "10")
    asked["value"]["action"]["verb"] = verb

    assert await room.came(asked) is None
    assert room.office.state(room.case) == before
    assert len(room.line.vendor.calls) == said


async def test_a_look_changes_nothing_and_says_nothing(room: TeamsRoom) -> None:
    before, stood = room.office.state(room.case), len(room.line.vendor.calls)
    held = _held(room)

    for person in EVERYBODY:
        await room.asked_by(person, "10")

    assert room.office.state(room.case) == before
    assert len(room.line.vendor.calls) == stood
    assert _held(room) == held
    assert room.delivered == 0


def _held(room: TeamsRoom) -> tuple[object, ...]:
    """Return what words or presses would leave: where chats are, what came in."""
    with room.ports.read_uow() as uow:
        return tuple(uow.delivery.heads(room.ports.clock(), limit=99))


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
async def test_a_look_is_one_reading_of_few_questions(
    room: TeamsRoom, engine: Engine
) -> None:
    room.is_made()
    watch, asks = Watch(engine), room.asks(RR, "10")
    await room.came(asks)  # The first one opens the connection.

    with watch.seeing() as seen:
        await room.came(asks)

    asked = [sql for sql, _values, _many in seen.asked]
    assert (asked[0], asked[-1], asked.count("BEGIN")) == ("BEGIN", "ROLLBACK", 1)
    assert all(sql.startswith("SELECT") for sql in asked[1:-1])
    assert seen.queries <= MOST_QUESTIONS


async def test_when_the_card_changes_those_who_see_another_change_with_it(
    room: TeamsRoom,
) -> None:
    room.sign_as(HELP_DESK)
    await room.deliver()

    shown = await room.asked_by(RR, "10")

    assert not presses(shown["value"]) & SIGNING
    assert "Done by Demo RBx" in str(room.card_of("10"))


async def test_a_deputy_is_shown_the_key_from_the_first_day_on(
    room: TeamsRoom, clock: FakeClock
) -> None:
    first = clock.now.date() + timedelta(days=1)
    away = Deputising(
        principal_id=RR.person_id,
        deputy_id=MANAGER.person_id,
        role=Role.RISK_OWNER,
        first_day=first,
        last_day=first + timedelta(days=9),
        reason="On leave.",
    )
    act_for(room.case.id, away, by=FOCAL, ports=room.ports)

    before = await room.asked_by(MANAGER, "10")
    clock.advance(days=1)
    after = await room.asked_by(MANAGER, "10")

    assert not presses(before["value"]) & SIGNING
    assert presses(after["value"]) >= SIGNING


async def test_in_ones_own_chat_a_card_is_ones_own_already(room: TeamsRoom) -> None:
    chat = room.line.vendor.activities(f"a:1-account-of-{RR.person_id}")

    cards = [each["attachments"][0]["content"] for each in chat]
    assert any(Verb.SIGN in presses(card) for card in cards)
    assert not any("refresh" in card for card in cards)


async def test_cards_with_views_are_as_the_schema_has_them_and_fit(
    room: TeamsRoom,
) -> None:
    card = room.card_of("10")
    own = (await room.asked_by(RR, "10"))["value"]

    assert complaints(card) == complaints(own) == []
    assert utf16_size(card) < TEAMS_MOST


async def test_who_is_not_asked_for_by_itself_presses_for_their_view(
    room: TeamsRoom,
) -> None:
    """More than sixty, or a client that asks for nothing by itself."""
    action = room.office.action(room.case, "10")

    manual = await room.came(
        press(RR.person_id, Verb.ACTION_VIEW, action.id, scope="channel")
    )

    assert presses(manual["value"]) >= SIGNING


async def test_an_old_client_gets_their_view_in_their_own_chat(room: TeamsRoom) -> None:
    chat = f"a:1-account-of-{RR.person_id}"
    before = len(room.line.vendor.activities(chat))
    data = {
        "verb": Verb.ACTION_VIEW,
        "target": room.office.action(room.case, "10").id,
    }

    await room.came(activity(RR.person_id, scope="channel", value=data))

    shown = room.line.vendor.activities(chat)[before:]
    assert any(
        Verb.SIGN in presses(each["attachments"][0]["content"]) for each in shown
    )
