"""Questions to a person, as rows; who asks is sealed and stands apart."""

from datetime import date, datetime

from sqlalchemy import bindparam, delete, exists, func, select, update

from domain.learning.connect import (
    Peer,
    PeerState,
    PrivateQuestion,
    PublicAnswer,
    QuestionEntry,
    QuestionMessage,
    QuestionState,
)
from storage.inserts import insert_into, insert_new
from storage.shapes import Shape
from storage.statements import Among, Statement, Statements
from storage.tables.base import table_of
from storage.tables.connect import (
    AskerRow,
    PeerRow,
    PublicAnswerFitsRow,
    PublicAnswerRow,
    QuestionEntryRow,
    QuestionMessageRow,
    QuestionReminderRow,
    QuestionRow,
)
from storage.updates import new_binds, new_values

_QUESTIONS = table_of(QuestionRow)
_ASKERS = table_of(AskerRow)
_MESSAGES = table_of(QuestionMessageRow)
_PEERS = table_of(PeerRow)
_RECORD = table_of(QuestionEntryRow)
_PUBLIC = table_of(PublicAnswerRow)
_FITS = table_of(PublicAnswerFitsRow)
_REMINDERS = table_of(QuestionReminderRow)
_QUESTION = Shape(PrivateQuestion, _QUESTIONS)
_MESSAGE = Shape(QuestionMessage, _MESSAGES)
_PEER = Shape(Peer, _PEERS)
_ENTRY = Shape(QuestionEntry, _RECORD)
_ANSWER = Shape(PublicAnswer, _PUBLIC)
_KEPT = ("id", "pseudonym", "privacy", "asked_at")  # What no change touches.
_IS_SHOWN = _PUBLIC.c.withdrawn_at.is_(None)

_ADD = insert_new(_QUESTIONS, leave_out="ordinal")
_ONE = Statement(
    select(*_QUESTION.columns).where(_QUESTIONS.c.id == bindparam("which"))
)
_OPEN = Statement(
    select(*_QUESTION.columns)
    .where(_QUESTIONS.c.state == QuestionState.OPEN)
    .order_by(_QUESTIONS.c.promised_at, _QUESTIONS.c.ordinal)
)
_CHANGE = Statement(
    update(_QUESTIONS)
    .where(
        _QUESTIONS.c.id == bindparam("which"),
        _QUESTIONS.c.version == bindparam("was"),
    )
    .values(new_binds(_QUESTION.columns, keep=_KEPT))
)
_CALLED = Among(
    lambda slots: (
        select(*_QUESTION.columns)
        .where(_QUESTIONS.c.pseudonym.in_(slots))
        .order_by(_QUESTIONS.c.ordinal.desc())
    )
)
_DUE = Statement(
    select(*_QUESTION.columns)
    .where(_QUESTIONS.c.look_at <= bindparam("now"))
    .order_by(_QUESTIONS.c.look_at)
    .limit(bindparam("limit"))
)
_NEXT_LOOK = Statement(select(func.min(_QUESTIONS.c.look_at)))
_KEEP_ASKER = insert_new(_ASKERS)
_ASKERS_NAMED = Among(
    lambda slots: select(_ASKERS.c.pseudonym, _ASKERS.c.sealed).where(
        _ASKERS.c.pseudonym.in_(slots)
    )
)
_CLOSED_WITH_ASKER = Statement(
    select(_QUESTIONS.c.id)
    .join(_ASKERS, _ASKERS.c.pseudonym == _QUESTIONS.c.pseudonym)
    .where(_QUESTIONS.c.closed_at < bindparam("moment"))
)
_QUIET = Statement(
    select(_QUESTIONS.c.id).where(
        _QUESTIONS.c.state == QuestionState.OPEN,
        ~exists().where(
            _RECORD.c.question_id == _QUESTIONS.c.id,
            _RECORD.c.at > bindparam("moment"),
        ),
    )
)
_FORGET = Statement(
    delete(_ASKERS).where(_ASKERS.c.pseudonym == bindparam("pseudonym"))
)
_SAY = Statement(insert_into(_MESSAGES, leave_out="ordinal"))
_THREAD = Statement(
    select(*_MESSAGE.columns)
    .where(_MESSAGES.c.question_id == bindparam("which"))
    .order_by(_MESSAGES.c.ordinal)
)
_THREADS = Among(
    lambda slots: (
        select(*_MESSAGE.columns)
        .where(_MESSAGES.c.question_id.in_(slots))
        .order_by(_MESSAGES.c.ordinal)
    )
)
_WRITE = Statement(insert_into(_RECORD, leave_out="ordinal"))
_ENTRIES = Statement(
    select(*_ENTRY.columns)
    .where(_RECORD.c.question_id == bindparam("which"))
    .order_by(_RECORD.c.ordinal)
)
_ASK_PEER = insert_new(_PEERS)
_PEERS_OF = Statement(
    select(*_PEER.columns)
    .where(_PEERS.c.question_id == bindparam("which"))
    .order_by(_PEERS.c.at, _PEERS.c.person_id)
)
_ASKED_PEER = Statement(
    select(*_PEER.columns)
    .where(_PEERS.c.person_id == bindparam("whose"))
    .order_by(_PEERS.c.at)
)
_STEP_PEER = Statement(
    update(_PEERS)
    .where(
        _PEERS.c.question_id == bindparam("which"),
        _PEERS.c.person_id == bindparam("whose"),
        _PEERS.c.state == PeerState.ASKED,
    )
    .values(state=bindparam("becomes", type_=_PEERS.c.state.type))
)
_PUBLISH = insert_new(_PUBLIC, leave_out="ordinal")
_UNPUBLISH = Statement(
    update(_PUBLIC)
    .where(_PUBLIC.c.question_id == bindparam("which"), _IS_SHOWN)
    .values(withdrawn_at=bindparam("at"))
)
_PUBLISHED = Statement(
    select(*_ANSWER.columns).where(_IS_SHOWN).order_by(_PUBLIC.c.ordinal)
)
_PUBLISHED_VERSION = Statement(
    select(func.max(_PUBLIC.c.ordinal), func.count(_PUBLIC.c.withdrawn_at))
)
_DECLINED = Statement(
    select(*_QUESTION.columns)
    .where(
        _QUESTIONS.c.state == QuestionState.DECLINED,
        _QUESTIONS.c.closed_at >= bindparam("since"),
    )
    .order_by(_QUESTIONS.c.ordinal)
)
_IS_PUBLISHED = Statement(
    select(_PUBLIC.c.id).where(_PUBLIC.c.question_id == bindparam("which"), _IS_SHOWN)
)
_FIT = insert_new(_FITS)
_FITTING = Statement(
    select(*_ANSWER.columns)
    .join(_FITS, _FITS.c.answer_id == _PUBLIC.c.id)
    .where(_FITS.c.row_key == bindparam("row_key"), _IS_SHOWN)
    .order_by(_PUBLIC.c.ordinal.desc())
    .limit(bindparam("limit"))
)
_REMIND = insert_new(_REMINDERS)
_TAKE_BACK = Statement(
    delete(_REMINDERS).where(
        _REMINDERS.c.person_id == bindparam("person_id"),
        _REMINDERS.c.day == bindparam("day"),
    )
)


