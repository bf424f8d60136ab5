"""What tests of learning share."""

import pytest
from sqlalchemy import Engine


@pytest.fixture(name="no_catalogue")
def _no_catalogue(engine: Engine) -> None:
    """Forget all resources: on PostgreSQL, the tests of a folder share a database."""
    tables = ("resources", "resource_changes", "resource_links", "catalogue")
    with engine.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
