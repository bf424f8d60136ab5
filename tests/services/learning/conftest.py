"""What tests of learning share."""

import pytest
from sqlalchemy import Engine

from services.learning.resources.ship_catalogue import Shipment, ship_catalogue
from services.ports import Ports
from storage.catalogue.shipped import shipped_digest, shipped_resources


@pytest.fixture(name="no_catalogue")
def _no_catalogue(engine: Engine) -> None:
    """Forget all resources: on PostgreSQL, the tests of a folder share a database."""
    tables = ("resources", "resource_changes", "resource_links", "catalogue")
    with engine.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608


@pytest.fixture(name="shipped_catalogue")
def _shipped_catalogue(no_catalogue: None, ports: Ports) -> None:
    """Bring in what the product ships, and nothing else."""
    ship_catalogue(
        Shipment(digest=shipped_digest(), read=shipped_resources), ports=ports
    )
