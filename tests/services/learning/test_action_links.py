"""An action is read with the pages that fit it, as the catalogue has them now."""

from dataclasses import replace

import pytest

from domain.learning.for_actions import FOR_ACTIONS
from domain.learning.resources import KeptResource, ResourceStatus
from services.reading.read_action import read_action
from tests.services.cast import LEAD, Desk

pytestmark = pytest.mark.usefixtures("shipped_catalogue")


def pages(desk: Desk, label: str) -> list[str]:
    case = desk.open()
    action = desk.action(case, label)
    sheet = read_action(action.id, reader=LEAD.person_id, ports=desk.ports)
    return [each.id for each in sheet.resources]


def edit(desk: Desk, resource_id: str, **changes: object) -> None:
    with desk.ports.open_uow() as uow:
        was = uow.resources.get(resource_id)
        resource = replace(was.resource, **changes)  # type: ignore[arg-type]
        kept = KeptResource(resource=resource, revision=was.revision)
        assert uow.resources.put(kept)
        uow.commit()


def test_an_action_is_read_with_its_pages(desk: Desk) -> None:
    assert pages(desk, "5") == list(FOR_ACTIONS["prepare-fact-sheet"])


def test_a_page_that_was_withdrawn_is_linked_no_more(desk: Desk) -> None:
    edit(desk, "secu-review", status=ResourceStatus.WITHDRAWN)

    assert pages(desk, "5") == ["reg-secu0010"]


def test_a_chain_of_newer_pages_is_followed_to_its_end(desk: Desk) -> None:
    edit(desk, "secu-review", superseded_by="lk-secu-old")
    edit(desk, "lk-secu-old", superseded_by="secu-home")

    assert pages(desk, "5") == ["reg-secu0010", "secu-home"]
