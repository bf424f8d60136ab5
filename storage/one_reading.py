"""Questions that see one state of the database, each asked of it once."""

from typing import Any

from sqlalchemy import Dialect, Engine
from sqlalchemy.engine.interfaces import DBAPICursor

from storage.connections import Held
from storage.failures import refusal_of
from storage.ready import Found, Ready
from storage.statements import Statements
from storage.unit_of_work import SqlUnitOfWork, asking


class OneReading:
    """
    Fills `Reading`: for one thread, and as short as the answer to one press.

    What one transaction was told stays true in it, so nothing is asked twice. Until it
    is closed, all transactions of the thread have one connection after each other.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._held = Held(engine)
        self._now: _Begun | None = None

    def read_uow(self) -> "_InUse":
        """Go on with the state that was seen first. Refusals as for `read_uow`."""
        self._now = self._now or _Begun(self._engine)
        return _InUse(self, self._now, self._engine)

    def rest(self) -> None:
        """Let that state go; the next question sees what has become of it."""
        begun, self._now = self._now, None
        if begun is not None:
            begun.end()

    def close(self) -> None:
        """Rest, and hold nothing any more."""
        self.rest()
        self._held.let_go()


class _Begun:
    """A transaction for questions that ends when it is told to, and nobody is in it."""

    def __init__(self, engine: Engine) -> None:
        self._asking = asking(engine, statements=_AskedOnce)
        self.uow = SqlUnitOfWork(self._asking.__enter__())
        self.users = 0
        self._is_over = False

    def end(self) -> None:
        self._is_over = True
        self.close_unused()

    def close_unused(self) -> None:
        if self._is_over and not self.users:
            self._asking.__exit__(None, None, None)


class _InUse:
    """One use of it. An answer asks some thirty times: a generator costs it more."""

    __slots__ = ("_begun", "_engine", "_reading")

    def __init__(self, reading: OneReading, begun: _Begun, engine: Engine) -> None:
        self._reading = reading
        self._begun = begun
        self._engine = engine

    def __enter__(self) -> SqlUnitOfWork:
        self._begun.users += 1
        return self._begun.uow

    def __exit__(
        self, _kind: object, error: BaseException | None, _trace: object
    ) -> None:
        self._begun.users -= 1
        self._begun.close_unused()
        if error is None:
            return
        self._reading.rest()  # PostgreSQL answers nothing more where one failed.
        refusal = refusal_of(error, self._engine)
        if refusal is not None:
            raise refusal from error


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
