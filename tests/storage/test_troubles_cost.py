"""What did not arrive is found without reading all that a case ever said."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from domain.news import News, NewsKind, NewsState
from storage.migrate import bring_up_to_date
from storage.stores.outbox import TROUBLES
from storage.unit_of_work import open_uow
from tests.storage.conftest import Opened
from tests.storage.makers import NOW


def test_a_long_history_costs_no_more_than_a_short_one(
    opened: Opened, tmp_path: Path
) -> None:
    few, many = (
        steps_after(opened(tmp_path / f"{said}.sqlite"), said=said)
        for said in (50, 1000)
    )

    assert many < 2 * few


def steps_after(engine: Engine, *, said: int) -> int:
    """Count SQLite's own steps to find the troubles of a case that said so much."""
    bring_up_to_date(engine)
    speak(engine, said)
    connection = engine.raw_connection()
    counted = [0]

    def step() -> int:
        counted[0] += 1
        return 0

    ready = TROUBLES.ready(engine.dialect)
    driver: Any = connection.driver_connection
    driver.set_progress_handler(step, 1)
    cursor = connection.cursor()
    cursor.execute(ready.sql, ready.parameters({"case_id": "c1"}))
    cursor.fetchall()
    driver.set_progress_handler(None, 1)
    connection.close()
    return counted[0]


def speak(engine: Engine, said: int) -> None:
    news = [
        News(
            case_id="c1",
            conversation="room:c1",
            kind=NewsKind.ACTION_CARD,
            subject=str(number),
        )
        for number in range(said)
    ]
    with open_uow(engine) as uow:
        uow.record.queue(news, at=NOW)
        uow.commit()
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE outbox SET state = :sent, settled_at = created_at"),
            {"sent": NewsState.SENT.value},
        )
