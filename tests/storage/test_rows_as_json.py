"""Rows that come in one cell are what they were when they were stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.calendars.working_calendar import Weekend, WorkingCalendar
from domain.people import ActingFor, Membership, Person, Recusal, Team
from domain.roles import Role
from storage.rows_as_json import RowsAsJson
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.people import MembershipRow
from storage.unit_of_work import SqlUnitOfWork
from tests.conftest import OpenUow
from tests.storage.makers import NOW, make_case, make_member, make_person, move_in

# PostgreSQL keeps no NUL, and neither database half a character.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
DAYS = st.dates()
MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 -- The strategy adds the zone.
    timezones=st.just(UTC),
)
QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@contextmanager
def undone(open_uow: OpenUow) -> Iterator[SqlUnitOfWork]:
    """Open a unit on a case with people, of which nothing stays."""
    with open_uow() as uow:
        move_in(uow)
        uow.people.add(make_person("somebody"))
        uow.cases.add(make_case())
        yield uow


@QUICK
@given(note=WORDS, since=MOMENTS, until=st.none() | MOMENTS, provisional=st.booleans())
def test_members_come_back_whatever_stands_in_them(
    open_uow: OpenUow,
    note: str,
    since: datetime,
    until: datetime | None,
    provisional: bool,
) -> None:
    first = replace(make_member(), since=since, until=until, note=note)
    second = replace(make_member("somebody", role=Role.SECU), provisional=provisional)
    with undone(open_uow) as uow:
        uow.people.join([first, second])

        assert uow.people.team("c1").members == (first, second)


@QUICK
@given(reason=WORDS, first=DAYS, last=DAYS, ended=st.none() | MOMENTS)
def test_deputies_and_who_stepped_back_come_back(
    open_uow: OpenUow, reason: str, first: date, last: date, ended: datetime | None
) -> None:
    acting = ActingFor(
        id="one",
        case_id="c1",
        principal_id="lead",
        deputy_id="somebody",
        role=Role.COUNTRY_LEAD,
        first_day=first,
        last_day=last,
        reason=reason,
        named_by="lead",
        ended_at=ended,
    )
    recusal = Recusal(id="r", case_id="c1", person_id="lead", reason=reason, at=NOW)
    with undone(open_uow) as uow:
        uow.people.add_acting(acting)
        uow.people.add_recusal(recusal)

        assert uow.people.team("c1") == Team(
            members=(), acting=(acting,), recusals=(recusal,)
        )


@QUICK
@given(
    words=st.lists(WORDS, min_size=5, max_size=5),
    demo=st.booleans(),
    duties=st.lists(st.sampled_from(Role), unique=True),
)
def test_people_come_back_whatever_they_are_called(
    open_uow: OpenUow,
    words: list[str],
    duties: list[Role],
    demo: bool,
) -> None:
    name, title, office, email, zone = words
    person = Person(
        id="of-a-test",
        name=name,
        title=title,
        office_id=office,
        email=email,
        time_zone=zone,
        demo=demo,
        duties=tuple(duties),
    )
    with open_uow() as uow:
        uow.people.add(person)
        found = uow.people.some(["of-a-test", "nobody", "of-a-test"])

        assert found == {"of-a-test": person} == {person.id: uow.people.get(person.id)}
        found.clear()
        assert uow.people.some(["nobody", "of-a-test"]) == {"of-a-test": person}
        assert uow.people.some([]) == uow.people.some(["nobody"]) == {}


@QUICK
@given(
    holidays=st.dictionaries(DAYS, WORDS, max_size=400),
    years=st.frozensets(st.integers(1, 9999)),
)
def test_calendars_come_back_with_all_their_days(
    open_uow: OpenUow, holidays: dict[date, str], years: frozenset[int]
) -> None:
    calendar = WorkingCalendar(
        name="of a test",
        weekend=Weekend.FRIDAY_SATURDAY,
        holidays=holidays,
        listed_years=years,
    )
    with open_uow() as uow:
        uow.calendars.put(calendar)

        assert uow.calendars.calendar("of a test") == calendar
        assert calendar in uow.calendars.calendars()


def test_a_team_that_changed_is_another_one(open_uow: OpenUow) -> None:
    with undone(open_uow) as uow:
        uow.people.join([make_member()])
        (member,) = uow.people.team("c1").members
        uow.people.leave(member.id, at=NOW + timedelta(hours=1), note="Elsewhere.")

        (gone,) = uow.people.team("c1").members
        assert gone == replace(
            member, until=NOW + timedelta(hours=1), note="Elsewhere."
        )


def test_of_a_case_that_is_not_there_nobody_is_on_the_team(open_uow: OpenUow) -> None:
    nobody = Team(members=(), acting=(), recusals=())
    with undone(open_uow) as uow:
        uow.people.join([make_member()])
        found = uow.people.teams(["c1", "nowhere", "c1"])

    assert found["nowhere"] == nobody
    assert [each.person_id for each in found["c1"].members] == ["lead"]


def test_a_moment_is_read_in_whatever_zone_a_server_writes_it() -> None:
    table = table_of(MembershipRow)
    moments = RowsAsJson((table.c.since, table.c.until))

    (row,) = moments.rows('[["2024-03-04T14:45:00.5+05:45", null]]')

    assert row == (datetime(2024, 3, 4, 9, 0, 0, 500000, tzinfo=UTC), None)
    assert row[0].tzinfo is UTC


def test_what_json_spells_in_a_way_of_its_own_is_not_guessed_at() -> None:
    table = table_of(CaseRow)
    kinds = {type(column.type).__name__: column for column in table.columns}

    with pytest.raises(TypeError, match="no way out of JSON"):
        RowsAsJson((kinds["JsonOf"],))


def test_members_are_in_the_order_in_which_they_came(open_uow: OpenUow) -> None:
    members: list[Membership] = []
    with undone(open_uow) as uow:
        for number in range(12):
            uow.people.add(make_person(f"p{number}"))
            members.append(make_member(f"p{number}"))
        members.reverse()
        uow.people.join(members)

        assert list(uow.people.team("c1").members) == members
