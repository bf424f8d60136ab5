"""
The story of a vertical fund's case in Slack, from `/ses open case` to the archive.

It is played before an emulator that others wrote, and before our own stand-in, which
holds every message and view against Slack's limits. Both are asked in the end what they
hold. The emulator sends nothing: what Slack would bring is posted to the desk, signed.
It has no addresses for answers to presses, which its doorway takes, and it leaves the
desk in a channel that it archives, where Slack shuts it out: only the stand-in does so.
"""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from cards.verbs import Verb
from domain.events import EventKind
from tests.dialogs.cast import FOCAL, LEAD, OPENING, OUTSIDER, RR
from tests.slack.emulator import emulated
from tests.slack.scenes import verbs
from tests.slack.standin_slack import standin_slack
from tests.slack.story import PEOPLE, Story, newest, says, title_of, told_in
from tests.slack.workspaces import Json, StandInWorkspace

# Colleagues elsewhere, and who answers the questions of a community.
ON_NO_CASE = {OUTSIDER, "demo-community-facilitator", "demo-hub-expert"}
COORDINATOR = "demo-environmental-finance-coordinator"
REGISTRY = "https://www.undp.org/accountability/audit/secu/demo-0001"
CASE = "Demo Wetlands Restoration"
PLAN = {
    "status": "partial-suspension",
    "escalation": "none",
    "communications": "yes",
    "mission": "no",
    "send": "yes",
}


async def test_a_case_runs_from_the_command_to_the_archive(tmp_path: Path) -> None:
    async with standin_slack() as slack:
        workspace = StandInWorkspace(slack, PEOPLE)
        async with told_in(workspace, tmp_path) as story:
            await plays(story)
        assert slack.doubled == []


@pytest.mark.slow
async def test_it_does_so_in_an_emulator_that_others_wrote(tmp_path: Path) -> None:
    async with (
        emulated(tmp_path, PEOPLE) as workspace,
        told_in(workspace, tmp_path) as story,
    ):
        await plays(story)


async def plays(story: Story) -> None:
    """Play it, and ask at each step what the workspace holds now."""
    room = await opens(story)
    await is_furnished(story, room)
    await agrees(story, room)
    await works(story, room)
    await files(story, room)
    await signs(story, room)
    await waits(story)
    await keeps_out(story, room)
    await closes(story, room)
    # The desk is not where the command was typed, so the answer was said in its chat.
    assert story.workspace.refused == [("chat.postEphemeral", "channel_not_found")]


async def opens(story: Story) -> str:
    """The focal point fills a modal; the room is there with all that belongs to it."""
    registered = datetime.now(UTC).date() - timedelta(days=10)
    said = await story.fills(
        FOCAL,
        partial(story.types, FOCAL, "open case"),
        Verb.CASE_OPEN,
        **OPENING | {"registered": registered.isoformat(), "registry_link": REGISTRY},
    )
    assert said == {"response_action": "clear"}
    (channel,) = await story.until(story.channels)
    room = str(channel["id"])
    pinned = await story.pinned(room)
    assert title_of(pinned) == CASE
    assert says(pinned, "provisional")
    return room


async def is_furnished(story: Story, room: str) -> None:
    """The channel is private, and its people and what is to be done are there."""
    (channel,) = await story.channels()
    assert (channel["name"], channel["is_private"]) == ("ses-demo-0001", True)
    assert "DEMO-0001" in channel["topic"]["value"]
    told = await story.api.call("bookmarks.list", channel_id=room)
    assert [each["link"] for each in told["bookmarks"]] == [REGISTRY]
    on_case = [each for each in PEOPLE if each not in ON_NO_CASE]
    there = {story.workspace.desk, *map(story.workspace.account, on_case)}
    assert await story.members(room) == there
    for label in ("5", "6"):
        await story.card(room, f"{label} ·")
    for label in ("1", "2", "3", "4"):  # Nobody else is to act on them.
        await story.card(await story.chat(FOCAL), f"{label} ·")


async def agrees(story: Story, room: str) -> None:
    """The team is agreed on the pinned card, which says so then."""
    await story.presses(FOCAL, Verb.TEAM_AGREE, await story.pinned(room))

    await story.until(partial(is_agreed, story, room))


async def is_agreed(story: Story, room: str) -> bool:
    return not says(await story.pinned(room), "provisional")


async def works(story: Story, room: str) -> None:
    """An action is started and done; whoever presses its old button hears by whom."""
    old = await story.card(room, "6 ·")
    await story.presses(LEAD, Verb.ACTION_START, old)
    started = await story.card(room, "6 ·", "Started")
    form, verb = Verb.ACTION_DONE_FORM, Verb.ACTION_DONE
    await story.asks(LEAD, form, started, verb, note="Sent to SECU.")
    done = await story.card(room, "6 ·", "Done by Demo CO Lead", "Sent to SECU.")
    assert done["ts"] == old["ts"]
    assert Verb.ACTION_START not in verbs(done["blocks"])

    await story.presses(RR, Verb.ACTION_START, old)

    await story.answer(RR, "Action 6 is not open", "Done by Demo CO Lead")


