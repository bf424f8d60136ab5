"""Tables of actions and of what belongs to one."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from domain.actions import ActionState
from domain.due import Due
from domain.roles import Role
from storage.columns import JsonOf, RoleList, Words
from storage.tables.base import OrdinalRow, Row

_OPEN_AND_DATED = text("is_open AND due_on IS NOT NULL")
_LOOKED_AT = text("look_at IS NOT NULL")
_ZERO = {"server_default": text("0")}
_EMPTY = {"server_default": text("''")}


class ActionRow(Row, table=True):
    """
    An action as it stands.

    *is_open* and *due_on* repeat what state and due say, for the index of late ones;
    *order_day* is where it stands in a list by date, undated ones last. *ladder*
    repeats the due's; *look_at* is when the sweep asks next whether somebody is to be
    nudged, None when never.
    """

    __tablename__: ClassVar[str] = "actions"
    __table_args__ = (
        UniqueConstraint("case_id", "number", "round"),
        Index(
            "ix_actions_late",
            "case_id",
            "due_on",
            sqlite_where=_OPEN_AND_DATED,
            postgresql_where=_OPEN_AND_DATED,
        ),
        Index(
            "ix_actions_due",
            "due_on",
            "case_id",
            "number",
            sqlite_where=_OPEN_AND_DATED,
            postgresql_where=_OPEN_AND_DATED,
        ),
        Index(
            "ix_actions_look_at",
            "look_at",
            sqlite_where=_LOOKED_AT,
            postgresql_where=_LOOKED_AT,
        ),
    )
    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="cases.id")
    row_key: str
    number: int
    round: int
    state: ActionState = Field(sa_type=Words(ActionState))
    due: Due = Field(sa_type=JsonOf(Due, frozen=True))
    waits_on: tuple[Role, ...] = Field(sa_type=RoleList)
    opened_on: date | None
    opened_by_event: str
    secu_day: date | None
    assignee_id: str
    document_version_id: str
    changed_at: datetime | None
    changed_by: str
    done_at: datetime | None
    done_by: str
    reason: str
    version: int
    extra_days: int = Field(sa_column_kwargs=_ZERO)
    is_open: bool
    due_on: date | None
    order_day: date
    ladder: str = Field(sa_column_kwargs=_EMPTY)
    look_at: datetime | None


class ActionWaitRow(Row, table=True):
    """
    That an open action waits on a person, by their role or by name.

    It repeats what actions and memberships say, in the order in which a person's list
    is read: the list costs the same however many cases there are.
    """

    __tablename__: ClassVar[str] = "action_waits"
    __table_args__ = (
        Index(
            None,
            "person_id",
            "order_day",
            "case_id",
            "number",
            "action_id",
        ),
    )
    action_id: str = Field(primary_key=True, foreign_key="actions.id")
    person_id: str = Field(primary_key=True)
    case_id: str = Field(index=True)
    number: int
    order_day: date


class PartRow(Row, table=True):
    """One doer's part of an action."""

    __tablename__: ClassVar[str] = "parts"
    action_id: str = Field(primary_key=True, foreign_key="actions.id")
    key: str = Field(primary_key=True)
    needed: bool
    done_at: datetime | None
    done_by: str
    reason: str


class EvidenceRow(OrdinalRow, table=True):
    """What shows that an action was done."""

    __tablename__: ClassVar[str] = "evidence"
    action_id: str = Field(foreign_key="actions.id", index=True)
    by: str
    at: datetime
    link: str
    document_version_id: str
    note: str


class CommentRow(OrdinalRow, table=True):
    """Somebody's words on an action."""

    __tablename__: ClassVar[str] = "comments"
    action_id: str = Field(foreign_key="actions.id", index=True)
    by: str
    at: datetime
    text: str
