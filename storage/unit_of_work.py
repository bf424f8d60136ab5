"""One transaction with its stores; leaving without a commit rolls it back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import Engine, PoolProxiedConnection

from storage import stores
from storage.connections import lender_of
from storage.failures import refusal_of
from storage.statements import Statements
from storage.turns import turn_to_write

if TYPE_CHECKING:
    from storage.stores.actions import SqlActions
    from storage.stores.addresses import SqlAddresses
    from storage.stores.arrivals import SqlArrivals
    from storage.stores.asked import SqlAsked
    from storage.stores.calendars import SqlCalendars
    from storage.stores.cases import SqlCases
    from storage.stores.channels import SqlInbox, SqlPlaces, SqlSeats
    from storage.stores.connect import SqlQuestions
    from storage.stores.delivery import SqlDelivery
    from storage.stores.digest import SqlDigests
    from storage.stores.documents import SqlDocuments
    from storage.stores.extensions import SqlExtensions
    from storage.stores.feeds import SqlFeeds
    from storage.stores.leadership import SqlLeadership
    from storage.stores.nudges import SqlNudges
    from storage.stores.outbox import SqlOutbox
    from storage.stores.people import SqlPeople
    from storage.stores.record import SqlRecord
    from storage.stores.rehearsals import SqlRehearsals
    from storage.stores.related import SqlRelated
    from storage.stores.requests import SqlRequests
    from storage.stores.resources import SqlResources
    from storage.stores.rooms import SqlRooms
    from storage.stores.roster import SqlRoster
    from storage.stores.seat_links import SqlSeatLinks
    from storage.stores.sends import SqlSends
    from storage.stores.sweep import SqlSweep
    from storage.stores.wall import SqlDrafts, SqlWall

T = TypeVar("T")

# A writer takes SQLite's only lock at once: to take it later, in the middle of a
# transaction, fails at random. Questions see one state, however many they are.
# PostgreSQL's driver begins a transaction by itself.
_BEGIN_WRITING = {"sqlite": "BEGIN IMMEDIATE"}
_BEGIN_READING = {
    "sqlite": "BEGIN",
    "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
}


class Running:
    """A transaction: statements to run, and a commit unless it is for questions."""

    def __init__(
        self,
        connection: PoolProxiedConnection,
        statements: Statements,
        *,
        only_asks: bool,
    ) -> None:
        self._connection = connection
        self._only_asks = only_asks
        self.statements = statements

    def commit(self) -> None:
        """Make everything lasting; the transaction is over then."""
        if self._only_asks:
            raise RuntimeError("a unit of work for questions has nothing to commit")
        self._connection.commit()

    def forget_traces(self) -> None:
        """
        Empty SQLite's log, in which what was overwritten would live on for a while.

        PostgreSQL overwrites it when it next tidies up.
        """
        if self.statements.dialect_name == "sqlite":
            self._connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Store(Generic[T]):
    """
    A store of a unit of work, made when it is first asked for: few of them are.

    Its module is loaded then, too, with the tables it needs: to load all of them
    takes a tenth of the time in which a desk starts.
    """

    def __init__(self, where: str) -> None:
        self._where = where

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    def __get__(self, uow: "SqlUnitOfWork", owner: type[object]) -> T:
        """Return the store, which stands in the place of this from then on."""
        store = self._make(uow.statements)
        vars(uow)[self._name] = store
        return store

    @cached_property
    def _make(self) -> Callable[[Statements], T]:
        module, name = self._where.split(".")
        found = import_module(f"{stores.__name__}.{module}")
        make: Callable[[Statements], T] = getattr(found, name)
        return make


class SqlUnitOfWork:
    """Fills `UnitOfWork`."""

    # What hearing from people and speaking to them needs.
    seats: "_Store[SqlSeats]" = _Store("channels.SqlSeats")
    seat_links: "_Store[SqlSeatLinks]" = _Store("seat_links.SqlSeatLinks")
    places: "_Store[SqlPlaces]" = _Store("channels.SqlPlaces")
    inbox: "_Store[SqlInbox]" = _Store("channels.SqlInbox")
    arrivals: "_Store[SqlArrivals]" = _Store("arrivals.SqlArrivals")
    outbox: "_Store[SqlOutbox]" = _Store("outbox.SqlOutbox")
    delivery: "_Store[SqlDelivery]" = _Store("delivery.SqlDelivery")
    sends: "_Store[SqlSends]" = _Store("sends.SqlSends")
    addresses: "_Store[SqlAddresses]" = _Store("addresses.SqlAddresses")
    # The cases, and who works on them.
    cases: "_Store[SqlCases]" = _Store("cases.SqlCases")
    actions: "_Store[SqlActions]" = _Store("actions.SqlActions")
    people: "_Store[SqlPeople]" = _Store("people.SqlPeople")
    documents: "_Store[SqlDocuments]" = _Store("documents.SqlDocuments")
    requests: "_Store[SqlRequests]" = _Store("requests.SqlRequests")
    extensions: "_Store[SqlExtensions]" = _Store("extensions.SqlExtensions")
    record: "_Store[SqlRecord]" = _Store("record.SqlRecord")
    nudges: "_Store[SqlNudges]" = _Store("nudges.SqlNudges")
    sweep: "_Store[SqlSweep]" = _Store("sweep.SqlSweep")
    feeds: "_Store[SqlFeeds]" = _Store("feeds.SqlFeeds")
    leadership: "_Store[SqlLeadership]" = _Store("leadership.SqlLeadership")
    related: "_Store[SqlRelated]" = _Store("related.SqlRelated")
    roster: "_Store[SqlRoster]" = _Store("roster.SqlRoster")
    questions: "_Store[SqlQuestions]" = _Store("connect.SqlQuestions")
    asked: "_Store[SqlAsked]" = _Store("asked.SqlAsked")
    digests: "_Store[SqlDigests]" = _Store("digest.SqlDigests")
    wall: "_Store[SqlWall]" = _Store("wall.SqlWall")
    drafts: "_Store[SqlDrafts]" = _Store("wall.SqlDrafts")
    calendars: "_Store[SqlCalendars]" = _Store("calendars.SqlCalendars")
    resources: "_Store[SqlResources]" = _Store("resources.SqlResources")
    rooms: "_Store[SqlRooms]" = _Store("rooms.SqlRooms")
    rehearsals: "_Store[SqlRehearsals]" = _Store("rehearsals.SqlRehearsals")

    def __init__(self, running: Running) -> None:
        self._running = running
        self.statements = running.statements
        self._first: list[Callable[[], None]] = []

    def before_commit(self, do: Callable[[], None]) -> None:
        """Do something in the same transaction, before it is made lasting."""
        self._first.append(do)

    def forget_first(self) -> None:
        """Let go of what was to be done first: it holds the unit, which holds it."""
        self._first = []

    def commit(self) -> None:
        """Make everything lasting; the unit is over then."""
        for do in self._first:
            do()
        self.forget_first()
        self._running.commit()
        if self.record.has_redacted:
            self._running.forget_traces()


def load_stores() -> None:
    """Load every store with its tables now, so that nobody's first one waits."""
    for each in iter_modules(stores.__path__):
        import_module(f"{stores.__name__}.{each.name}")


