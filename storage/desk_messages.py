"""The local desk's messages, as rows."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    and_,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from domain.news import direct_with, room_of
from storage.failures import refusing
from storage.tables.base import table_of
from storage.tables.desk import DeskChangeRow, DeskMessageRow
from storage.turns import turn_to_write

_MESSAGES = table_of(DeskMessageRow)
_CHANGES = table_of(DeskChangeRow)
_SAID = _MESSAGES.c
_THE_ROW = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMessage:
    """Something said on the local desk, as stored."""

    id: int
    conversation: str
    case_id: str
    only_role: str
    author: str
    plain: str
    html: str
    pinned: bool
    private_to: str
    created_at: datetime
    changed_at: datetime
    change: int
    also_about: str | None = None  # Ids with spaces between.

    @property
    def cases(self) -> tuple[str, ...]:
        """All cases that it tells of."""
        named = (self.case_id, *(self.also_about or "").split())
        return tuple(dict.fromkeys(filter(None, named)))


class SqlDeskMessages:
    """
    Keeps the desk's conversations; every call is a transaction of its own.

    Refusals of the database as for units of work. Changes are numbered without gaps in
    what is seen: whoever makes one holds the counter's row until the commit, so a lower
    number never appears after a higher one.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # PostgreSQL's engine commits each statement by itself unless told otherwise.
        in_one = {"isolation_level": "READ COMMITTED"}
        is_sqlite = engine.dialect.name == "sqlite"
        self._whole = engine if is_sqlite else engine.execution_options(**in_one)

    def add(
        self,
        conversation: str,
        *,
        case_id: str,
        author: str,
        plain: str,
        html: str,
        at: datetime,
        only_role: str = "",
        private_to: str = "",
        also_about: Iterable[str] = (),
    ) -> int:
        """Store a message and return its id; *also_about* are further cases."""
        with self._changing() as connection:
            row = {
                "conversation": conversation,
                "case_id": case_id,
                "only_role": only_role,
                "author": author,
                "plain": plain,
                "html": html,
                "pinned": False,
                "private_to": private_to,
                "also_about": _listed(also_about, besides=case_id),
                "created_at": at,
                "changed_at": at,
                "change": _next_change(connection),
            }
            adding = insert(_MESSAGES).values(row).returning(_SAID.id)
            return int(connection.execute(adding).scalar_one())

    def get(self, message_id: int) -> DeskMessage | None:
        """Return a message whoever may see it, or None when there is none."""
        found = self._read(select(_MESSAGES).where(_SAID.id == message_id))
        return found[0] if found else None

    def replace(self, message_id: int, *, plain: str, html: str, at: datetime) -> bool:
        """Show something else in its place; False when there is no such message."""
        with self._changing() as connection:
            which = _SAID.id == message_id
            return _change(connection, which, at=at, plain=plain, html=html)

    def dismiss(self, message_id: int, *, reader: str, at: datetime) -> bool:
        """Forget what one person alone saw, with what was said with it."""
        own = select(_SAID.conversation, _SAID.created_at).where(
            _SAID.id == message_id, _SAID.private_to == reader
        )
        with self._changing() as connection:
            found = connection.execute(own).one_or_none()
            if found is None:
                return False
            together = select(_SAID.id).where(
                _SAID.conversation == found.conversation,
                _SAID.created_at == found.created_at,
                _SAID.private_to == reader,
            )
            for each in connection.execute(together).scalars().all():
                _change(connection, _SAID.id == each, at=at, plain="", html="")
        return True

    def pin(self, message_id: int, *, at: datetime) -> bool:
        """Keep it on top, instead of what was; False when there is no such message."""
        own = select(_SAID.conversation).where(_SAID.id == message_id)
        pinned_there = and_(
            _SAID.conversation == own.scalar_subquery(), _SAID.pinned.is_(True)
        )
        with self._changing() as connection:
            # The counter is held from here on, so two pins cannot pass each other.
            _change(connection, pinned_there, at=at, pinned=False)
            return _change(connection, _SAID.id == message_id, at=at, pinned=True)

    def of_conversation(
        self,
        conversation: str,
        *,
        reader: str,
        roles: Collection[str],
        before: int | None = None,
        limit: int,
    ) -> list[DeskMessage]:
        """Return the newest for a reader, oldest first, without what is pinned."""
        which = [_in(conversation, reader, roles), _SAID.pinned.is_(False)]
        which.append(_SAID.html != "")
        if before is not None:
            which.append(self._said_before(before))
        latest = (_SAID.created_at.desc(), _SAID.id.desc())
        newest = select(_MESSAGES).where(*which).order_by(*latest)
        return self._read(newest.limit(limit))[::-1]

    def _said_before(self, message_id: int) -> ColumnElement[bool]:
        """Ask for what was said earlier; a told story may be of an earlier year."""
        known = self.get(message_id)
        if known is None:
            return _SAID.id < message_id
        at = known.created_at
        then = and_(_SAID.created_at == at, _SAID.id < message_id)
        return or_(_SAID.created_at < at, then)

    def pinned(
        self, conversation: str, *, reader: str, roles: Collection[str]
    ) -> DeskMessage | None:
        """Return what is kept on top of a conversation, or None."""
        which = (_in(conversation, reader, roles), _SAID.pinned.is_(True))
        found = self._read(select(_MESSAGES).where(*which).limit(1))
        return found[0] if found else None

    def around(self, person_id: str, *, limit: int) -> list[DeskMessage]:
        """Return the newest that a person said, or that was said to them alone."""
        which = or_(
            _SAID.author == person_id,
            _SAID.private_to == person_id,
            _SAID.conversation == direct_with(person_id),
        )
        newest = select(_MESSAGES).where(which).order_by(_SAID.id.desc())
        return self._read(newest.limit(limit))

    def about(self, case_id: str) -> list[DeskMessage]:
        """Return all that was said about a case, or in its room."""
        which = or_(_SAID.case_id == case_id, _SAID.conversation == room_of(case_id))
        return self._read(select(_MESSAGES).where(which).order_by(_SAID.id))

    def changes_since(self, change: int, *, limit: int) -> list[DeskMessage]:
        """Return what came or changed after that number, oldest change first."""
        later = select(_MESSAGES).where(_SAID.change > change)
        return self._read(later.order_by(_SAID.change).limit(limit))

    def last_change(self) -> int:
        """Return the highest change number, 0 when nothing was said yet."""
        with self._asking() as connection:
            last = connection.execute(select(_CHANGES.c.last)).scalar()
        return int(last or 0)

    def last_changes(
        self, conversations: Collection[str], *, reader: str, roles: Collection[str]
    ) -> dict[str, int]:
        """Return the highest change of each conversation, for a reader of *roles*."""
        latest = select(_SAID.conversation, func.max(_SAID.change)).where(
            _SAID.conversation.in_(conversations), _for(reader, roles)
        )
        with self._asking() as connection:
            found = connection.execute(latest.group_by(_SAID.conversation)).all()
        return {conversation: int(change) for conversation, change in found}

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        turn, failing = turn_to_write(self._engine), refusing(self._engine)
        with turn, failing, self._whole.begin() as connection:
            yield connection

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with refusing(self._engine), self._engine.connect() as connection:
            yield connection

    def _read(self, question: Select[Any]) -> list[DeskMessage]:
        with self._asking() as connection:
            return [_message(row) for row in connection.execute(question)]


