"""People, offices and teams, as rows."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Date, String, bindparam, delete, exists, select, update

from domain.people import (
    ActingFor,
    Membership,
    OfficePlace,
    Person,
    Recusal,
    Team,
)
from domain.refusals import Refusal
from domain.roles import Role
from storage.inserts import insert_into, insert_or_replace
from storage.ready import Found
from storage.rows_as_json import RowsAsJson
from storage.shapes import Shape
from storage.statements import Question, QuestionAmong, Statement, Statements
from storage.stores.addresses import SqlAddresses
from storage.stores.looking import Looks
from storage.stores.teams import teams_of
from storage.stores.waits import Waits
from storage.tables.base import table_of
from storage.tables.people import (
    ActingRow,
    MembershipRow,
    OfficeRow,
    PersonRow,
    RecusalRow,
)

_OFFICES = table_of(OfficeRow)
_PEOPLE = table_of(PersonRow)
_MEMBERS = table_of(MembershipRow)
_ACTING = table_of(ActingRow)
_RECUSALS = table_of(RecusalRow)

_OFFICE = Shape(OfficePlace, _OFFICES)
_PERSON = Shape(Person, _PEOPLE)
_MEMBER = Shape(Membership, _MEMBERS)
_ACTING_FOR = Shape(ActingFor, _ACTING)
_RECUSAL = Shape(Recusal, _RECUSALS)

_PUT_OFFICE = insert_or_replace(_OFFICES)
_OFFICE_OF = Statement(select(*_OFFICE.columns).where(_OFFICES.c.id == bindparam("id")))
_ALL_OFFICES = Statement(
    select(*_OFFICE.columns).order_by(_OFFICES.c.name, _OFFICES.c.id)
)
_PUT_PERSON = insert_or_replace(_PEOPLE)
_PERSON_OF = Question(
    select(*_PERSON.columns).where(_PEOPLE.c.id == bindparam("id")), _PERSON.made
)
_CELLS = RowsAsJson(_PERSON.columns)


def _by_id(row: Found) -> dict[str, Person]:
    (cell,) = row
    people = (_PERSON.made(each) for each in _CELLS.rows(cell))
    return {person.id: person for person in people}


# A card names the same dozen people each time.
_SOME = QuestionAmong(
    lambda slots: (
        lambda dialect: select(_CELLS.cell(dialect, where=_PEOPLE.c.id.in_(slots)))
    ),
    _by_id,
)
_EVERYBODY = Statement(select(*_PERSON.columns).order_by(_PEOPLE.c.name, _PEOPLE.c.id))

_CASE_ID = bindparam("case_id", type_=String())
_EARLIER = _MEMBERS.alias()
_PLAYED_BEFORE = Statement(
    select(_MEMBERS.c.person_id, _MEMBERS.c.role).where(
        _MEMBERS.c.case_id == _CASE_ID,
        _MEMBERS.c.until.is_(None),
        exists().where(
            _EARLIER.c.person_id == _MEMBERS.c.person_id,
            _EARLIER.c.role == _MEMBERS.c.role,
            _EARLIER.c.id != _MEMBERS.c.id,
        ),
    )
)
_JOIN = Statement(insert_into(_MEMBERS, leave_out="ordinal"))
_MEMBER_OF = Statement(select(*_MEMBER.columns).where(_MEMBERS.c.id == bindparam("id")))
_LEAVE = Statement(
    update(_MEMBERS)
    .where(_MEMBERS.c.id == bindparam("which"), _MEMBERS.c.until.is_(None))
    .values(until=bindparam("at"), note=bindparam("words"))
)
_CONFIRM = Statement(
    update(_MEMBERS)
    .where(_MEMBERS.c.case_id == bindparam("which"), _MEMBERS.c.until.is_(None))
    .values(provisional=bindparam("becomes"))
)
# Acting for somebody rests on their own part: it ends when they leave.
_ACTING_OF = Statement(
    select(*_ACTING_FOR.columns)
    .where(
        _ACTING.c.deputy_id == bindparam("person_id", type_=String()),
        _ACTING.c.ended_at.is_(None),
        _ACTING.c.first_day <= bindparam("today", type_=Date()),
        _ACTING.c.last_day >= bindparam("today", type_=Date()),
        exists().where(
            _MEMBERS.c.case_id == _ACTING.c.case_id,
            _MEMBERS.c.person_id == _ACTING.c.principal_id,
            _MEMBERS.c.role == _ACTING.c.role,
            _MEMBERS.c.until.is_(None),
        ),
    )
    .order_by(_ACTING.c.last_day, _ACTING.c.ordinal)
)
_ADD_ACTING = Statement(insert_into(_ACTING, leave_out="ordinal"))
_END_ACTING = Statement(
    update(_ACTING)
    .where(_ACTING.c.id == bindparam("which"), _ACTING.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)
_END_RECUSAL = Statement(delete(_RECUSALS).where(_RECUSALS.c.id == bindparam("which")))
_ADD_RECUSAL = Statement(insert_into(_RECUSALS, leave_out="ordinal"))


class SqlPeople:
    """Fills `PeopleStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._waits = Waits(statements)
        self._looks = Looks(statements)

    def add_office(self, office: OfficePlace) -> None:
        """Store an office, or replace the one of that id."""
        self._statements.change(_PUT_OFFICE, **_OFFICE.values(office))
        self._looks.at_all()  # It may go by another calendar now.

    def office(self, office_id: str) -> OfficePlace:
        """Return the office; Refusal `office-not-found`."""
        row = self._statements.row(_OFFICE_OF, id=office_id)
        if row is None:
            raise Refusal("office-not-found", office=office_id)
        return _OFFICE.made(row)

    def offices(self) -> list[OfficePlace]:
        """Return all offices by name."""
        return [_OFFICE.made(row) for row in self._statements.rows(_ALL_OFFICES)]

    def add(self, person: Person) -> None:
        """Store a person with their duties, or replace the one of that id."""
        self._statements.change(_PUT_PERSON, **_PERSON.values(person))
        # Perhaps with another address: what was no way may be one now.
        SqlAddresses(self._statements).mend(person.id)
        self._looks.at_person(person.id)

    def get(self, person_id: str) -> Person:
        """Return the person; Refusal `person-not-found`."""
        person = self._statements.thing(_PERSON_OF, id=person_id)
        if person is None:
            raise Refusal("person-not-found", person=person_id)
        return person

    def some(self, person_ids: Iterable[str]) -> dict[str, Person]:
        """Return those people by id, in one query."""
        found = _SOME.things(self._statements, person_ids)
        return dict(found[0]) if found else {}

    def everybody(self) -> list[Person]:
        """Return all people by name."""
        return [_PERSON.made(row) for row in self._statements.rows(_EVERYBODY)]

    def team(self, case_id: str) -> Team:
        """Return who plays which part on a case."""
        return self.teams([case_id])[case_id]

    def teams(self, case_ids: Iterable[str]) -> dict[str, Team]:
        """Return who plays which part on each of the cases, in one query."""
        return teams_of(case_ids, self._statements)

    def join(self, members: Sequence[Membership]) -> None:
        """Store new memberships."""
        self._statements.change_all(_JOIN, [_MEMBER.values(one) for one in members])
        for case_id in {member.case_id for member in members}:
            self._waits.add_case(case_id)
            self._looks.at_case(case_id)

    def played_before(self, case_id: str) -> set[tuple[str, Role]]:
        """Return who of a case's present members played the same part before."""
        found = self._statements.rows(_PLAYED_BEFORE, case_id=case_id)
        return {(person_id, Role(role)) for person_id, role in found}

    def leave(self, membership_id: str, *, at: datetime, note: str) -> bool:
        """End a membership; False when it had ended."""
        left = self._statements.change(_LEAVE, which=membership_id, at=at, words=note)
        row = self._statements.row(_MEMBER_OF, id=membership_id) if left else None
        if row is not None:
            member = _MEMBER.made(row)
            self._waits.reckon_person(member.case_id, member.person_id)
            self._looks.at_case(member.case_id)
        return left == 1

    def confirm_team(self, case_id: str) -> None:
        """Make all present memberships of a case lasting (SOP row 3)."""
        self._statements.change(_CONFIRM, which=case_id, becomes=False)

    def acting_of(self, person_id: str, day: date) -> list[ActingFor]:
        """Return for whom a person acts that day, whose part is still played."""
        found = self._statements.rows(_ACTING_OF, person_id=person_id, today=day)
        return [_ACTING_FOR.made(row) for row in found]

    def add_acting(self, acting: ActingFor) -> None:
        """Store that somebody acts for somebody."""
        self._statements.change(_ADD_ACTING, **_ACTING_FOR.values(acting))
        self._looks.at_case(acting.case_id)

    def end_acting(self, acting_id: str, *, at: datetime) -> bool:
        """End it before its last day; False when it had ended."""
        ended = self._statements.change(_END_ACTING, which=acting_id, at=at) == 1
        self._looks.after_acting(acting_id)
        return ended

    def end_recusal(self, recusal_id: str) -> None:
        """Forget that somebody stepped back: the record keeps it."""
        self._looks.after_recusal(recusal_id)
        self._statements.change(_END_RECUSAL, which=recusal_id)

    def add_recusal(self, recusal: Recusal) -> None:
        """Store that somebody steps back."""
        self._statements.change(_ADD_RECUSAL, **_RECUSAL.values(recusal))
        self._looks.at_case(recusal.case_id)