async def files(story: Story, room: str) -> None:
    """A file that is dropped under an action becomes evidence, after one question."""
    card = await story.card(room, "5 ·")
    await story.drops(LEAD, b"Demo Fact Sheet.", name="fact-sheet.txt", on=card)
    asked = await story.apart(LEAD, "What is this file for?", "5 · Prepare")

    await story.presses(
        LEAD, Verb.FILE_PLACE, asked, apart_in=room, purpose="done", note="First."
    )

    await story.answer(LEAD, "Action 5 is done, with the file as evidence.")
    await story.card(room, "5 ·", "Shown by Demo CO Lead", "Fact Sheet, version 1")


async def signs(story: Story, room: str) -> None:
    """The plan is sent back, drafted anew, and signed by two from their own chats."""
    await story.types(FOCAL, "event eligible today", channel=room)
    card = await story.card(room, "10 ·")
    await story.asks(FOCAL, Verb.DRAFT_FORM, card, Verb.DRAFT, **PLAN)
    first = await story.card(await story.chat(RR), "10 ·", "Sign version 1")
    why = "Say which part is suspended."
    back = Verb.SEND_BACK_FORM
    await story.asks(RR, back, first, Verb.SEND_BACK, reason=why)
    card = await story.card(room, "10 ·", why)
    again = PLAN | {"other": "Suspended: the eastern half of the dyke."}
    await story.asks(FOCAL, Verb.DRAFT_FORM, card, Verb.DRAFT, **again)
    second = await story.card(await story.chat(RR), "10 ·", "Sign version 2")
    await story.presses(RR, Verb.SIGN, second)
    await story.card(room, "10 ·", "1 of 2 signed")
    key = await story.card(await story.chat(COORDINATOR), "10 ·", "Sign version 2")
    await story.presses(COORDINATOR, Verb.SIGN, key)
    await story.card(room, "10 ·", "Done by Demo Environmental Finance Coordinator")
    await story.presses(RR, Verb.SIGN, first)
    await story.card(
        await story.chat(RR),
        "10 ·",
        "That is not the version to decide on now",
        "Done by Demo Environmental Finance Coordinator",
    )


async def waits(story: Story) -> None:
    """The desk's own tab shows what waits for whom."""
    home = await story.looks_home(FOCAL)
    assert says(home, "My desk", "8  DEMO-0001: Tell the Executive Office", CASE)
    assert Verb.CASE_OPEN_FORM in verbs(home["blocks"])
    assert not says(home, "10  DEMO-0001")  # It is done.
    other = await story.looks_home(OUTSIDER)
    assert not says(other, "DEMO-0001")


async def keeps_out(story: Story, room: str) -> None:
    """Who is not on the case is told nothing of it, whatever they type or press."""
    await story.types(OUTSIDER, "status DEMO-0001")
    await story.answer(OUTSIDER, "There is no such case here.")
    card = await story.card(room, "8 ·")
    await story.presses(OUTSIDER, Verb.ACTION_START, card)
    said = await story.answer(OUTSIDER, "You are not on this case")
    assert not says(said, "DEMO-0001")
    assert not says(await story.card(room, "8 ·"), "Started")
    assert story.workspace.account(OUTSIDER) not in await story.members(room)


async def closes(story: Story, room: str) -> None:
    """SECU closes the case: the last cards go out, and the channel is archived."""
    form, verb = Verb.EVENT_FORM, Verb.EVENT_RECORD
    told = {"event": EventKind.CLOSED_BY_SECU, "note": "SECU's notice in the folder."}
    await story.asks(FOCAL, form, await story.pinned(room), verb, **told)
    asked = await story.apart(FOCAL, "Record this?")
    await story.presses(FOCAL, Verb.EVENT_END_CONFIRM, asked, apart_in=room)
    await story.answer(FOCAL, "Recorded: Case closed by SECU")
    await story.until(partial(story.workspace.is_archived, room))
    last = await story.workspace.last_messages(room)
    assert newest(last, "Case closed by SECU")
    (case,) = [each for each in last if title_of(each) == CASE]
    assert says(case, "SECU closed the case on")
    cards = [label_of(each) for each in last if " · " in title_of(each)]
    assert sorted(cards, key=float) == ["5", "6", "8", "9", "10", "30"]  # Each once.


def label_of(card: Json) -> str:
    """Return what people call the action of a card."""
    return title_of(card).partition(" · ")[0]