def _listed(case_ids: Iterable[str], *, besides: str) -> str | None:
    others = dict.fromkeys(each for each in case_ids if each and each != besides)
    return " ".join(others) or None


def _next_change(connection: Connection) -> int:
    """Take the next number; others who want one wait until this transaction ends."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    first = dialect.insert(_CHANGES).values(id=_THE_ROW, last=1)
    counted = first.on_conflict_do_update(
        index_elements=[_CHANGES.c.id], set_={"last": _CHANGES.c.last + 1}
    )
    return int(connection.execute(counted.returning(_CHANGES.c.last)).scalar_one())


def _change(
    connection: Connection, which: ColumnElement[bool], *, at: datetime, **to: object
) -> bool:
    """Change the message that fits under a new number; False when there is none."""
    to.update(changed_at=at, change=_next_change(connection))
    return connection.execute(update(_MESSAGES).where(which).values(to)).rowcount == 1


def _in(conversation: str, reader: str, roles: Collection[str]) -> ColumnElement[bool]:
    return and_(_SAID.conversation == conversation, _for(reader, roles))


def _for(reader: str, roles: Collection[str]) -> ColumnElement[bool]:
    return and_(
        _SAID.private_to.in_(("", reader)),
        or_(_SAID.only_role == "", _SAID.only_role.in_(roles)),
    )


def _message(row: Row[Any]) -> DeskMessage:
    return DeskMessage(**row._mapping)  # noqa: SLF001 - the vendor's public name.
