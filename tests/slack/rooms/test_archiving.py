"""The channel of a closed case is archived, and a person has to open it again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from bot.seated.whereabouts import take_out
from bot.slack.turns.heard import Heard
from cards.elements import Card
from cards.plain import as_plain
from cards.views.case import card_of_case
from domain.cases import Case
from domain.events import EventKind
from domain.news import room_of
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.cases.correct_event import correct_event
from services.reading.read_case import read_case
from services.team.act_for import recuse
from tests.recording_channel import RecordingChannel
from tests.services.cast import FOCAL, LEAD
from tests.slack.rooms.conftest import Rooms, account_of, done, problems
from tests.slack.standin_state import DESK, Conversation, Fault

ENDED = date(2024, 9, 1)
ARCHIVE = "conversations.archive"


async def closed(rooms: Rooms) -> tuple[Case, Conversation]:
    """Make a room and let SECU close its case; its last cards still wait."""
    rooms.desk.clock.now = datetime(2025, 1, 6, 9, tzinfo=UTC)
    case = rooms.desk.opened_until(EventKind.PLAN_ISSUED)
    assert done(await rooms.go_on(case))
    (channel,) = rooms.channels()
    await said(rooms)
    rooms.desk.happen(case, EventKind.CLOSED_BY_SECU, ENDED, note="SECU's notice.")
    rooms.slack.calls.clear()
    rooms.desk.clock.advance(minutes=1)
    return case, channel


async def ended(rooms: Rooms) -> tuple[Case, Conversation]:
    """Let the last cards of a closed case be said, so that it can be archived."""
    case, channel = await closed(rooms)
    await rooms.go_on(case)
    await said(rooms)
    return case, channel


async def archived(rooms: Rooms) -> tuple[Case, Conversation]:
    case, channel = await ended(rooms)
    await rooms.go_on(case)
    rooms.slack.calls.clear()
    rooms.desk.clock.advance(minutes=1)
    return case, channel


async def said(rooms: Rooms) -> list[tuple[str, Card]]:
    """Say what is queued; return it."""
    channel = RecordingChannel()
    ports, clock = rooms.desk.ports, rooms.desk.clock
    drawn = partial(draw, ports=ports)
    delivery = Delivery(
        ports=ports, channel=channel, draw=drawn, now=lambda _uow: clock()
    )
    await deliver(delivery)
    return [*channel.standing.values()]


def reopen(rooms: Rooms, case: Case) -> None:
    correct_event(
        case.id,
        kind=EventKind.CLOSED_BY_SECU,
        day=None,
        by=FOCAL,
        ports=rooms.desk.ports,
        confirmed=True,
    )


def card(rooms: Rooms, case: Case) -> str:
    sheet = read_case(case.id, reader=FOCAL.person_id, ports=rooms.desk.ports)
    return " ".join(as_plain(card_of_case(sheet)).split())


async def test_the_last_cards_go_out_before_the_channel_is_archived(
    rooms: Rooms,
) -> None:
    case, channel = await closed(rooms)
    await rooms.go_on(case)
    assert not channel.archived
    assert rooms.asked() == []

    told = await said(rooms)
    await rooms.go_on(case)

    assert room_of(case.id) in {where for where, _card in told}
    assert channel.archived
    assert rooms.asked() == [ARCHIVE]
    assert done(rooms.steps(case))
    assert "The room is archived" in card(rooms, case)


@pytest.mark.parametrize("was_done", [False, True])
@pytest.mark.parametrize(
    "fault", [Fault(breaks=True), Fault(body={"ok": False, "error": "fatal_error"})]
)
async def test_what_goes_wrong_on_the_way_is_asked_again(
    rooms: Rooms, was_done: bool, fault: Fault
) -> None:
    case, channel = await ended(rooms)
    rooms.slack.fail(ARCHIVE, fault=replace(fault, takes=was_done))

    await rooms.go_on(case)

    assert channel.archived
    assert done(rooms.steps(case))


async def test_one_that_somebody_archived_before_is_done(rooms: Rooms) -> None:
    case, channel = await ended(rooms)
    channel.archived = True

    assert done(await rooms.go_on(case))


async def test_that_slack_shuts_the_desk_out_of_it_is_no_taking_out(
    rooms: Rooms,
) -> None:
    case, channel = await archived(rooms)
    assert DESK not in channel.members
    take_out(
        Heard(
            came="Ev1",
            tenant="T0DEMO",
            account=DESK,
            reference=channel.id,
            at=rooms.desk.clock(),
        ),
        ports=rooms.desk.ports,
    )
    rooms.desk.clock.advance(days=2)

    await rooms.tick()

    assert done(rooms.steps(case))
    assert rooms.asked() == []


async def test_who_leaves_a_closed_case_is_named_as_able_to_read_on(
    rooms: Rooms,
) -> None:
    case, channel = await archived(rooms)
    recuse(case.id, reason="My sister works there.", by=LEAD, ports=rooms.desk.ports)

    await rooms.tick()

    assert account_of(LEAD.person_id) in channel.members
    step = rooms.steps(case)["members"]
    assert (step.problem, step.about) == ("slack-reads-on", "Demo CO Lead")


async def test_a_case_that_is_open_again_says_who_can_open_its_channel(
    rooms: Rooms,
) -> None:
    case, channel = await archived(rooms)

    reopen(rooms, case)
    await rooms.go_on(case)

    step = rooms.steps(case)["archive"]
    assert (step.problem, step.about) == ("slack-not-opened", f"#{channel.name}")
    assert room_of(case.id) not in {where for where, _card in await said(rooms)}


async def test_should_slack_let_the_desk_open_it_that_is_enough(rooms: Rooms) -> None:
    case, channel = await archived(rooms)
    opens = Fault(body={"ok": True, "channel": {"id": channel.id}})
    rooms.slack.fail("conversations.unarchive", fault=opens)

    reopen(rooms, case)
    await rooms.go_on(case)

    assert problems(rooms.steps(case)).get("archive") is None
    assert rooms.steps(case)["archive"].found == "open"


async def test_once_a_person_opened_it_the_cards_go_there_again(rooms: Rooms) -> None:
    case, channel = await archived(rooms)
    reopen(rooms, case)
    await rooms.go_on(case)

    channel.archived = False
    channel.members.append(DESK)
    rooms.ask_again(case)
    steps = await rooms.go_on(case)

    assert done(steps), problems(steps)
    rooms.desk.clock.advance(minutes=20)
    assert room_of(case.id) in {where for where, _card in await said(rooms)}


async def test_a_closure_that_is_taken_back_at_once_archives_nothing(
    rooms: Rooms,
) -> None:
    case, channel = await closed(rooms)
    await rooms.go_on(case)
    reopen(rooms, case)

    await said(rooms)
    steps = await rooms.go_on(case)

    assert not channel.archived
    assert done(steps), problems(steps)


async def test_where_slack_does_not_let_it_the_room_goes_on_and_says_so(
    rooms: Rooms,
) -> None:
    case, channel = await ended(rooms)
    rooms.slack.fail(ARCHIVE, "restricted_action")
    await rooms.go_on(case)

    assert problems(rooms.steps(case)) == {"archive": "slack-restricted"}
    assert room_of(case.id) in {where for where, _card in await said(rooms)}

    rooms.ask_again(case)
    await said(rooms)
    await rooms.go_on(case)
    assert channel.archived