@contextmanager
def open_uow(engine: Engine) -> Iterator[SqlUnitOfWork]:
    """
    Start a unit of work that may change things.

    :raises Refusal: `database-busy`, `disk-full`, `database-unwritable` or another of
        `storage.failures`; nothing was changed then.
    """
    with running(engine) as transaction:
        uow = SqlUnitOfWork(transaction)
        try:
            yield uow
        finally:
            uow.forget_first()


@contextmanager
def read_uow(engine: Engine) -> Iterator[SqlUnitOfWork]:
    """
    Start a unit of work for questions; it waits for no writer. Refusals as above.

    To commit it is a mistake in the program, a RuntimeError.
    """
    with asking(engine) as transaction:
        yield SqlUnitOfWork(transaction)


@contextmanager
def running(engine: Engine) -> Iterator[Running]:
    """Start a transaction that may change things. Refusals as above."""
    with (
        turn_to_write(engine),
        _Transaction(engine, _BEGIN_WRITING, Statements) as transaction,
    ):
        yield transaction


def asking(
    engine: Engine, *, statements: type[Statements] = Statements
) -> AbstractContextManager[Running]:
    """Start a transaction for questions; *statements* runs them. Refusals as above."""
    return _Transaction(engine, _BEGIN_READING, statements)


class _Transaction:
    """A transaction while it lasts; a generator would cost a short one a tenth."""

    __slots__ = ("_begin", "_connection", "_engine", "_lender", "_statements")

    def __init__(
        self,
        engine: Engine,
        begin: Mapping[str, str],
        statements: type[Statements],
    ) -> None:
        self._engine = engine
        self._lender = lender_of(engine)
        self._begin = begin
        self._statements = statements
        self._connection: PoolProxiedConnection | None = None

    def __enter__(self) -> Running:
        try:
            return self._begun()
        except BaseException as error:
            self._end(error)
            raise

    def _begun(self) -> Running:
        dialect = self._engine.dialect
        self._connection = connection = self._lender.lend()
        cursor = connection.cursor()
        if dialect.name in self._begin:
            cursor.execute(self._begin[dialect.name])
        statements = self._statements(cursor, dialect)
        only_asks = self._begin is _BEGIN_READING
        return Running(connection, statements, only_asks=only_asks)

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._end(error)

    def _end(self, error: BaseException | None) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._lender.take_back(connection)
        refusal = refusal_of(error, self._engine) if error is not None else None
        if refusal is not None:
            raise refusal from error
