"""A server that restarted between two units of work is met by nobody."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

import storage.liveness
from storage.unit_of_work import open_uow, read_uow
from tests.databases import Postgres
from tests.storage.conftest import Opened


@pytest.fixture(name="served")
def _served(postgres: Postgres, opened: Opened) -> Engine:
    return opened(postgres.emptied())


@pytest.fixture(name="asked")
def _asked(served: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Count how often the server is asked whether it is there."""
    asked: list[object] = []
    ping = served.dialect.do_ping

    def count(connection: object) -> bool:
        asked.append(connection)
        return ping(connection)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(served.dialect, "do_ping", count)
        yield asked


def cut_others(engine: Engine, opened: Opened) -> None:
    """End every connection to the server's database but one's own."""
    with opened(engine.url).connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


def test_who_comes_after_the_server_went_is_given_a_new_connection(
    served: Engine, opened: Opened
) -> None:
    for _ in range(5):
        with read_uow(served) as uow:
            uow.delivery.now()
        cut_others(served, opened)

        with open_uow(served) as uow:
            assert uow.outbox.waiting() == 0
            uow.commit()


def test_one_that_was_in_use_a_moment_ago_is_not_asked(
    served: Engine, asked: list[object]
) -> None:
    for _ in range(5):
        with read_uow(served) as uow:
            uow.delivery.now()

    assert len(asked) == 1  # The first, which was new.


def test_one_that_lay_for_a_while_is_asked_for_a_network_may_swallow_its_end(
    served: Engine, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.liveness, "_FRESH", 0.0)

    for _ in range(5):
        with read_uow(served) as uow:
            uow.delivery.now()

    assert len(asked) == 5
