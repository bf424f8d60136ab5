"""What drawing news comes to: a card, or that nothing is left to say."""

from dataclasses import dataclass

from cards.elements import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """
    A card, and the actions that a nudge *told* of: what else was queued is done.

    *for_mail* is what is sent instead where the chat is none: mail is read by others.
    What is *only_instead* of a card that stands is shown nowhere else.
    """

    card: Card
    told: frozenset[str] = frozenset()
    for_mail: Card | None = None
    only_instead: bool = False


class Outdated(Exception):
    """
    Nothing is left to say, and why: done by now, or its reader left the case.

    What is *for_later* are actions that their reader is told of on another day.
    """

    def __init__(
        self, why: str = "nothing-left", *, for_later: frozenset[str] = frozenset()
    ) -> None:
        super().__init__("for-later" if for_later else why)
        self.for_later = for_later
