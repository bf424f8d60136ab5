"""A version is opened from its card in Teams: by who pressed, in a dialog."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.demo_office import move_in
from bot.desk.opened import add_opened_files
from cards.verbs import Verb
from cards.views.action_paper import fingerprint_shown
from domain.cases import Case
from domain.documents import DocumentVersion
from services.ports import Ports
from services.reading.read_action import read_action
from services.team.act_for import recuse
from tests.clock import FakeClock
from tests.services.cast import FOCAL, LEAD, OUTSIDER, RR, Desk, K
from tests.teams.scenes import CHANNEL, SITE, TENANT, Scene, activity, dialog

Json = dict[str, Any]


@pytest.fixture(name="desk")
def _desk(ports: Ports, clock: FakeClock) -> Desk:
    move_in(ports.open_uow, ports.read_uow)
    return Desk(ports=ports, clock=clock)


@pytest.fixture(name="scene")
def _scene(desk: Desk) -> Scene:
    scene = Scene(desk.ports)
    for person in (FOCAL, LEAD, RR, OUTSIDER):
        scene.seat(person.person_id)
    return scene


@pytest.fixture(name="case")
def _case(desk: Desk, scene: Scene) -> Case:
    case = desk.opened_until(K.ELIGIBLE)
    scene.hold_room(case.id)
    return case


@pytest.fixture(name="version")
def _version(desk: Desk, case: Case) -> DocumentVersion:
    return desk.asked(case, "10", b"# The plan")


def parts(drawn: object, kind: str) -> Iterator[Json]:
    if isinstance(drawn, dict):
        if drawn.get("type") == kind:
            yield drawn
        drawn = list(drawn.values())
    if isinstance(drawn, list):
        for inner in drawn:
            yield from parts(inner, kind)


def in_channel(who: str, version_id: str) -> Json:
    """Return the press on a room's card, as Teams sends it."""
    data = {"verb": Verb.FILE_OPEN_FORM, "target": version_id}
    asked = dialog(who, "task/fetch", data)
    place = {"id": f"{CHANNEL};messageid=7", "conversationType": "channel"}
    return {**asked, "conversation": {**place, "tenantId": TENANT}}


async def opened(scene: Scene, version_id: str, who: str) -> str:
    """Return the address in the dialog that a press opens."""
    answer = await scene.came(in_channel(who, version_id))
    drawn = answer["task"]["value"]["card"]["content"]
    (link,) = parts(drawn, "Action.OpenUrl")
    return str(link["url"])


async def test_the_card_to_sign_opens_just_what_it_signs(
    scene: Scene, case: Case, version: DocumentVersion
) -> None:
    shown = activity(RR.person_id, text=f"show 10 {case.facts.reference}")
    await scene.came(shown)

    drawn = scene.teams.said[-1][1]
    (opens,) = [
        each["data"]
        for each in parts(drawn, "Action.Submit")
        if each["data"].get("verb") == Verb.FILE_OPEN_FORM
    ]
    (signs,) = [
        each for each in parts(drawn, "Action.Execute") if each["verb"] == Verb.SIGN
    ]
    assert opens["msteams"] == {"type": "task/fetch"}
    assert opens["target"] == version.id
    assert fingerprint_shown(version.fingerprint) in str(drawn)
    assert signs["data"]["target"].endswith(f":{version.id}")
    assert f"{SITE}/files/" not in str(drawn)


async def test_the_dialog_names_the_bytes_and_its_link_opens_them(
    scene: Scene, version: DocumentVersion
) -> None:
    answer = await scene.came(in_channel(RR.person_id, version.id))
    drawn = answer["task"]["value"]["card"]["content"]
    (link,) = parts(drawn, "Action.OpenUrl")
    app = web.Application()
    add_opened_files(app, scene.ports)

    async with TestClient(TestServer(app)) as browser:
        found = await browser.get(link["url"].removeprefix(SITE))
        content = await found.read()

    assert sha256(content).hexdigest() == version.fingerprint
    assert version.fingerprint[:4] in str(drawn)
    assert "version 1" in answer["task"]["value"]["title"]


async def test_the_version_that_was_read_is_signed_in_the_same_dialog(
    scene: Scene, desk: Desk, case: Case, version: DocumentVersion
) -> None:
    answer = await scene.came(in_channel(RR.person_id, version.id))
    drawn = answer["task"]["value"]["card"]["content"]
    (signs,) = parts(drawn, "Action.Submit")
    (link,) = parts(drawn, "Action.OpenUrl")

    ended = await scene.came(dialog(RR.person_id, "task/submit", signs["data"]))

    (signature,) = read_action(
        desk.action(case, "10").id, reader="", ports=desk.ports
    ).signatures
    assert signs["title"] == "Sign version 1"
    assert (signature.by, signature.version_id) == (RR.person_id, version.id)
    assert signature.fingerprint == version.fingerprint
    assert "Version 1" in ended["task"]["value"]
    assert link["url"] not in str(ended)


async def test_an_older_version_is_read_and_not_signed(
    scene: Scene, desk: Desk, case: Case, version: DocumentVersion
) -> None:
    desk.asked(case, "10", b"# Another plan")

    answer = await scene.came(in_channel(RR.person_id, version.id))

    assert list(parts(answer["task"], "Action.Submit")) == []
    assert len(list(parts(answer["task"], "Action.OpenUrl"))) == 1


async def test_who_signs_nothing_is_offered_no_signature(
    scene: Scene, version: DocumentVersion
) -> None:
    answer = await scene.came(in_channel(LEAD.person_id, version.id))

    assert list(parts(answer["task"], "Action.Submit")) == []


async def test_nothing_is_said_where_others_read_nor_kept(
    scene: Scene, version: DocumentVersion
) -> None:
    address = await opened(scene, version.id, LEAD.person_id)

    assert scene.teams.said == []
    assert scene.own.standing == {}
    assert address not in str(scene.teams.said)


async def test_each_gets_a_link_of_their_own(
    scene: Scene, version: DocumentVersion
) -> None:
    addresses = {
        await opened(scene, version.id, person.person_id) for person in (RR, LEAD)
    }

    assert len(addresses) == 2


async def test_who_is_not_on_the_case_learns_nothing(
    scene: Scene, case: Case, version: DocumentVersion
) -> None:
    answers = [
        await scene.came(in_channel(OUTSIDER.person_id, each))
        for each in (version.id, "nothing-of-ours")
    ]

    assert answers[0] == answers[1]
    assert answers[0]["task"]["type"] == "message"
    assert case.facts.reference not in str(answers)


async def test_a_stranger_opens_nothing(scene: Scene, version: DocumentVersion) -> None:
    answer = await scene.came(in_channel("nobody-of-ours", version.id))

    assert "does not know you" in answer["task"]["value"]


async def test_who_stepped_back_is_told_so(
    scene: Scene, case: Case, version: DocumentVersion
) -> None:
    recuse(case.id, reason="A conflict", by=RR, ports=scene.ports)

    answer = await scene.came(in_channel(RR.person_id, version.id))

    assert "stepped back" in answer["task"]["value"]


async def test_a_private_calendar_link_opens_too(scene: Scene) -> None:
    await scene.came(activity(LEAD.person_id, text="calendar"))

    (link,) = parts([said for _where, said in scene.teams.said], "Action.OpenUrl")
    assert link["url"].startswith(f"{SITE}/calendar/")
