"""Queueing nudges: each message once, with the actions that it tells of."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.news import News, NewsKind, NewsState, direct_with, room_of
from domain.nudging.history import NudgeOutcome
from domain.nudging.messages import Message, Shown
from storage.inserts import insert_new
from storage.shapes import Shape
from storage.statements import Among, Statements
from storage.stores.outbox import new_outgoing
from storage.tables.base import table_of
from storage.tables.nudges import NudgeRow
from storage.tables.outbox import OutboxRow

_OUTBOX = table_of(OutboxRow)
_NEWS = Shape(News, _OUTBOX)
_QUEUE = insert_new(_OUTBOX, leave_out="id")
_JOIN = insert_new(table_of(NudgeRow), leave_out="ordinal")
# What is being settled just now waits no more, and is not waited for.
_WAITING = Among(
    lambda slots: (
        select(_OUTBOX.c.once, _OUTBOX.c.id)
        .where(_OUTBOX.c.once.in_(slots), _OUTBOX.c.state == NewsState.PENDING)
        .with_for_update(skip_locked=True)
    )
)


def queue_messages(
    messages: Sequence[Message], *, at: datetime, statements: Statements
) -> int:
    """Queue messages whose key is new, and join what still waits; count the new."""
    # In one order, so that two sweeps never wait for each other.
    ordered = sorted(messages, key=lambda message: message.once)
    before = _waiting(ordered, statements)
    statements.change_all(_QUEUE, [_outgoing(message, at) for message in ordered])
    waiting = _waiting(ordered, statements)
    statements.change_all(_JOIN, list(_nudges(ordered, waiting, at)))
    return len(waiting) - len(before)


def queue_cards(
    shown: Sequence[Shown], *, at: datetime, statements: Statements
) -> None:
    """Queue cards whose key is new."""
    ordered = sorted(shown, key=lambda each: each.once)
    statements.change_all(_QUEUE, [_card(each, at) for each in ordered])


def _card(shown: Shown, at: datetime) -> dict[str, Any]:
    news = News(
        case_id=shown.action.case_id,
        conversation=room_of(shown.action.case_id),
        kind=NewsKind.ACTION_CARD,
        subject=shown.action.id,
        only_role=shown.only_role,
    )
    return _NEWS.values(news) | new_outgoing(at) | {"once": shown.once}


def _waiting(messages: Sequence[Message], statements: Statements) -> dict[str, int]:
    """Return the numbers, by key, of those messages that nobody has taken yet."""
    keys = [message.once for message in messages]
    return dict(_WAITING.rows(statements, keys))


def _outgoing(message: Message, at: datetime) -> dict[str, Any]:
    news = News(
        case_id=message.case_id,
        conversation=direct_with(message.person_id),
        kind=NewsKind.NUDGE,
        subject=message.subject,
    )
    return _NEWS.values(news) | new_outgoing(at) | {"once": message.once}


def _nudges(
    messages: Sequence[Message], waiting: Mapping[str, int], at: datetime
) -> Iterator[dict[str, Any]]:
    for message in messages:
        if message.once not in waiting:
            continue  # It went out already: the rest is for another day.
        for mention in message.mentions:
            yield {
                "outbox_id": waiting[message.once],
                "action_id": mention.action.id,
                "person_id": message.person_id,
                "step": mention.step,
                "day": message.day,
                "outcome": NudgeOutcome.QUEUED,
                "way": "",
                "at": at,
            }
