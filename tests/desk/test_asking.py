"""A question at the local desk: links that fit, the next best, a clear no."""

import re
from functools import partial

import pytest

from cards.wording.answers import EXAMPLES
from dialogs.router import answer
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from storage.catalogue.shipped import shipped_digest, shipped_resources
from tests.desk.conftest import Visit
from tests.desk.small_desk import OUTSIDER, SmallDesk
from tests.speaking import speaks

FPIC = "do we need FPIC if the community is only consulted?"


@pytest.fixture(name="desk")
def _desk(desk: SmallDesk) -> SmallDesk:
    """Let the desk answer with the product's own dialogs and catalogue."""
    shipment = Shipment(digest=shipped_digest(), read=shipped_resources)
    ship_catalogue(shipment, ports=desk.ports)
    desk.otherwise = partial(answer, ports=desk.ports)
    return desk


def target_of(page: str, verb: str) -> str:
    """Return the target of the last button with that verb."""
    found = re.findall(rf'data-verb="{verb}" data-target="([^"]*)"', page)
    return str(found[-1])


async def test_a_question_is_answered_with_links_and_the_next_best(
    visit: Visit,
) -> None:
    colleague = await visit(OUTSIDER)
    await colleague.say(FPIC)
    page = await colleague.page("/direct")

    target = target_of(page, "question.next")
    await colleague.press("question.next", target=target)

    assert 1 <= page.count('class="card-link"') <= 3
    assert "Why these?" in page
    assert "The next best" in await colleague.page("/direct")


async def test_what_is_out_of_role_gets_a_clear_no(visit: Visit) -> None:
    colleague = await visit(OUTSIDER)

    await colleague.say("can you approve our plan please")

    assert "only people sign" in await colleague.page("/direct")


async def test_an_empty_chat_offers_to_ask_and_to_ask_a_person(visit: Visit) -> None:
    colleague = await visit(OUTSIDER)

    page = await colleague.page("/direct")

    assert f'data-say="{EXAMPLES[0]}"' in page
    assert 'data-say="ask privately"' in page


@pytest.mark.parametrize(
    "spoken, typed",
    [
        ("en", ["actions mine", "ask privately", "help"]),
        ("fr", ["mes actions", "demander en privé", "aide"]),
        ("es", ["mis acciones", "preguntar en privado", "ayuda"]),
    ],
)
async def test_an_empty_chat_shows_commands_as_its_reader_types_them(
    visit: Visit, desk: SmallDesk, spoken: str, typed: list[str]
) -> None:
    speaks(desk.ports, OUTSIDER, spoken)

    page = await (await visit(OUTSIDER)).page("/direct")

    assert re.findall(r"<kbd>([a-zé ]+)</kbd></button>", page) == typed
