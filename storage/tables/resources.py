"""Tables of the catalogue: resources, what happened to them, how their links do."""

from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from domain.learning.links import LinkOutcome, LinkReason
from domain.learning.resources import (
    Resource,
    ResourceKind,
    ResourceNews,
    ResourceStatus,
)
from storage.columns import JsonOf, Words
from storage.tables.base import Row

_LIST = JsonOf(tuple[str, ...], frozen=True)


class ResourceRow(Row, table=True):
    """One item of the catalogue, as the product ships it or as somebody edited it."""

    __tablename__: ClassVar[str] = "resources"
    id: str = Field(primary_key=True)
    title: str
    url: str
    language: str
    kind: ResourceKind = Field(sa_type=Words(ResourceKind))
    summary: str
    attested: str
    topics: str = Field(sa_type=_LIST)
    standards: str = Field(sa_type=_LIST)
    audience: str = Field(sa_type=_LIST)
    edition: str
    official: bool
    status: ResourceStatus = Field(sa_type=Words(ResourceStatus))
    superseded_by: str
    aliases: str = Field(sa_type=_LIST)
    reviewed_on: date | None
    dead_since: date | None
    public: bool
    revision: int
    edited_by: str
    edited_at: datetime | None


class CatalogueRow(Row, table=True):
    """
    One row: how often the catalogue changed, and what of the product's it holds.

    Besides, whether somebody asked for a check of its links, and when one last began.
    """

    __tablename__: ClassVar[str] = "catalogue"
    name: str = Field(primary_key=True)
    version: int
    shipped: str
    check_asked: bool
    checked_at: datetime | None


class ResourceChangeRow(Row, table=True):
    """What happened to a resource; *was* is empty where it was not there."""

    __tablename__: ClassVar[str] = "resource_changes"
    ordinal: int | None = Field(default=None, primary_key=True)
    resource_id: str = Field(index=True)
    what: ResourceNews = Field(sa_type=Words(ResourceNews))
    by: str
    at: datetime
    note: str
    was: str = Field(sa_type=JsonOf(Resource | None, frozen=True))  # type: ignore[arg-type]


class ResourceLinkRow(Row, table=True):
    """What the last look at a resource's address found."""

    __tablename__: ClassVar[str] = "resource_links"
    resource_id: str = Field(primary_key=True)
    outcome: LinkOutcome = Field(sa_type=Words(LinkOutcome))
    reason: LinkReason = Field(sa_type=Words(LinkReason))
    moved_to: str
    looked_at: datetime
    failed_days: int
    failed_on: date | None
