"""Talking with the desk: a demo office, a case, and its room."""

from collections.abc import Callable

import pytest

from bot.demo_office import move_in
from cards.verbs import Verb
from dialogs.conversation import Reply
from domain.news import room_of
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.ports import Ports
from storage.catalogue.shipped import shipped_digest, shipped_resources
from tests.dialogs.cast import FOCAL, OPENING
from tests.talking import Talk


@pytest.fixture(name="talk")
def _talk(ports: Ports) -> Talk:
    move_in(ports.open_uow, ports.read_uow)
    return Talk(ports)


@pytest.fixture(name="catalogue")
def _catalogue(talk: Talk) -> None:
    """Ship the catalogue, as a desk does when it starts."""
    shipment = Shipment(digest=shipped_digest(), read=shipped_resources)
    ship_catalogue(shipment, ports=talk.ports)


@pytest.fixture(name="open_case")
def _open_case(talk: Talk) -> Callable[[str], str]:
    """Open a case of that reference; return its id."""

    def opens(reference: str) -> str:
        inputs = {**OPENING, "reference": reference}
        return talk.say(FOCAL, verb=Verb.CASE_OPEN, inputs=inputs).case_id

    return opens


@pytest.fixture(name="case_id")
def _case_id(open_case: Callable[[str], str]) -> str:
    return open_case(OPENING["reference"])


@pytest.fixture(name="at")
def _at(talk: Talk, case_id: str) -> Callable[..., Reply]:
    """Say something in the case's room."""
    room = room_of(case_id)
    return lambda who, text="", **rest: talk.say(who, text, conversation=room, **rest)
