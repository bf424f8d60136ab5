"""The e-mail of an action, put into the Drafts of who asks for it in Teams."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.demo_office import move_in
from bot.graph.client import Graph
from bot.graph.drafts import GraphDrafts
from cards.verbs import Verb
from domain.cases import Case
from services.ports import Ports
from services.reading.read_action import find_action
from tests.clock import FakeClock
from tests.dialogs.cast import FOCAL, LEAD, OUTSIDER, RR
from tests.graph.standin_graph import Fault, StandIn, standin_graph
from tests.graph.standin_tenant import error
from tests.teams.scenes import TENANT, Scene, account_of, activity, press

BUTTON = "Put the e-mail into my Drafts"


@pytest.fixture(name="vendor")
async def _vendor(clock: FakeClock) -> AsyncIterator[StandIn]:
    async with standin_graph(clock) as vendor:
        vendor.tenant.people = {account_of(each): "" for each in (FOCAL, LEAD)}
        yield vendor
        vendor.closing.set()


@pytest.fixture(name="scene")
async def _scene(vendor: StandIn, ports: Ports) -> AsyncIterator[Scene]:
    move_in(ports.open_uow, ports.read_uow)
    lays = replace(ports, lays_letters=True)
    async with Graph(vendor.credential, base=vendor.url, seconds=5) as graph:
        scene = Scene(lays, drafts=GraphDrafts(graph, tenant=TENANT))
        for person_id in (FOCAL, LEAD, OUTSIDER):
            scene.seat(person_id)
        yield scene


@pytest.fixture(name="action_id")
def _action_id(scene: Scene, case: Case) -> str:
    with scene.ports.open_uow() as uow:
        resident = uow.people.get(RR)
        uow.people.add(replace(resident, email="rr@example.org"))
        uow.commit()
    return find_action(case.id, "2", ports=scene.ports).id


async def asked(scene: Scene, action_id: str, who: str = FOCAL) -> Any:  # noqa: ANN401
    body = await scene.came(press(who, Verb.LETTER, action_id))
    return body["value"]


async def test_who_does_the_action_finds_its_e_mail_in_their_drafts(
    scene: Scene, vendor: StandIn, action_id: str
) -> None:
    words = await asked(scene, action_id)

    (draft,) = vendor.tenant.drafts
    assert draft["mailbox"] == account_of(FOCAL)
    assert "The e-mail is in your Drafts" in words
    assert (vendor.tenant.mails, vendor.tenant.complaints) == ([], [])


async def test_it_is_the_folders_text_for_those_whom_the_row_names(
    scene: Scene, vendor: StandIn, action_id: str
) -> None:
    await asked(scene, action_id)

    (draft,) = vendor.tenant.drafts
    text = draft["body"]["content"]
    assert draft["subject"].startswith("DEMO-0001: complaint registered by SECU")
    assert text.startswith("Dear colleagues,")
    assert "**" not in text
    assert [each["emailAddress"]["address"] for each in draft["toRecipients"]] == [
        "rr@example.org"
    ]


async def test_pressed_twice_one_draft_is_there(
    scene: Scene, vendor: StandIn, action_id: str
) -> None:
    await asked(scene, action_id)
    await asked(scene, action_id)

    assert len(vendor.tenant.drafts) == 1


@pytest.mark.parametrize("who", [LEAD, OUTSIDER])
async def test_nobody_else_gets_it(
    scene: Scene, vendor: StandIn, action_id: str, who: str
) -> None:
    await asked(scene, action_id, who)

    assert vendor.calls == []


async def test_what_went_wrong_is_said_and_what_to_do(
    scene: Scene, vendor: StandIn, action_id: str
) -> None:
    vendor.faults = [Fault("POST .*/messages", error(403, "ErrorAccessDenied"))]

    words = await asked(scene, action_id)

    assert "has not given the desk the permission Mail.ReadWrite" in words


async def test_it_is_offered_only_where_the_right_is_given(
    scene: Scene, ports: Ports, action_id: str
) -> None:
    without = Scene(ports)
    shown = activity(FOCAL, text="show 2")

    await scene.came(shown)
    await without.came(shown)
    refused = await asked(without, action_id)

    assert BUTTON in str(scene.teams.said)
    assert BUTTON not in str(without.teams.said)
    assert "does not put that e-mail into Drafts here" in str(refused)
