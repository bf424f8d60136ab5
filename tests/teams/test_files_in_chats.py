"""A file in somebody's own chat becomes a draft or shows what was done, once."""

import asyncio
from typing import Any

import pytest

from bot.demo_office import move_in
from bot.teams.turns.attached import DOWNLOAD
from cards.verbs import Verb
from domain.actions import ActionState
from domain.cases import Case
from domain.documents import DocumentVersion
from domain.news import direct_with
from services.ports import Ports
from services.reading.read_action import read_action
from tests.clock import FakeClock
from tests.services.cast import FOCAL, LEAD, Desk
from tests.teams.scenes import BOT, Scene, activity, mention, press
from tests.teams.test_open_files import parts

Json = dict[str, Any]
FACTS = "Facts of the case.docx"
ME = LEAD.person_id
PICTURE = {"contentType": "image/*", "contentUrl": "https://x.example/1"}


@pytest.fixture(name="desk")
def _desk(ports: Ports, clock: FakeClock) -> Desk:
    move_in(ports.open_uow, ports.read_uow)
    return Desk(ports=ports, clock=clock)


@pytest.fixture(name="scene")
def _scene(desk: Desk) -> Scene:
    scene = Scene(desk.ports)
    for person in (FOCAL, LEAD):
        scene.seat(person.person_id)
    scene.files.contents[FACTS] = b"The facts"
    return scene


@pytest.fixture(name="case")
def _case(desk: Desk, scene: Scene) -> Case:
    case = desk.open()
    scene.hold_room(case.id)
    return case


def sent(
    text: str = "", *, who: str = ME, name: str = FACTS, locale: str = "en-GB"
) -> Json:
    """Return a message with a file, as Teams sends it."""
    content = {"downloadUrl": "https://x.sharepoint.com/1", "fileType": "docx"}
    laid = {"contentType": DOWNLOAD, "name": name, "content": content}
    return activity(who, text=text, attachments=[laid], locale=locale)


def versions(desk: Desk, case: Case) -> tuple[DocumentVersion, ...]:
    action = desk.action(case, "5")
    return read_action(action.id, reader="", ports=desk.ports).versions


def last(scene: Scene) -> str:
    return str(scene.teams.said[-1][1])


async def test_draft_with_a_file_makes_it_a_version(
    scene: Scene, desk: Desk, case: Case
) -> None:
    await scene.came(sent("draft 5"))

    (version,) = versions(desk, case)
    assert version.by == ME
    assert version.path.endswith("fact-sheet-v1.docx")
    assert "Version 1 is in the case folder" in last(scene)


async def test_a_message_that_comes_again_adds_no_version_and_fetches_nothing(
    scene: Scene, desk: Desk, case: Case
) -> None:
    for _ in range(3):
        await scene.came(sent("draft 5"))

    assert len(versions(desk, case)) == 1
    assert scene.files.asked == 1
    assert len(scene.teams.said) == 1


async def test_what_comes_again_while_it_is_fetched_is_fetched_once(
    scene: Scene, desk: Desk, case: Case
) -> None:
    await asyncio.gather(*(scene.came(sent("draft 5")) for _ in range(4)))

    assert len(versions(desk, case)) == 1
    assert scene.files.asked == 1
    assert len(scene.teams.said) == 1


async def test_done_with_a_file_finishes_the_action(
    scene: Scene, desk: Desk, case: Case
) -> None:
    await scene.came(sent("done 5"))

    assert desk.action(case, "5").state is ActionState.DONE
    assert len(versions(desk, case)) == 1


async def test_a_file_without_words_is_asked_about_and_put_there_once(
    scene: Scene, desk: Desk, case: Case
) -> None:
    await scene.came(sent())
    (submit,) = [
        each
        for each in parts(scene.teams.said[-1][1], "Action.Execute")
        if each["verb"] == Verb.FILE_PLACE
    ]
    five = desk.action(case, "5").id
    filled = {**submit["data"], "action": five, "purpose": "version", "note": "First"}
    target = filled.pop("target")

    for number in range(2):
        pressed = press(ME, Verb.FILE_PLACE, target, data=filled, id=f"f:{number}")
        assert (await scene.came(pressed))["statusCode"] == 200

    assert len(versions(desk, case)) == 1


async def test_nothing_is_fetched_for_a_stranger(scene: Scene, case: Case) -> None:
    await scene.came(sent("draft 5", who="nobody-of-ours"))

    assert scene.files.asked == 0
    assert "does not know you" in last(scene)
    del case


@pytest.mark.parametrize(
    "attachment",
    [
        {"contentType": DOWNLOAD, "name": FACTS, "content": {"downloadUrl": "x"}},
        {"contentType": "reference", "contentUrl": "https://x.sharepoint.com/1"},
        {"contentType": "text/html", "content": '<attachment id="1"></attachment>'},
    ],
)
async def test_where_others_read_no_file_is_taken_and_nothing_done(
    attachment: Json, scene: Scene, desk: Desk, case: Case
) -> None:
    said = activity(
        ME,
        scope="channel",
        text=f"<at>{BOT['name']}</at> done 5 Sent by e-mail",
        entities=[mention()],
        attachments=[attachment],
    )

    await scene.came(said)

    ((where, card),) = scene.own.standing.values()
    assert where == direct_with(ME)
    assert "our own chat only" in card.plain
    assert scene.files.asked == 0
    assert desk.action(case, "5").state is ActionState.PENDING


async def test_a_file_that_is_gone_is_told_and_may_come_again(
    scene: Scene, desk: Desk, case: Case
) -> None:
    content = scene.files.contents.pop(FACTS)
    await scene.came(sent("draft 5"))
    assert "could not fetch" in last(scene)

    scene.files.contents[FACTS] = content
    await scene.came(sent("draft 5"))

    assert len(versions(desk, case)) == 1


async def test_pictures_in_pasted_words_do_not_keep_the_words_out(
    scene: Scene, case: Case
) -> None:
    await scene.came(activity(ME, text="status", attachments=[PICTURE]))

    assert case.facts.reference in last(scene)
    assert scene.files.asked == 0


async def test_the_language_of_a_refusal_is_its_readers(scene: Scene) -> None:
    scene.files.contents.clear()

    await scene.came(sent("draft 5", locale="fr-FR"))

    drawn = scene.teams.said[-1][1]["attachments"][0]["content"]
    assert drawn["lang"] == "en"  # Theirs at the desk, not that of their Teams.
