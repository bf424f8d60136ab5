"""The left side of the page: who you are, the rooms, and what is new in them."""

from dataclasses import dataclass
from hashlib import sha256

from bot.desk.messages import DeskMessages
from bot.desk.readers import Reader
from domain.cases import Case, CaseState
from domain.news import direct_with, room_of

MOST_ROOMS = 60  # More are found by typing `status` and their code.


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A case's room in the list; *change* is the latest that its reader may see."""

    conversation: str
    address: str
    code: str
    project: str
    demo: bool
    change: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidebar:
    """Rooms of open cases, rooms of ended ones, and the chat with the desk."""

    open: tuple[Room, ...]
    ended: tuple[Room, ...]
    more: int
    direct: str
    direct_change: int
    leads: bool  # Whether the page of exceptions is theirs to open.
    stamp: str  # Another one once the reader may see other cases than before.


def sidebar_of(reader: Reader, *, messages: DeskMessages) -> Sidebar:
    """Return what a reader's list of conversations shows, in one read."""
    shown = reader.cases[:MOST_ROOMS]
    direct = direct_with(reader.person.id)
    # A dot needs no team read for each room: what their office gives them is enough.
    last = messages.last_changes(
        [direct, *(room_of(case.id) for case in shown)],
        reader=reader.person.id,
        roles=reader.person.duties,
    )
    return Sidebar(
        open=tuple(_room(c, last) for c in shown if c.state is CaseState.OPEN),
        ended=tuple(_room(c, last) for c in shown if c.state is not CaseState.OPEN),
        more=len(reader.cases) - len(shown),
        direct=direct,
        direct_change=last.get(direct, 0),
        leads=reader.leads,
        stamp=_stamp(reader.cases),
    )


def _stamp(cases: list[Case]) -> str:
    ids = " ".join(sorted(case.id for case in cases))
    return sha256(ids.encode()).hexdigest()


def _room(case: Case, last: dict[str, int]) -> Room:
    conversation = room_of(case.id)
    return Room(
        conversation=conversation,
        address=f"/rooms/{case.id}",
        code=case.facts.reference,
        project=case.facts.project,
        demo=case.demo,
        change=last.get(conversation, 0),
    )
