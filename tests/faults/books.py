"""What became of a desk after a fault, counted from its tables and the vendor's."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, Select, func, select

from domain.news import NewsKind, NewsState, Outgoing
from domain.nudging.history import NudgeOutcome
from services.ports import OpenUow
from services.record.verify_desk import verify_desk
from storage.case_files import DiskCaseFiles
from storage.tables.actions import ActionRow
from storage.tables.base import table_of
from storage.tables.cases import CaseRow
from storage.tables.nudges import NudgeRow
from storage.tables.outbox import OutboxRow, PostRow
from storage.tables.people import PersonRow
from storage.unit_of_work import read_uow
from tests.faults.places import Place
from tests.faults.vendor import Book

_OUTBOX, _POSTS = table_of(OutboxRow), table_of(PostRow)
_NUDGES, _ACTIONS = table_of(NudgeRow), table_of(ActionRow)
_CASES, _PEOPLE = table_of(CaseRow), table_of(PersonRow)
_TROUBLED = {NewsState.NOT_REACHED, NewsState.UNCERTAIN}
_SAID_ANEW = {
    NewsKind.NOTE,
    NewsKind.NUDGE,
    NewsKind.BRIEF,
}  # Never in the place of another.

Told = tuple[str, str]  # A person, and an action by its case and label.
Done = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a desk says of itself: who was *told* of what, and what was *done*."""

    told: frozenset[Told]
    shown: frozenset[Told]  # Not reached, or uncertain, and shown on the case.
    done: Counter[Done]
    actions: Counter[Done]


@dataclass
class Count:
    """What was counted; *why* and *problems* say more of it."""

    messages: int = 0
    lost: int = 0
    doubled: int = 0
    allowed: int = 0
    uncertain: int = 0
    twice: int = 0
    broken: int = 0
    why: list[str] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Count") -> None:
        """Add what was counted elsewhere."""
        for name in COUNTED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.why += other.why
        self.problems += other.problems

    @property
    def holds(self) -> bool:
        """Whether what the desk promises holds."""
        wrong = self.lost or self.twice or self.broken
        return not wrong and self.doubled <= self.allowed


COUNTED = ("messages", "lost", "doubled", "allowed", "uncertain", "twice", "broken")


