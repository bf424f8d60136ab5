"""Talking with the desk in tests: real dialogs, real delivery, real database."""

import asyncio
from collections.abc import Iterator, Mapping
from functools import partial

from cards.elements import Card, Form
from dialogs.conversation import Incoming, Reply, Upload
from dialogs.router import answer
from domain.news import direct_with
from domain.people import Actor
from scheduler.deliver import Delivery, deliver
from scheduler.draw import draw
from services.ports import Ports
from tests.recording_channel import RecordingChannel


class Talk:
    """The dialogs and the delivery over a database; all that they show is kept."""

    def __init__(self, ports: Ports) -> None:
        """Begin with nothing said."""
        self.ports = ports
        self.channel = RecordingChannel()
        self.replies: list[Reply] = []

    def say(
        self,
        who: str,
        text: str = "",
        *,
        verb: str = "",
        target: str = "",
        inputs: Mapping[str, str] | None = None,
        conversation: str = "",
        files: tuple[Upload, ...] = (),
        on_own_card: bool = False,
    ) -> Reply:
        """Say or press something, deliver what it caused, and return the answer."""
        incoming = Incoming(
            actor=Actor(person_id=who, via="test"),
            conversation=conversation or direct_with(who),
            text=text,
            verb=verb,
            target=target,
            inputs=inputs or {},
            files=files,
            on_own_card=on_own_card,
        )
        self.replies.append(answer(incoming, ports=self.ports))
        self.deliver()
        return self.replies[-1]

    def deliver(self) -> None:
        """Deliver what is queued."""
        drawn = partial(draw, ports=self.ports)
        delivery = Delivery(ports=self.ports, channel=self.channel, draw=drawn)
        asyncio.run(deliver(delivery))

    def cards(self) -> Iterator[Card]:
        """All cards that were shown to anybody."""
        yield from self.channel.shown
        for reply in self.replies:
            yield from reply.cards
            yield from filter(None, (reply.form, reply.instead))


def form_in(reply: Reply) -> Form:
    """Return the form that an answer asks with."""
    assert reply.form is not None
    return next(e for e in reply.form.elements if isinstance(e, Form))


def words_in(reply: Reply) -> str:
    """Return the titles of an answer's cards and forms, and their one line."""
    cards = (*reply.cards, *filter(None, (reply.form, reply.instead)))
    return "\n".join(f"{card.title} {card.plain}" for card in cards)
