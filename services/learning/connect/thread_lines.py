"""What a thread says to its reader, with what is not theirs to know masked."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from domain.learning.connect import PrivateQuestion, QuestionMessage
from domain.learning.connect_sheets import Line
from domain.learning.private_words import MASK, masked
from domain.people import Person
from domain.walled_names import without
from services.ports import Ports, UnitOfWork
from services.wall.screen_words import every_walled_name

ASKER = ""  # Who reads what they asked; nobody's id.


class ThreadReader:
    """
    Shows messages as one reader, or `ASKER`, may see them.

    Nobody's own words are masked for themselves: they could try out which names are
    known. An address in an answer is a place to write to, and stays.
    """

    def __init__(self, reader: str, *, uow: UnitOfWork, ports: Ports) -> None:
        self._reader = reader
        self._unseal = ports.cipher.unseal
        self._walled = cache(partial(every_walled_name, uow, ports=ports))

    def lines(
        self, thread: Iterable[QuestionMessage], people: Mapping[str, Person]
    ) -> Iterator[Line]:
        """Yield the messages in words, oldest first."""
        for each in thread:
            yield Line(
                said=each.said,
                author=name_in(people, each.author_id),
                words=self._words(each),
                at=each.at,
            )

    def _words(self, message: QuestionMessage) -> str:
        words = self._unseal(message.sealed)
        if message.author_id == self._reader:
            return words
        if message.author_id == ASKER:
            return masked(words, self._walled())
        return without(words, self._walled(), MASK)


def people_of(
    questions: Iterable[PrivateQuestion],
    thread: Iterable[QuestionMessage],
    uow: UnitOfWork,
    *,
    others: Iterable[str] = (),
) -> dict[str, Person]:
    """Return who answers or facilitates those questions or wrote in their threads."""
    named = {each.author_id for each in thread if each.author_id != ASKER}
    named.update(others)
    for question in questions:
        named |= {question.holder_id, question.facilitator_id}
    return uow.people.some(named)


def name_in(people: Mapping[str, Person], person_id: str) -> str:
    """Return somebody's name; empty for nobody, as an asker is."""
    person = people.get(person_id)
    return person.name if person else ""