class Auditor:
    """Looks at one desk after it went on."""

    def __init__(self, place: Place, engine: Engine) -> None:
        """Look through *engine*, and change nothing."""
        self._place, self._engine = place, engine

    def state(self) -> State:
        """Return what there is to compare."""
        with self._engine.connect() as connection:
            nudges = connection.execute(_who_was_told()).all()
            actions = connection.execute(_how_actions_stand()).all()
        told = [
            ((person, f"{case} {number}.{round_}"), outcome, outbox_id)
            for person, case, number, round_, outcome, outbox_id in nudges
        ]
        troubles = self._troubles()
        return State(
            told=frozenset(n for n, o, _ in told if o is NudgeOutcome.DELIVERED),
            shown=frozenset(n for n, _, i in told if i in troubles),
            done=self._done(),
            actions=Counter(tuple(map(str, row)) for row in actions),
        )

    def count(self, book: Book, expected: State, *, allowed: int) -> Count:
        """Compare with what would be without the fault, and with the vendor's book."""
        rows = self._rows()
        count = self.changes(expected)
        count.messages, count.doubled, count.allowed = len(rows), book.doubled, allowed
        troubles = [row.problem for row in rows if row.state in _TROUBLED]
        count.uncertain = len(troubles)
        count.problems.update(troubles)
        self._find_lost(count, rows, book)
        if not count.holds:
            count.why += [f"doubled: {each}" for each in book.doubles]
            count.why += [f"logged: {line}" for line in self._place.logged()]
        return count

    def changes(self, expected: State) -> Count:
        """Compare what was done, and who was told, as the desk has it."""
        state, count = self.state(), Count()
        for nudge in expected.told - state.told - state.shown:
            _blame(count, "lost", f"nobody told {nudge}")
        for done, times in (expected.done - state.done).items():
            _blame(count, "lost", f"not done: {done}", times)
        for done, times in (state.done - expected.done).items():
            _blame(count, "twice", f"done again: {done}", times)
        if not state.done - expected.done and state.actions != expected.actions:
            _blame(count, "twice", f"stands so: {state.actions - expected.actions}")
        self._verify(count)
        return count

    def under_way(self) -> int:
        """Count the sends whose attempt is stored, and no outcome."""
        question = select(func.count()).where(_OUTBOX.c.state == NewsState.SENDING)
        with self._engine.connect() as connection:
            return int(connection.execute(question).scalar_one())

    def _find_lost(self, count: Count, rows: list[Outgoing], book: Book) -> None:
        times, troubles = book.times, self._troubles()
        anew = _shown_anew(rows)
        for row in rows:
            name = f"{row.news.kind} {row.id} in {row.news.conversation}"
            if row.settled_at is None:
                _blame(count, "lost", f"never ended: {name} {row.problem}")
            elif row.state is NewsState.SENT and not self._stands(row, times, book):
                _blame(count, "lost", f"said to be sent: {name}")
            elif row.state in _TROUBLED and row.id not in troubles | anew:
                _blame(count, "lost", f"not shown on its case: {name}")

    def _stands(self, row: Outgoing, times: Counter[str], book: Book) -> bool:
        if row.news.kind in _SAID_ANEW:
            return times[row.key] > 0
        return self._post(row) in book.shown

    def _post(self, row: Outgoing) -> str | None:
        news = row.news
        with self._read() as uow:
            return uow.outbox.post(
                news.conversation, kind=news.kind, subject=news.subject
            )

    def _rows(self) -> list[Outgoing]:
        with self._engine.connect() as connection:
            ids = connection.execute(select(_OUTBOX.c.id)).scalars().all()
        with self._read() as uow:
            found = [uow.outbox.get(each) for each in ids]
        return [each for each in found if each]

    def _troubles(self) -> set[int]:
        """Return what is shown on the cases as not reached or uncertain."""
        with self._engine.connect() as connection:
            cases = connection.execute(select(_CASES.c.id)).scalars().all()
        with self._read() as uow:
            return {row.id for each in cases for row in uow.outbox.troubles(each)}

    def _done(self) -> Counter[Done]:
        with self._read() as uow:
            return Counter(
                (row.who, row.verb, *_named(row.content or {}))
                for case_id in uow.record.known_cases()
                for row in uow.record.rows(case_id)
            )

    def _verify(self, count: Count) -> None:
        files = DiskCaseFiles(self._place.folder / "cases")
        for verified in verify_desk([], read_uow=self._read, files=files):
            if not verified.holds:
                _blame(count, "broken", f"{verified.reference}: {verified}")

    @property
    def _read(self) -> OpenUow:
        return lambda: read_uow(self._engine)


def _shown_anew(rows: list[Outgoing]) -> set[int]:
    """Return the cards whose places newer ones took, which say all that they did."""
    cards = [row for row in rows if row.news.kind not in _SAID_ANEW]
    newest: dict[tuple[str, ...], int] = {}
    for row in cards:
        if row.state is NewsState.SENT:
            newest[_stand(row)] = max(row.id, newest.get(_stand(row), 0))
    return {row.id for row in cards if row.id < newest.get(_stand(row), 0)}


def _stand(row: Outgoing) -> tuple[str, ...]:
    return row.news.conversation, row.news.kind, row.news.subject


def _blame(count: Count, name: str, why: str, times: int = 1) -> None:
    setattr(count, name, getattr(count, name) + times)
    count.why.append(f"{name}: {why}")


def _named(content: dict[str, str]) -> tuple[str, ...]:
    """Return those words of an entry that are the same whenever it is done."""
    names = ("action", "part", "kind", "event", "number", "day", "role", "person")
    return tuple(f"{name}={content[name]}" for name in names if name in content)


def _who_was_told() -> Select[Any]:
    return (
        select(
            _NUDGES.c.person_id,
            _CASES.c.reference,
            _ACTIONS.c.number,
            _ACTIONS.c.round,
            _NUDGES.c.outcome,
            _NUDGES.c.outbox_id,
        )
        .join_from(_NUDGES, _ACTIONS, _ACTIONS.c.id == _NUDGES.c.action_id)
        .join(_CASES, _CASES.c.id == _ACTIONS.c.case_id)
    )


def _how_actions_stand() -> Select[Any]:
    return select(
        _CASES.c.reference,
        _ACTIONS.c.number,
        _ACTIONS.c.round,
        _ACTIONS.c.state,
        _ACTIONS.c.version,
        _ACTIONS.c.due_on,
        _ACTIONS.c.assignee_id,
        _ACTIONS.c.done_by,
    ).join_from(_ACTIONS, _CASES, _CASES.c.id == _ACTIONS.c.case_id)
