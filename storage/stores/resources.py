"""The catalogue, as rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Insert,
    String,
    and_,
    bindparam,
    or_,
    select,
    update,
)

from domain.learning.links import LinkHealth
from domain.learning.resources import (
    KeptResource,
    Resource,
    ResourceChange,
    ResourceNews,
)
from domain.refusals import Refusal
from storage.inserts import (
    binds_of,
    insert_for,
    insert_into,
    insert_new,
    insert_or_replace,
)
from storage.ready import Found
from storage.shapes import Shape
from storage.statements import Question, QuestionAmong, Statement, Statements
from storage.tables.base import table_of
from storage.tables.resources import (
    CatalogueRow,
    ResourceChangeRow,
    ResourceLinkRow,
    ResourceRow,
)
from storage.updates import new_binds, new_values

_RESOURCES = table_of(ResourceRow)
_CATALOGUE = table_of(CatalogueRow)
_CHANGES = table_of(ResourceChangeRow)
_LINKS = table_of(ResourceLinkRow)
_SHAPE = Shape(Resource, _RESOURCES)
_KEPT = Shape(KeptResource, _RESOURCES, besides="resource")
_CHANGE = Shape(ResourceChange, _CHANGES)
_LINK = Shape(LinkHealth, _LINKS)
_ONLY = "catalogue"  # The name of the only row that counts the changes.


def _made(row: Found) -> KeptResource:
    besides = row[len(_SHAPE.columns) :]
    return _KEPT.made(besides, resource=_SHAPE.made(row))


_WHOLE = (*_SHAPE.columns, *_KEPT.columns)
_ALL = Question(select(*_WHOLE).order_by(_RESOURCES.c.id), _made)
_ONE = Question(select(*_WHOLE).where(_RESOURCES.c.id == bindparam("which")), _made)
_SOME = QuestionAmong(
    lambda slots: select(*_SHAPE.columns).where(_RESOURCES.c.id.in_(slots)), _SHAPE.made
)
_ADD = insert_new(_RESOURCES)
_CHANGE_ONE = Statement(
    update(_RESOURCES)
    .where(
        _RESOURCES.c.id == bindparam("which"),
        _RESOURCES.c.revision == bindparam("was"),
    )
    .values(new_binds(_WHOLE))
)
_STATE = Statement(
    select(_CATALOGUE.c.version, _CATALOGUE.c.shipped).where(_CATALOGUE.c.name == _ONLY)
)


def _count(dialect: str) -> Insert:
    """Count one change; who counts next waits until this transaction is over."""
    insert = insert_for(dialect)(_CATALOGUE).values(binds_of(_CATALOGUE))
    counted = insert.on_conflict_do_update(
        index_elements=[_CATALOGUE.c.name],
        set_={"version": _CATALOGUE.c.version + 1},
    )
    return counted.inline()


_COUNT = Statement(_count)
# Changes nothing: whoever wants the row next waits until this transaction is over.
_TURN = Statement(
    update(_CATALOGUE)
    .where(_CATALOGUE.c.name == _ONLY)
    .values(version=_CATALOGUE.c.version)
)
_SHIP = Statement(
    update(_CATALOGUE)
    .where(_CATALOGUE.c.name == _ONLY)
    .values(shipped=bindparam("digest", type_=String()))
)
_AT = bindparam("at", type_=_CATALOGUE.c.checked_at.type)
_BEFORE = bindparam("before", type_=_CATALOGUE.c.checked_at.type)
_IS_DUE = or_(
    _CATALOGUE.c.check_asked,
    and_(
        bindparam("weekly", type_=Boolean()),
        or_(_CATALOGUE.c.checked_at.is_(None), _CATALOGUE.c.checked_at < _BEFORE),
    ),
)
_DUE = Statement(select(_CATALOGUE.c.name).where(_CATALOGUE.c.name == _ONLY, _IS_DUE))
_ASK = Statement(
    update(_CATALOGUE).where(_CATALOGUE.c.name == _ONLY).values(check_asked=True)
)
_BEGIN = Statement(
    update(_CATALOGUE)
    .where(_CATALOGUE.c.name == _ONLY, _IS_DUE)
    .values(check_asked=False, checked_at=_AT)
)
_RECORD = Statement(insert_into(_CHANGES, leave_out="ordinal"))
_ADDED_SINCE = Statement(
    select(_CHANGES.c.resource_id).where(
        _CHANGES.c.what == ResourceNews.ADDED, _CHANGES.c.at >= bindparam("moment")
    )
)
_HISTORY = Statement(
    select(*_CHANGE.columns)
    .where(_CHANGES.c.resource_id == bindparam("which"))
    .order_by(_CHANGES.c.ordinal)
)
_ALL_LINKS = Statement(select(*_LINK.columns).order_by(_LINKS.c.resource_id))
_PUT_LINK = insert_or_replace(_LINKS)


class SqlResources:
    """Fills `ResourceStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def all(self) -> list[Resource]:
        """Return the whole catalogue by id, with what was withdrawn."""
        return [kept.resource for kept in self.kept()]

    def some(self, resource_ids: Iterable[str]) -> dict[str, Resource]:
        """Return those resources by id, in one query; what is unknown is left out."""
        found = _SOME.things(self._statements, resource_ids)
        return {resource.id: resource for resource in found}

    def kept(self) -> list[KeptResource]:
        """Return the same, with who edited what."""
        return self._statements.things(_ALL)

    def get(self, resource_id: str) -> KeptResource:
        """Return a resource; Refusal `resource-not-found`."""
        found = self._statements.thing(_ONE, which=resource_id)
        if found is None:
            raise Refusal("resource-not-found", resource=resource_id)
        return found

    def wait_for_turn(self) -> None:
        """Let nobody else who waits for it change the catalogue until this ends."""
        self._statements.change(_TURN)

    def put(self, kept: KeptResource) -> bool:
        """Store a resource; False where it is not of that revision any more."""
        self._count_change()
        values = {**_SHAPE.values(kept.resource), **_KEPT.values(kept)}
        values["revision"] = kept.revision + 1
        if not kept.revision:
            return self._statements.change(_ADD, **values) == 1
        which, was, new = kept.resource.id, kept.revision, new_values(values)
        return self._statements.change(_CHANGE_ONE, which=which, was=was, **new) == 1

    def _count_change(self) -> None:
        new = {"version": 1, "shipped": "", "check_asked": False, "checked_at": None}
        self._statements.change(_COUNT, name=_ONLY, **new)

    def version(self) -> int:
        """Return how often the catalogue changed: an index of another one is old."""
        row = self._statements.row(_STATE)
        return int(row[0]) if row else 0

    def shipped(self) -> str:
        """Return the digest of what the product shipped last; empty for nothing."""
        row = self._statements.row(_STATE)
        return str(row[1]) if row else ""

    def ship(self, digest: str) -> None:
        """Say that what the product ships is in the catalogue."""
        self._count_change()
        self._statements.change(_SHIP, digest=digest)

    def record(self, change: ResourceChange) -> None:
        """Keep what happened to a resource."""
        self._statements.change(_RECORD, **_CHANGE.values(change))

    def history(self, resource_id: str) -> list[ResourceChange]:
        """Return what happened to a resource, oldest first."""
        rows = self._statements.rows(_HISTORY, which=resource_id)
        return [_CHANGE.made(row) for row in rows]

    def added_since(self, moment: datetime) -> frozenset[str]:
        """Return the ids of the resources that somebody added since then."""
        rows = self._statements.rows(_ADDED_SINCE, moment=moment)
        return frozenset(str(row[0]) for row in rows)

    def links(self) -> dict[str, LinkHealth]:
        """Return what the last look at each address found, by the resource's id."""
        rows = self._statements.rows(_ALL_LINKS)
        return {state.resource_id: state for state in map(_LINK.made, rows)}

    def put_links(self, states: Sequence[LinkHealth]) -> None:
        """Store what looks at addresses found, instead of what was found before."""
        self._statements.change_all(_PUT_LINK, [_LINK.values(each) for each in states])

    def ask_for_check(self) -> None:
        """Let the links be checked soon."""
        self._statements.change(_ASK)

    def is_check_due(self, before: datetime | None) -> bool:
        """Whether somebody asked for a check, or none began since *before*."""
        return bool(self._statements.rows(_DUE, **_since(before)))

    def begin_check(self, at: datetime, *, before: datetime | None) -> bool:
        """Begin a check that is due; False where another has begun it."""
        return self._statements.change(_BEGIN, at=at, **_since(before)) == 1


def _since(before: datetime | None) -> dict[str, object]:
    return {"weekly": before is not None, "before": before}
