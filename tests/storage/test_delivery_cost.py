"""Finding what may go out reads what waits once, however much it is."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from domain.news import News, NewsKind
from storage.statements import Statement
from storage.stores import delivery
from storage.unit_of_work import open_uow
from tests.databases import Postgres
from tests.storage.conftest import Opened
from tests.storage.makers import NOW

MESSAGES = 400
CONVERSATIONS = 80
ASKED = {
    "heads": delivery.HEADS,
    "next": delivery.NEXT,
    "superseded": delivery.SUPERSEDED,
}


@pytest.fixture(name="served")
def _served(postgres: Postgres, opened: Opened) -> Engine:
    """Return a server that has never looked how its tables are filled."""
    engine = opened(postgres.emptied())
    news = [
        News(
            case_id="c1",
            conversation=f"room:{number % CONVERSATIONS}",
            kind=NewsKind.ACTION_CARD,
            subject=str(number),
        )
        for number in range(MESSAGES)
    ]
    with open_uow(engine) as uow:
        uow.record.queue(news, at=NOW)
        uow.commit()
    return engine


def rows_read(engine: Engine, asked: Statement) -> int:
    ready = asked.ready(engine.dialect)
    values = tuple(ready.parameters({"now": NOW, "limit": 999}))
    explain = f"EXPLAIN (ANALYZE, FORMAT JSON) {ready.sql}"
    with engine.connect() as connection:
        ((found,),) = connection.exec_driver_sql(explain, values).all()
    plans = found if isinstance(found, list) else json.loads(found)
    return sum(_rows_of(plans[0]["Plan"]))


def _rows_of(plan: dict[str, Any]) -> Iterator[int]:
    thrown = sum(
        plan.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Join Filter")
    )
    yield int(plan["Actual Loops"] * (plan["Actual Rows"] + thrown))
    for inner in plan.get("Plans", ()):
        yield from _rows_of(inner)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_what_waits_is_read_a_few_times_and_not_once_for_each(
    served: Engine, asked: Statement
) -> None:
    assert MESSAGES <= rows_read(served, asked) <= 10 * MESSAGES