class SqlQuestions:
    """Fills `QuestionStore`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def add(self, question: PrivateQuestion) -> bool:
        """Store a question; False where it is there."""
        return self._statements.change(_ADD, **_QUESTION.values(question)) == 1

    def get(self, question_id: str) -> PrivateQuestion | None:
        """Return a question; None for none."""
        row = self._statements.row(_ONE, which=question_id)
        return _QUESTION.made(row) if row else None

    def change(self, question: PrivateQuestion, *, was: PrivateQuestion) -> bool:
        """Store *question* in place of *was*; False when it was changed since."""
        values = _QUESTION.values(question) | {"version": was.version + 1}
        new = new_values(values, keep=_KEPT)
        changed = self._statements.change(_CHANGE, which=was.id, was=was.version, **new)
        return changed == 1

    def open(self) -> list[PrivateQuestion]:
        """Return all that is to be answered, promised soonest first."""
        return [_QUESTION.made(row) for row in self._statements.rows(_OPEN)]

    def called(self, pseudonyms: list[str]) -> list[PrivateQuestion]:
        """Return the questions of those pseudonyms, newest first."""
        rows = _CALLED.rows(self._statements, pseudonyms)
        return [_QUESTION.made(row) for row in rows]

    def due(self, now: datetime, *, limit: int) -> list[PrivateQuestion]:
        """Return the questions whose ladder goes on by now."""
        rows = self._statements.rows(_DUE, now=now, limit=limit)
        return [_QUESTION.made(row) for row in rows]

    def next_look(self) -> datetime | None:
        """Return when the next ladder goes on; None for never."""
        row = self._statements.row(_NEXT_LOOK)
        return row[0] if row else None

    def keep_asker(self, name: str, sealed: bytes) -> bool:
        """Keep what is sealed of an asker under a name; False where that is taken."""
        return self._statements.change(_KEEP_ASKER, pseudonym=name, sealed=sealed) == 1

    def askers(self, names: list[str]) -> list[tuple[str, bytes]]:
        """Return what is kept under those names, as far as something is."""
        found = _ASKERS_NAMED.rows(self._statements, names)
        return [(str(name), bytes(sealed)) for name, sealed in found]

    def closed_with_asker(self, moment: datetime) -> list[str]:
        """Return what was closed before, by id, as far as it is known who asked it."""
        rows = self._statements.rows(_CLOSED_WITH_ASKER, moment=moment)
        return [str(row[0]) for row in rows]

    def quiet(self, since: datetime) -> list[str]:
        """Return what is open, by id, and nothing happened to after *since*."""
        return [str(row[0]) for row in self._statements.rows(_QUIET, moment=since)]

    def forget_askers(self, names: list[str]) -> None:
        """Forget what is kept under those names."""
        self._statements.change_all(_FORGET, [{"pseudonym": name} for name in names])

    def say(self, message: QuestionMessage) -> None:
        """Store a message of a thread."""
        self._statements.change(_SAY, **_MESSAGE.values(message))

    def thread(self, question_id: str) -> list[QuestionMessage]:
        """Return a question's messages, oldest first."""
        rows = self._statements.rows(_THREAD, which=question_id)
        return [_MESSAGE.made(row) for row in rows]

    def threads(self, question_ids: list[str]) -> list[QuestionMessage]:
        """Return the messages of those questions, oldest first, in one query."""
        rows = _THREADS.rows(self._statements, question_ids)
        return [_MESSAGE.made(row) for row in rows]

    def record(self, entry: QuestionEntry) -> None:
        """Keep what happened to a question."""
        self._statements.change(_WRITE, **_ENTRY.values(entry))

    def entries(self, question_id: str) -> list[QuestionEntry]:
        """Return what happened to a question, oldest first."""
        rows = self._statements.rows(_ENTRIES, which=question_id)
        return [_ENTRY.made(row) for row in rows]

    def ask_peer(self, peer: Peer) -> bool:
        """Ask somebody into the small group; False where they were asked."""
        return self._statements.change(_ASK_PEER, **_PEER.values(peer)) == 1

    def peers(self, question_id: str) -> list[Peer]:
        """Return who was asked into a question's small group."""
        rows = self._statements.rows(_PEERS_OF, which=question_id)
        return [_PEER.made(row) for row in rows]

    def peer_of(self, person_id: str) -> list[Peer]:
        """Return the small groups that somebody was asked into."""
        rows = self._statements.rows(_ASKED_PEER, whose=person_id)
        return [_PEER.made(row) for row in rows]

    def step_peer(self, peer: Peer, *, becomes: PeerState) -> bool:
        """Store somebody's yes or no; False where they had answered."""
        which = {"which": peer.question_id, "whose": peer.person_id}
        return self._statements.change(_STEP_PEER, **which, becomes=becomes) == 1

    def publish(self, answer: PublicAnswer) -> bool:
        """Store a public answer; False while another of that question is shown."""
        if self._statements.change(_PUBLISH, **_ANSWER.values(answer)) != 1:
            return False
        fits = [{"row_key": each, "answer_id": answer.id} for each in answer.row_keys]
        self._statements.change_all(_FIT, fits)
        return True

    def unpublish(self, question_id: str, *, at: datetime) -> bool:
        """Show a public answer no more; False where none was."""
        return self._statements.change(_UNPUBLISH, which=question_id, at=at) == 1

    def published(self) -> list[PublicAnswer]:
        """Return the public answers that are shown, oldest first."""
        return [_ANSWER.made(row) for row in self._statements.rows(_PUBLISHED)]

    def published_version(self) -> object:
        """Return what changes whenever another answer is shown, or one no more."""
        return self._statements.row(_PUBLISHED_VERSION)

    def is_published(self, question_id: str) -> bool:
        """Whether a public answer to a question is shown."""
        return self._statements.row(_IS_PUBLISHED, which=question_id) is not None

    def declined(self, since: datetime) -> list[PrivateQuestion]:
        """Return the questions that were declined since then, oldest first."""
        found = self._statements.rows(_DECLINED, since=since)
        return [_QUESTION.made(row) for row in found]

    def fitting(self, row_key: str, *, limit: int) -> list[PublicAnswer]:
        """Return the public answers that fit a row, newest first."""
        found = self._statements.rows(_FITTING, row_key=row_key, limit=limit)
        return [_ANSWER.made(row) for row in found]

    def take_back_reminder(self, person_id: str, *, day: date) -> None:
        """Let somebody be reminded of a day once more."""
        self._statements.change(_TAKE_BACK, person_id=person_id, day=day)

    def remind(self, person_id: str, *, day: date) -> bool:
        """Use somebody's reminder of a day; False where it was used."""
        return self._statements.change(_REMIND, person_id=person_id, day=day) == 1
