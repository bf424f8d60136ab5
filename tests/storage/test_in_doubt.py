"""What of a case is in doubt is found without reading all that it had to say."""

from pathlib import Path

from storage.engine import make_engine, sqlite_url
from storage.stores.outbox import TROUBLES
from tests.databases import copy_of


def test_a_cases_troubles_are_found_in_the_index_over_just_these(
    finished_database: Path, tmp_path: Path
) -> None:
    engine = make_engine(sqlite_url(copy_of(finished_database, tmp_path / "d.sqlite")))
    ready = TROUBLES.ready(engine.dialect)

    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {ready.sql}", ready.parameters({"case_id": "c1"})
        ).all()
    engine.dispose()

    assert "outbox USING INDEX ix_outbox_in_doubt (case_id=?)" in str(plan)
    assert "SCAN outbox" not in str(plan)
