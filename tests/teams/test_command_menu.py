"""The menus of commands: what Teams offers to type is what the desk answers."""

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from bot.seated.answering import Desk as Turns
from bot.teams.package.manifest import manifest_of, words_of
from bot.teams.package.words import LANGUAGES
from bot.teams.turns.heard import heard_in
from cards.views.help import card_of_unknown
from cards.wording.answers import UNFIT
from dialogs.conversation import Reply
from dialogs.reading.command_table import CommandName
from dialogs.reading.commands import read_command
from dialogs.router import answer
from services.ports import Ports
from tests.clock import FakeClock
from tests.services.cast import FOCAL
from tests.teams.rooms import TeamsRoom, teams_room
from tests.teams.scenes import activity, mention

MANIFEST = manifest_of("00000000-0000-0000-0000-0000000000aa", "https://desk.example")
# What is no command is a question, for which no link may fit.
UNKNOWN = (card_of_unknown("", ()).title.partition("“")[0], UNFIT[0])


def menus() -> Iterator[tuple[str, int, dict[str, Any]]]:
    (bot,) = MANIFEST["bots"]
    for at, menu in enumerate(bot["commandLists"]):
        for scope in menu["scopes"]:
            yield scope, at, menu


def offered() -> list[tuple[str, str]]:
    """Return each scope with each title that is offered there."""
    return [
        (scope, command["title"])
        for scope, _at, menu in menus()
        for command in menu["commands"]
    ]


@pytest.fixture(name="room")
async def _room(ports: Ports, clock: FakeClock) -> AsyncIterator[TeamsRoom]:
    async with teams_room(ports, clock) as room:
        yield room


def typed(room: TeamsRoom, scope: str, words: str) -> Reply:
    """Type words where that scope's people do: with the desk's name before them."""
    kind = {"team": "channel"}.get(scope, scope)
    called = {} if scope == "personal" else {"entities": [mention()]}
    text = words if scope == "personal" else f"<at>SES Desk</at> {words}"
    said = activity(FOCAL.person_id, scope=kind, text=text, **called)
    if scope != "personal":
        said["conversation"]["id"] = f"{room.reference};messageid=1"
    turns = Turns(ports=room.ports, answer=answer)
    reply = turns.answer(heard_in(said)).reply
    assert reply is not None
    return reply


async def test_each_command_of_each_menu_is_answered_where_it_is_offered(
    room: TeamsRoom,
) -> None:
    for scope, title in offered():
        reply = typed(room, scope, title)

        cards = [*reply.cards, *((reply.form,) if reply.form else ())]
        assert cards, (scope, title)
        assert not any(card.title.startswith(UNKNOWN) for card in cards), (scope, title)


def test_all_scopes_have_a_menu_with_help_at_its_end() -> None:
    found = {scope: menu["commands"][-1]["title"] for scope, _at, menu in menus()}

    assert found == {"personal": "help", "team": "help", "groupChat": "help"}


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_examples_in_every_language_are_understood(
    language: str, clock: FakeClock
) -> None:
    words = words_of(language)
    for _scope, at, menu in menus():
        for number, command in enumerate(menu["commands"]):
            said = words[f"bots[0].commandLists[{at}].commands[{number}].description"]
            asked = read_command(command["title"], today=clock.now.date())
            assert asked.name is not CommandName.UNKNOWN
            for example in re.findall(r"\(([^()]*)\)$", said):
                read = read_command(example, today=clock.now.date())
                assert read.name is asked.name, (example, read.name)


async def test_words_that_are_none_are_told_so(room: TeamsRoom) -> None:
    """So that the tests above would notice."""
    reply = typed(room, "team", "xyzzy plugh")

    assert reply.cards[0].title.startswith(UNKNOWN)
