"""Store what became of an attempt, with all that follows from it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from dialogs.channel import Fate, Undelivered
from domain.news import (
    CARDS,
    HELD_UP_AFTER,
    News,
    NewsKind,
    NewsState,
    Outgoing,
    person_in,
    room_of,
)
from domain.nudging.history import NudgeOutcome
from domain.ways import Way
from scheduler.delivery.needs import Delivery
from scheduler.delivery.parting import (
    chats_apart,
    chats_of_role,
    chats_with,
    is_card_of_room,
)
from scheduler.delivery.sending import Failed, Late, Moot, Outcome, Parted, Sent
from scheduler.delivery.ways import ways_to
from services.learning.connect.not_reached import note_not_reached
from services.learning.connect.shown_cards import keep_listed, keep_shown
from services.ports import UnitOfWork

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=1)
MOST_ATTEMPTS = 150  # With the waits above, about a day.
_MOST_DOUBLINGS = 16
_OVER = frozenset({NewsState.SENT, NewsState.OUTDATED})
_LEAVES_NO_TRACE = frozenset({NewsKind.CONNECT_ASKER})
_OUTCOMES = {
    NewsState.SENT: NudgeOutcome.DELIVERED,
    NewsState.OUTDATED: NudgeOutcome.DROPPED,
    NewsState.NOT_REACHED: NudgeOutcome.NOT_REACHED,
    NewsState.UNCERTAIN: NudgeOutcome.UNCERTAIN,
}


def settle(outgoing: Outgoing, outcome: Outcome, *, delivery: Delivery) -> None:
    """
    Store the outcome in one transaction; done twice it changes nothing more.

    What failed waits for another try or another way, or is shown on its cases.
    """
    if isinstance(outcome, Late):
        return
    with delivery.ports.open_uow() as uow:
        ending = _Ending(outgoing, delivery, uow)
        match outcome:
            case Sent():
                ending.sent(outcome)
            case Moot():
                ending.end(NewsState.OUTDATED, problem=outcome.problem)
            case Failed():
                ending.failed(outcome)
            case Parted():
                ending.parted()
        uow.commit()


class _Ending:
    """What is stored of one attempt, in one unit of work."""

    def __init__(self, outgoing: Outgoing, delivery: Delivery, uow: UnitOfWork) -> None:
        self._outgoing = outgoing
        self._news = outgoing.news
        self._delivery = delivery
        self._uow = uow
        self._at = delivery.ports.clock()

    def end(
        self,
        state: NewsState,
        *,
        problem: str = "",
        way: Way | None = None,
        told: frozenset[str] = frozenset(),
    ) -> bool:
        """Settle the news and what it tells of; False when that was done already."""
        settled = self._uow.delivery.settle(
            self._outgoing.id,
            by=self._delivery.process,
            as_=state,
            at=self._at,
            problem=problem,
            way=way or "",
        )
        if settled and state in _OVER and self._news.kind in _LEAVES_NO_TRACE:
            # When it was said would tell whose question was answered then.
            self._uow.delivery.forget(self._outgoing.id)
            self._uow.outbox.forget(
                self._news.conversation,
                kind=self._news.kind,
                subject=self._news.subject,
            )
        if settled and self._news.kind is NewsKind.NUDGE:
            self._uow.nudges.settle(
                self._outgoing.id,
                outcome=_OUTCOMES[state],
                told=told,
                way=way or "",
                at=self._at,
            )
        return settled

    def sent(self, sent: Sent) -> None:
        """Remember where a card stands, and let its copies follow it."""
        if not self.end(NewsState.SENT, way=sent.way, told=sent.told):
            return
        if self._outgoing.attempts > HELD_UP_AFTER:
            self._show_on_cases()
        news = self._news
        if sent.way is Way.CHAT:
            self._keep_post(sent.message_id)
        if news.kind is NewsKind.ACTION_CARD and not person_in(news.conversation):
            self._queue_in(chats_with(news, uow=self._uow))
        if self._delivery.sit_apart and is_card_of_room(news):
            self._queue_in(chats_apart(news, at=self._at, uow=self._uow))

    def _keep_post(self, message_id: str) -> None:
        """Remember where a card stands; one that nobody renews has no id."""
        where, subject = self._news.conversation, self._news.subject
        posts, kind = self._uow.outbox, self._news.kind
        if kind is NewsKind.NUDGE and subject:
            # It is that action's card: the one that is kept up to date.
            kind = NewsKind.ACTION_CARD
        if kind is NewsKind.CONNECT:
            keep_shown(self._outgoing, message_id, uow=self._uow, at=self._at)
        elif kind is NewsKind.CONNECT_WAITS:
            keep_listed(self._outgoing, message_id, uow=self._uow)
        elif kind not in CARDS:
            return
        elif message_id:
            posts.keep_post(where, kind=kind, subject=subject, message_id=message_id)
        else:
            posts.forget_post(where, kind=kind, subject=subject)

    def parted(self) -> None:
        """
        Queue it for each who plays the role now, and for those who have its card.

        Each is told, tried again and shown on the case by themselves; whoever has the
        card and no longer plays the role is shown that it is no longer theirs.
        """
        chats = chats_of_role(self._news, at=self._at, uow=self._uow)
        if not chats:
            problem = Undelivered("nobody-in-role", fate=Fate.UNFIT)
            self._trouble(NewsState.NOT_REACHED, Failed(problem=problem))
        elif self.end(NewsState.SENT, way=Way.CHAT):
            self._queue_in(chats, only_role=self._news.only_role)

    def _queue_in(self, chats: Iterable[str], *, only_role: str = "") -> None:
        copies = [
            replace(self._news, conversation=chat, only_role=only_role)
            for chat in chats
        ]
        self._uow.record.queue(copies, at=self._at)

    def failed(self, failed: Failed) -> None:
        """Do what the fate of a message asks for."""
        problem = failed.problem
        match problem.fate:
            case Fate.RATE_LIMITED if problem.retry_after > 0:
                # Whoever names a year means something else.
                seconds = min(problem.retry_after, LONGEST_PAUSE.total_seconds())
                self._give_back(problem.code, timedelta(seconds=seconds))
            case Fate.RATE_LIMITED | Fate.NOT_SENT if self._goes_on():
                self._give_back(problem.code, self._backoff())
            case Fate.UNCERTAIN:
                self._trouble(NewsState.UNCERTAIN, failed)
            case Fate.PERMANENT if self._has_another_way(failed):
                self._give_back(problem.code, timedelta())
            case _:
                self._trouble(NewsState.NOT_REACHED, failed)

    def _has_another_way(self, failed: Failed) -> bool:
        """Stop the address of a person; return whether another way is left."""
        person_id = person_in(self._news.conversation)
        if not person_id:
            return False
        self._uow.addresses.stop(
            person_id, way=failed.way, problem=failed.problem.code, at=self._at
        )
        has_mail = self._delivery.mail is not None
        ways = ways_to(self._outgoing, has_mail=has_mail, now=self._at, uow=self._uow)
        return bool(ways.left)

    def _goes_on(self) -> bool:
        """Whether to try once more: for about a day, while its cases show it."""
        return self._outgoing.attempts < MOST_ATTEMPTS

    def _give_back(self, problem: str, wait: timedelta) -> None:
        if self._outgoing.attempts == HELD_UP_AFTER:
            self._show_on_cases()
        self._uow.delivery.give_back(
            self._outgoing.id,
            by=self._delivery.process,
            not_before=self._delivery.now(self._uow) + wait,
            problem=problem,
        )

    def _backoff(self) -> timedelta:
        """Wait longer each time, and never all at the same moment."""
        doublings = min(self._outgoing.attempts - 1, _MOST_DOUBLINGS)
        wait: timedelta = min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
        return wait * (0.5 + self._delivery.chance() / 2)

    def _trouble(self, state: NewsState, failed: Failed) -> None:
        """Settle what did not arrive, or may not have, and show it on its cases."""
        told = failed.told
        if told is None:  # It was not even drawn.
            queued = self._uow.nudges.queued(self._outgoing.id)
            told = frozenset(each.action_id for each in queued)
        if not self.end(state, problem=failed.problem.code, way=failed.way, told=told):
            return
        note_not_reached(self._news, uow=self._uow, ports=self._delivery.ports)
        self._show_on_cases()

    def _show_on_cases(self) -> None:
        cases = [self._news.case_id] if self._news.case_id else self._cases_told()
        self._uow.record.queue(self._cards_of(cases), at=self._at)

    def _cases_told(self) -> list[str]:
        return self._uow.outbox.cases_told(self._outgoing.id)

    def _cards_of(self, cases: list[str]) -> list[News]:
        """Let the rooms show it, but not a room about itself: that would not end."""
        return [
            News(
                case_id=case_id,
                conversation=room_of(case_id),
                kind=NewsKind.CASE_CARD,
                subject=case_id,
            )
            for case_id in cases
            if room_of(case_id) != self._news.conversation
        ]
