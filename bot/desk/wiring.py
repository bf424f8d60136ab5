"""What the desk's pages work with, handed to them by the composition root."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import jinja2
from aiohttp import web

from bot.desk.feed import Feed
from bot.desk.messages import DeskMessages
from bot.desk.rehearsing import Rehearsing
from bot.desk.sessions import Session, Sessions
from dialogs.conversation import Answer
from services.ports import Ports

Deliver = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hint:
    """
    A command that the composer offers: what to type, and what it does.

    *takes* shows what follows the command, by an example: `12` after `why`.
    """

    command: str
    does: str
    takes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """
    One local desk; *rehearsing* where it is a rehearsal's.

    *rehearsals* is the address of the page that lists rehearsals, if there is one.
    """

    ports: Ports
    messages: DeskMessages
    answer: Answer
    deliver: Deliver
    feed: Feed
    sessions: Sessions
    templates: jinja2.Environment
    hints: Callable[[], Sequence[Hint]]
    rehearsing: Rehearsing | None = None
    rehearsals: str = ""


DESK_KEY = web.AppKey("desk", Desk)
SESSION_KEY = web.RequestKey("session", Session)


def desk_of(request: web.Request) -> Desk:
    """Return the desk that a request came to."""
    return request.config_dict[DESK_KEY]
