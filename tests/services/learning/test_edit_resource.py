"""Facilitators change the catalogue: once, with who and when, and nobody else."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.demo_office import FACILITATOR
from domain.learning.resource_rules import ResourceFault
from domain.learning.resources import KeptResource, ResourceNews, ResourceStatus
from domain.people import Actor
from domain.refusals import Refusal
from services.learning.resources.edit_resource import add_resource, edit_resource
from services.learning.resources.keeping import ResourceFaulty
from services.learning.resources.mark_resource import mark_dead, mark_reviewed
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.learning.resources.withdraw_resource import (
    bring_back_resource,
    withdraw_resource,
)
from tests.services.cast import OUTSIDER, Desk
from tests.services.learning.test_ship_catalogue import make_resource
from tests.storage.presses import press_at_once

FACILITATING = Actor(person_id=FACILITATOR, via="desk")
OLD = make_resource("a", status=ResourceStatus.OLDER_WORDING)


@pytest.fixture(autouse=True)
def _kept(desk: Desk, no_catalogue: None) -> None:
    with desk.ports.open_uow() as uow:
        uow.resources.put(KeptResource(resource=OLD))
        uow.commit()


def read(desk: Desk, resource_id: str = "a") -> KeptResource:
    with desk.ports.read_uow() as uow:
        return uow.resources.get(resource_id)


def news(desk: Desk, resource_id: str = "a") -> list[ResourceNews]:
    with desk.ports.read_uow() as uow:
        return [each.what for each in uow.resources.history(resource_id)]


def test_of_a_storm_of_edits_one_is_kept_and_the_others_are_told(desk: Desk) -> None:
    def press(number: int) -> str:
        edited = replace(OLD, title=f"Title {number}")
        try:
            edit_resource(edited, seen=1, by=FACILITATING, ports=desk.ports)
        except Refusal as refusal:
            return refusal.code
        return "kept"

    assert Counter(press_at_once(press)) == {"kept": 1, "resource-changed": 7}
    assert news(desk) == [ResourceNews.EDITED]


def test_of_a_storm_of_new_resources_one_takes_the_address(desk: Desk) -> None:
    def press(number: int) -> str:
        new = make_resource(f"new-{number}", url="https://example.org/new")
        try:
            add_resource(new, by=FACILITATING, ports=desk.ports)
        except ResourceFaulty as faulty:
            return faulty.faults[0][1]
        return "kept"

    taken = ResourceFault.ADDRESS_TAKEN
    assert Counter(press_at_once(press)) == {"kept": 1, taken: 7}


def test_withdrawn_twice_is_withdrawn_once_and_comes_back_as_it_was(
    desk: Desk,
) -> None:
    def withdraw(_number: int) -> ResourceStatus:
        kept = withdraw_resource("a", reason="Old", by=FACILITATING, ports=desk.ports)
        return kept.resource.status

    first = withdraw(0)
    again = withdraw(1)
    for _ in range(2):
        bring_back_resource("a", by=FACILITATING, ports=desk.ports)

    assert first is again is ResourceStatus.WITHDRAWN
    assert read(desk).resource == OLD
    assert news(desk) == [ResourceNews.WITHDRAWN, ResourceNews.BROUGHT_BACK]


def test_what_changes_nothing_is_no_edit(desk: Desk) -> None:
    kept = edit_resource(OLD, seen=1, by=FACILITATING, ports=desk.ports)

    assert kept.is_shipped
    assert news(desk) == []


def test_an_edit_keeps_who_and_when_and_what_was_before(desk: Desk) -> None:
    edited = replace(OLD, title="New")

    edit_resource(edited, seen=1, by=FACILITATING, ports=desk.ports)

    kept = read(desk)
    assert (kept.edited_by, kept.edited_at) == (FACILITATOR, desk.clock.now)
    with desk.ports.read_uow() as uow:
        assert [each.was for each in uow.resources.history("a")] == [OLD]


def test_a_review_and_a_dead_link_are_no_edits(desk: Desk) -> None:
    mark_reviewed("a", by=FACILITATING, ports=desk.ports)
    mark_dead("a", by=FACILITATING, ports=desk.ports)

    mended = replace(OLD, title="Mended")
    ship_catalogue(Shipment(digest="new", read=lambda: [mended]), ports=desk.ports)

    kept = read(desk).resource
    today = desk.clock.now.date()
    assert (kept.title, kept.reviewed_on, kept.dead_since) == ("Mended", today, today)


def test_a_new_address_is_not_known_to_be_dead(desk: Desk) -> None:
    mark_dead("a", by=FACILITATING, ports=desk.ports)
    moved = replace(OLD, url="https://example.org/moved")

    edit_resource(moved, seen=2, by=FACILITATING, ports=desk.ports)

    assert read(desk).resource.dead_since is None


def test_nobody_but_a_facilitator_changes_anything(desk: Desk) -> None:
    new = make_resource("new")
    changes: tuple[Callable[[], object], ...] = (
        lambda: add_resource(new, by=OUTSIDER, ports=desk.ports),
        lambda: edit_resource(OLD, seen=1, by=OUTSIDER, ports=desk.ports),
        lambda: withdraw_resource("a", reason="x", by=OUTSIDER, ports=desk.ports),
        lambda: bring_back_resource("a", by=OUTSIDER, ports=desk.ports),
        lambda: mark_reviewed("a", by=OUTSIDER, ports=desk.ports),
    )

    for change in changes:
        with pytest.raises(Refusal, match="not-a-facilitator"):
            change()

    assert news(desk) == []
