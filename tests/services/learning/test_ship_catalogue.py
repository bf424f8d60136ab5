"""What the product ships joins the catalogue, and undoes nobody's edit."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from domain.learning.resources import KeptResource, Resource, ResourceKind
from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.ports import Ports
from storage.catalogue.shipped import shipped_digest, shipped_resources
from tests.clock import FakeClock

pytestmark = pytest.mark.usefixtures("no_catalogue")


def make_resource(resource_id: str = "tk-s6", **besides: object) -> Resource:
    resource = Resource(
        id=resource_id,
        title="Standard 6",
        url=f"https://example.org/{resource_id}",
        language="en",
        kind=ResourceKind.WEB_PAGE,
        summary="When consent is needed.",
        attested="page seen",
    )
    return replace(resource, **besides)  # type: ignore[arg-type]


def ship(ports: Ports, digest: str, *resources: Resource) -> int:
    return ship_catalogue(Shipment(digest=digest, read=lambda: resources), ports=ports)


def titles(ports: Ports) -> dict[str, str]:
    with ports.read_uow() as uow:
        return {each.id: each.title for each in uow.resources.all()}


def test_all_that_the_product_ships_is_there_after_the_first_start(
    ports: Ports,
) -> None:
    shipment = Shipment(digest=shipped_digest(), read=shipped_resources)

    assert ship_catalogue(shipment, ports=ports) == 165
    assert ship_catalogue(shipment, ports=ports) == 0


def test_the_same_shipment_is_not_read_again(ports: Ports) -> None:
    ship(ports, "one", make_resource())

    def read() -> Iterable[Resource]:
        pytest.fail("it was read again")

    assert ship_catalogue(Shipment(digest="one", read=read), ports=ports) == 0


def test_a_new_shipment_adds_updates_and_forgets_nothing(ports: Ports) -> None:
    ship(ports, "one", make_resource("a"), make_resource("b"))

    changed = ship(ports, "two", make_resource("a", title="New"), make_resource("c"))

    assert changed == 2
    assert titles(ports) == {"a": "New", "b": "Standard 6", "c": "Standard 6"}


def test_what_somebody_edited_is_left_as_they_wrote_it(
    ports: Ports, clock: FakeClock
) -> None:
    ship(ports, "one", make_resource("a"))
    with ports.open_uow() as uow:
        theirs = KeptResource(
            resource=make_resource("a", title="Theirs"),
            revision=1,
            edited_by="facilitator",
            edited_at=clock.now,
        )
        uow.resources.put(theirs)
        uow.commit()

    assert ship(ports, "two", make_resource("a", title="Ours")) == 0
    assert titles(ports) == {"a": "Theirs"}


def test_a_review_lasts_as_long_as_the_address(ports: Ports, clock: FakeClock) -> None:
    day = clock.now.date()
    ship(ports, "one", make_resource("a", reviewed_on=day))
    ship(ports, "two", make_resource("a", title="New"))
    with ports.read_uow() as uow:
        reviewed = uow.resources.get("a").resource.reviewed_on

    ship(ports, "three", make_resource("a", url="https://example.org/elsewhere"))

    assert reviewed == day
    with ports.read_uow() as uow:
        assert uow.resources.get("a").resource.reviewed_on is None
