"""The local desk's messages, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.desk.messages import DeskMessages
from storage.desk_messages import SqlDeskMessages

AT = datetime(2024, 6, 3, 9, tzinfo=UTC)
ROOM = "room:c1"


@pytest.fixture(name="messages")
def _messages(engine: Engine) -> SqlDeskMessages:
    return SqlDeskMessages(engine)


def say(
    messages: DeskMessages,
    plain: str = "hello",
    *,
    where: str = ROOM,
    only_role: str = "",
    private_to: str = "",
) -> int:
    return messages.add(
        where,
        case_id="c1",
        author="p1",
        plain=plain,
        html=f"<p>{plain}</p>",
        only_role=only_role,
        private_to=private_to,
        at=AT,
    )


def plains(messages: DeskMessages, *, before: int | None = None) -> list[str]:
    found = messages.of_conversation(
        ROOM, reader="p1", roles=("country-lead",), before=before, limit=3
    )
    return [message.plain for message in found]


def test_a_message_comes_back_as_it_was_said(messages: SqlDeskMessages) -> None:
    message = messages.get(say(messages, "¿Qué? <b> \u2068x\u2069"))

    assert message is not None
    assert (message.plain, message.author) == ("¿Qué? <b> \u2068x\u2069", "p1")
    assert (message.conversation, message.case_id) == (ROOM, "c1")
    assert message.created_at == message.changed_at == AT
    assert not message.pinned


def test_a_message_tells_of_each_case_once(messages: SqlDeskMessages) -> None:
    about = ("c2", "c1", "", "c3", "c2")
    several = messages.add(
        "direct:p1",
        case_id="c1",
        author="",
        plain="",
        html="",
        at=AT,
        also_about=about,
    )

    [found] = messages.changes_since(0, limit=9)

    assert (found.id, found.cases) == (several, ("c1", "c2", "c3"))


def test_the_newest_come_in_the_order_in_which_they_were_said(
    messages: SqlDeskMessages,
) -> None:
    ids = [say(messages, str(number)) for number in range(5)]

    assert plains(messages) == ["2", "3", "4"]
    assert plains(messages, before=ids[2]) == ["0", "1"]


def test_only_those_it_is_for_read_a_message(messages: SqlDeskMessages) -> None:
    say(messages, "mine", private_to="p1")
    say(messages, "another's", private_to="p2")
    say(messages, "my role's", only_role="country-lead")
    say(messages, "another role's", only_role="risk-owner")
    say(messages, "elsewhere", where="room:c2")

    assert plains(messages) == ["mine", "my role's"]


def test_a_replaced_message_keeps_its_place_and_is_a_new_change(
    messages: SqlDeskMessages,
) -> None:
    first, second = say(messages, "one"), say(messages, "two")

    then = AT + timedelta(minutes=1)
    assert messages.replace(first, plain="uno", html="<p>uno</p>", at=then)

    assert plains(messages) == ["uno", "two"]
    assert [m.id for m in messages.changes_since(0, limit=9)] == [second, first]
    assert messages.last_change() == 3


def test_one_message_is_kept_on_top_and_not_among_the_others(
    messages: SqlDeskMessages,
) -> None:
    first, second = say(messages, "one"), say(messages, "two")

    assert messages.pin(first, at=AT)
    assert messages.pin(second, at=AT)

    pinned = messages.pinned(ROOM, reader="p1", roles=())
    assert pinned is not None
    assert (pinned.id, plains(messages)) == (second, ["one"])


def test_what_is_not_there_is_neither_replaced_nor_pinned(
    messages: SqlDeskMessages,
) -> None:
    assert not messages.replace(9, plain="", html="", at=AT)
    assert not messages.pin(9, at=AT)
    assert messages.get(9) is None
    assert messages.pinned(ROOM, reader="p1", roles=()) is None


def test_before_anything_is_said_nothing_changed(messages: SqlDeskMessages) -> None:
    assert messages.last_change() == 0
    assert messages.changes_since(0, limit=9) == []


def test_changes_come_in_pieces_without_a_gap(messages: SqlDeskMessages) -> None:
    ids = [say(messages) for _ in range(5)]

    first = messages.changes_since(0, limit=3)
    rest = messages.changes_since(first[-1].change, limit=3)

    assert [message.id for message in (*first, *rest)] == ids


def test_the_latest_change_of_each_conversation_is_the_readers(
    messages: SqlDeskMessages,
) -> None:
    say(messages)
    say(messages, where="room:c2")
    say(messages, private_to="p2")
    say(messages, only_role="risk-owner")
    say(messages, where="room:c3")

    asked = [ROOM, "room:c2", "room:empty"]
    found = messages.last_changes(asked, reader="p1", roles=("country-lead",))

    assert found == {ROOM: 1, "room:c2": 2}


def test_changes_made_at_once_are_numbered_one_by_one(
    messages: SqlDeskMessages,
) -> None:
    with ThreadPoolExecutor(8) as speakers:
        ids = list(speakers.map(lambda _: say(messages), range(40)))

    changes = [message.change for message in messages.changes_since(0, limit=99)]
    assert changes == list(range(1, 41))
    assert len(set(ids)) == 40


def test_two_who_pin_at_once_leave_one_on_top(messages: SqlDeskMessages) -> None:
    ids = [say(messages) for _ in range(8)]

    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda one: messages.pin(one, at=AT), ids))

    pinned = [m for m in messages.changes_since(0, limit=99) if m.pinned]
    assert len(pinned) == 1
