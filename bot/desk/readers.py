"""What one person may see at this moment, decided from stored state alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property

from bot.desk.messages import Message
from bot.desk.problems import Problem
from cards.wording import speaking
from domain.cases import Case
from domain.news import direct_with, room_of
from domain.people import Person, Team
from domain.refusals import Refusal
from domain.standing import Standing
from services.case_change import standing_in, today_of
from services.ports import Ports, UnitOfWork


class Reader:
    """
    A person within one reading of the store.

    Made anew for each request, so that who has left a case loses it at once.
    """

    def __init__(self, uow: UnitOfWork, person: Person, *, day: date) -> None:
        self.person = person
        self.day = day
        self._uow = uow
        self._teams: dict[str, Team] = {}

    @cached_property
    def cases(self) -> list[Case]:
        """All cases they may see, latest first: a row each, however many they are."""
        return self._uow.cases.of_person(self.person.id, self.day)

    @cached_property
    def leads(self) -> bool:
        """Whether exceptions of some case are theirs to see now."""
        return self._uow.leadership.leads(self.person.id, self.day)

    def is_on(self, case_id: str) -> bool:
        """Whether they may see a case now."""
        return self.standing(case_id).is_on_case

    def case(self, case_id: str) -> Case:
        """Return a case they may see; Problem otherwise, whether it exists or not."""
        if not self.is_on(case_id):
            raise Problem("not-on-case")
        return self._uow.cases.get(case_id)

    def team(self, case_id: str) -> Team:
        """Return who plays which part on a case."""
        if case_id not in self._teams:
            self._teams[case_id] = self._uow.people.team(case_id)
        return self._teams[case_id]

    def standing(self, case_id: str) -> Standing:
        """Return what they are on a case."""
        team = self.team(case_id)
        return standing_in(team, person_id=self.person.id, day=self.day)

    def roles(self, conversation: str) -> frozenset[str]:
        """Return the roles in which they read a conversation; Problem if not theirs."""
        if conversation == direct_with(self.person.id):
            return frozenset()
        case_id = case_of(conversation)
        if not case_id:
            raise Problem("not-your-chat")
        if not self.is_on(case_id):
            raise Problem("not-on-case")
        standing = self.standing(case_id)
        return frozenset(map(str, (*standing.roles, *standing.acting)))

    def sees(self, message: Message) -> bool:
        """Whether a message is theirs to read now."""
        if message.private_to not in {"", self.person.id}:
            return False
        if not all(map(self.is_on, message.cases)):
            return False
        if not self.may_open(message.conversation):
            return False
        roles = self.roles(message.conversation) if message.only_role else ()
        return not message.only_role or message.only_role in roles

    def may_open(self, conversation: str) -> bool:
        """Whether a conversation is theirs: own direct chat, or a room they are in."""
        if conversation == direct_with(self.person.id):
            return True
        case_id = case_of(conversation)
        return bool(case_id) and self.is_on(case_id)


def case_of(conversation: str) -> str:
    """Return the case whose room a conversation is, or nothing."""
    kind, _, case_id = conversation.partition(":")
    return case_id if conversation == room_of(case_id) and kind else ""


@contextmanager
def reading(ports: Ports, person_id: str) -> Iterator[tuple[UnitOfWork, Reader]]:
    """
    Open a reading as one person, in their language and on their clock.

    Problem when nobody of that id is there.
    """
    with ports.read_uow() as uow:
        person = _person(uow, person_id)
        day = today_of(person_id, uow=uow, at=ports.clock())
        with speaking(person.language, zone=person.time_zone):
            yield uow, Reader(uow, person, day=day)


def _person(uow: UnitOfWork, person_id: str) -> Person:
    try:
        return uow.people.get(person_id)
    except Refusal as refusal:
        raise Problem("nobody-chosen") from refusal
