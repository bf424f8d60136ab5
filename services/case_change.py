"""One change of one case: locked, allowed, recorded and told in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.actions import Action
from domain.cases import Case
from domain.news import News, NewsKind, direct_with, room_of
from domain.nudging.reader_time import zone_named
from domain.people import Actor, Membership, Team
from domain.procedure.model import Procedure, ProcedureRow
from domain.record import Entry
from domain.refusals import Refusal
from domain.roles import Role
from domain.standing import Standing, standing_of
from services.ports import Ports, UnitOfWork
from services.procedures import only_role, procedure_of, rows_of


@dataclass(slots=True, kw_only=True)
class CaseChange:
    """
    A unit of work on one case, with what it will record and say.

    Nothing lasts unless `commit` is called; entries and news are stored with it. Other
    cases that it concerns stand *beside* it, by id, and are stored along.
    """

    uow: UnitOfWork
    case: Case
    team: Team
    standing: Standing
    by: Actor
    at: datetime
    today: date
    beside: dict[str, "CaseChange"] = field(default_factory=dict)
    _entries: list[Entry] = field(default_factory=list)
    _news: dict[tuple[str, str, str], News] = field(default_factory=dict)

    @property
    def procedure(self) -> Procedure:
        """The case's procedure."""
        return procedure_of(self.case.procedure)

    @property
    def rows(self) -> Mapping[str, ProcedureRow]:
        """The rows of the case's procedure, by key."""
        return rows_of(self.case.procedure)

    def row_of(self, action: Action) -> ProcedureRow:
        """Return the row that an action is an instance of."""
        return self.rows[action.row_key]

    def holders(self, role: Role) -> list[Membership]:
        """Return who holds a role on the case now."""
        present = (member for member in self.team.members if member.until is None)
        return [member for member in present if member.role is role]

    def players(self, role: Role) -> list[str]:
        """
        Return who plays a role today: its holders, and those who act for them.

        A deputy's days are those of their own clock, as in all that they may see.
        """
        held = [member.person_id for member in self.holders(role)]
        deputies = [
            acting.deputy_id
            for acting in self.team.acting
            if acting.role is role
            and acting.principal_id in held
            and acting.holds_on(self._day_of(acting.deputy_id))
        ]
        return list(dict.fromkeys([*held, *deputies]))

    def _day_of(self, person_id: str) -> date:
        return today_of(person_id, uow=self.uow, at=self.at)

    def deciders(self, role: Role) -> list[str]:
        """Return who may decide in a role today: its players but for the recused."""
        recused = {recusal.person_id for recusal in self.team.recusals}
        return [person for person in self.players(role) if person not in recused]

    def record(self, verb: str, subject: str, **content: str) -> None:
        """Say what is to stand in the record: who, when and whence are known."""
        entry = Entry(
            case_id=self.case.id,
            at=self.at,
            who=self.by.person_id,
            via=self.by.via,
            verb=verb,
            subject=subject,
            content=content,
        )
        self._entries.append(entry)

    def show(self, action: Action) -> None:
        """Let the room show an action's card, and the case card, as they now are."""
        room = room_of(self.case.id)
        only = self._only_role(action)
        self._queue(room, NewsKind.ACTION_CARD, action.id, only_role=only)
        self.show_case()

    def show_to(self, role: Role, action: Action) -> None:
        """Let each who plays a role today see an action's card in their direct chat."""
        for person_id in self.players(role):
            self.show_to_person(person_id, action)

    def show_to_person(self, person_id: str, action: Action) -> None:
        """Let one person see an action's card in their direct chat."""
        self._queue(direct_with(person_id), NewsKind.ACTION_CARD, action.id)

    def show_case(self) -> None:
        """Let the room show the case card as it now is."""
        self._queue(room_of(self.case.id), NewsKind.CASE_CARD, self.case.id)

    def say(self, code: str, **words: str) -> None:
        """Say a sentence in the room."""
        self._queue(room_of(self.case.id), NewsKind.NOTE, code, words=words)

    def tell(self, code: str, about: Action, **words: str) -> None:
        """Say a sentence in the room to all who see the card of that action there."""
        self._queue(
            room_of(self.case.id),
            NewsKind.NOTE,
            code,
            words=words,
            only_role=self._only_role(about),
        )

    def say_to(self, role: Role, code: str, **words: str) -> None:
        """Say a sentence to each who plays a role today, in their direct chat."""
        for person_id in self.players(role):
            self.say_to_person(person_id, code, **words)

    def say_to_person(self, person_id: str, code: str, **words: str) -> None:
        """Say a sentence to one person, in their direct chat."""
        self._queue(direct_with(person_id), NewsKind.NOTE, code, words=words)

    def brief(self, person_id: str, role: Role) -> None:
        """Let one person read what a role is, in their direct chat."""
        self._queue(direct_with(person_id), NewsKind.BRIEF, role)

    def _only_role(self, action: Action) -> str:
        return only_role(self.row_of(action))

    def _queue(
        self,
        conversation: str,
        kind: NewsKind,
        subject: str,
        *,
        words: dict[str, str] | None = None,
        only_role: str = "",
    ) -> None:
        news = News(
            case_id=self.case.id,
            conversation=conversation,
            kind=kind,
            subject=subject,
            words=words or {},
            only_role=only_role,
        )
        # A card is drawn from the latest state: once a unit of work is enough.
        key = (conversation, kind, subject if kind is not NewsKind.NOTE else str(news))
        self._news.setdefault(key, news)

    def keep(self) -> None:
        """Store the record and the news, for who commits them with another's."""
        self.uow.record.append_all(self._entries)
        self.uow.record.queue(self._news.values(), at=self.at)
        for other in self.beside.values():
            other.keep()

    def commit(self) -> None:
        """Store the record and the news with the change, and make all of it last."""
        self.keep()
        self.uow.commit()


