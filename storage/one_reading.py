"""Questions that see one state of the database, each asked of it once."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from sqlalchemy import Dialect, Engine
from sqlalchemy.engine.interfaces import DBAPICursor

from storage.failures import refusing
from storage.statements import Found, Ready, Statements
from storage.unit_of_work import SqlUnitOfWork, read_uow


class OneReading:
    """
    Fills `Reading`: for one thread, and as short as the answer to one press.

    What one transaction was told stays true in it, so nothing is asked twice.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._now: _Begun | None = None

    @contextmanager
    def read_uow(self) -> Iterator[SqlUnitOfWork]:
        """Go on with the state that was seen first. Refusals as for `read_uow`."""
        begun = self._now = self._now or _Begun(self._engine)
        try:
            with begun.in_use(), refusing(self._engine):
                yield begun.uow
        except BaseException:
            self.rest()  # PostgreSQL answers nothing more where a question failed.
            raise

    def rest(self) -> None:
        """Let that state go; the next question sees what has become of it."""
        begun, self._now = self._now, None
        if begun is not None:
            begun.end()


class _Begun:
    """A transaction for questions that ends when it is told to, and nobody is in it."""

    def __init__(self, engine: Engine) -> None:
        self._open = ExitStack()
        self.uow = self._open.enter_context(read_uow(engine, statements=_AskedOnce))
        self._users = 0
        self._is_over = False

    @contextmanager
    def in_use(self) -> Iterator[None]:
        self._users += 1
        try:
            yield
        finally:
            self._users -= 1
            self._close_unused()

    def end(self) -> None:
        self._is_over = True
        self._close_unused()

    def _close_unused(self) -> None:
        if self._is_over and not self._users:
            self._open.close()


class _AskedOnce(Statements):
    """Runs each question once, and remembers what it was told."""

    def __init__(self, cursor: DBAPICursor, dialect: Dialect) -> None:
        super().__init__(cursor, dialect)
        self._told: dict[tuple[object, ...], list[Any]] = {}

    def _asked(self, ready: Ready, parameters: Found) -> list[Any]:
        key = (ready, *parameters)
        if key not in self._told:
            self._told[key] = super()._asked(ready, parameters)
        return list(self._told[key])