@contextmanager
def changing(case_id: str, *, by: Actor, ports: Ports) -> Iterator[CaseChange]:
    """
    Open a unit of work on a case, locked, for somebody who is on it.

    Refusal `case-not-found`, or `not-on-case` for an outsider, who changes nothing.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        yield _change_of(uow.cases.lock(case_id), uow=uow, by=by, at=at)


@contextmanager
def changing_both(
    case_id: str, other_id: str, *, by: Actor, ports: Ports
) -> Iterator[tuple[CaseChange, CaseChange]]:
    """
    Open one unit of work on two cases, for somebody who is on both.

    They are locked in the same order by everybody, so that nobody waits in a circle.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        locked = {each: uow.cases.lock(each) for each in sorted((case_id, other_id))}
        yield (
            _change_of(locked[case_id], uow=uow, by=by, at=at),
            _change_of(locked[other_id], uow=uow, by=by, at=at),
        )


@contextmanager
def changing_with(
    case_id: str,
    others: Callable[[UnitOfWork], Iterable[str]],
    *,
    by: Actor,
    ports: Ports,
) -> Iterator[CaseChange]:
    """
    Open a unit of work on a case, for somebody who is on it, and on others beside it.

    *others* asks which they are. All are locked, in the same order by everybody. Who
    changes the case need not be on them: they only hear of what is done.
    """
    at = ports.clock()
    with ports.open_uow() as uow:
        concerned = sorted({case_id, *others(uow)})
        locked = {each: uow.cases.lock(each) for each in concerned}
        change = _change_of(locked.pop(case_id), uow=uow, by=by, at=at)
        for each in locked.values():
            change.beside[each.id] = _begun(each, uow=uow, by=by, at=at)
        yield change


@contextmanager
def changing_action(
    action_id: str, *, by: Actor, ports: Ports
) -> Iterator[tuple[CaseChange, Action]]:
    """Open a unit of work on the case of an action; the action is read in it."""
    at = ports.clock()
    with ports.open_uow() as uow:
        change = _change_of(uow.cases.lock_of(action_id), uow=uow, by=by, at=at)
        yield change, uow.actions.get(action_id)


def _change_of(case: Case, *, uow: UnitOfWork, by: Actor, at: datetime) -> CaseChange:
    """Begin a change of a case that is locked; `not-on-case`."""
    change = _begun(case, uow=uow, by=by, at=at)
    if not change.standing.is_on_case:
        raise Refusal("not-on-case")  # Its code is not theirs to read either.
    return change


def _begun(case: Case, *, uow: UnitOfWork, by: Actor, at: datetime) -> CaseChange:
    today = today_of(by.person_id, uow=uow, at=at)
    team = uow.people.team(case.id)
    standing = standing_in(team, person_id=by.person_id, day=today)
    return CaseChange(
        uow=uow, case=case, team=team, standing=standing, by=by, at=at, today=today
    )


def standing_in(team: Team, *, person_id: str, day: date) -> Standing:
    """Return what a person is on a case with that team."""
    return standing_of(
        person_id,
        members=team.members,
        acting=team.acting,
        recusals=team.recusals,
        day=day,
    )


def today_of(person_id: str, *, uow: UnitOfWork, at: datetime) -> date:
    """Return the date that a person's own clock shows."""
    zone = zone_named(uow.people.get(person_id).time_zone)
    return at.astimezone(zone).date()
