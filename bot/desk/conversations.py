"""A conversation as its reader sees it at this moment."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.desk.aside import Folder, Part, folders_of, parts_of
from bot.desk.faces import Face
from bot.desk.glance import Glance, glance_at
from bot.desk.messages import DeskMessages, Message
from bot.desk.readers import Reader, case_of
from bot.desk.said import Eyes, Said, eyes_of, said
from bot.desk.sidebar import Sidebar, sidebar_of
from cards.wording import translate
from cards.wording.states import phase_name
from domain.cases import Case, CaseState
from domain.events import BY_KIND
from domain.phases import BY_PHASE, Phase
from domain.timeline import Timeline
from services.ports import Ports, UnitOfWork

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomHead:
    """What stands above a room: the case, where it is, who is in it."""

    case: Case
    phase: str  # Its short name.
    phase_title: str
    glance: Glance
    ended: bool
    parts: tuple[Part, ...]
    folders: tuple[Folder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A whole conversation, ready for the template; *room* is None in a direct chat."""

    conversation: str
    eyes: Eyes
    me: Face
    sidebar: Sidebar
    room: RoomHead | None
    pinned: Said | None
    said: tuple[Said, ...]
    has_earlier: bool
    last_change: int


def shown_conversation(
    conversation: str,
    *,
    reader: Reader,
    uow: UnitOfWork,
    messages: DeskMessages,
    ports: Ports,
) -> Shown:
    """Return a conversation as a reader sees it; Problem when it is not theirs."""
    roles = reader.roles(conversation)
    eyes = eyes_of(reader, uow=uow, now=ports.clock())
    # Read first, so that what comes meanwhile is sent again rather than missed.
    last_change = messages.last_change()
    recent, has_earlier = page_of(conversation, reader=reader, messages=messages)
    pinned = messages.pinned(conversation, reader=reader.person.id, roles=roles)
    return Shown(
        conversation=conversation,
        eyes=eyes,
        me=eyes.faces[reader.person.id],
        sidebar=sidebar_of(reader, messages=messages),
        room=room_head(case_of(conversation), reader=reader, uow=uow, eyes=eyes),
        pinned=said(pinned, eyes=eyes) if pinned else None,
        said=tuple(said(message, eyes=eyes) for message in recent),
        has_earlier=has_earlier,
        last_change=last_change,
    )


def page_of(
    conversation: str,
    *,
    reader: Reader,
    messages: DeskMessages,
    before: int | None = None,
) -> tuple[Sequence[Message], bool]:
    """
    Return up to a page of what a reader may see, and whether there is more before.

    A direct chat holds answers about cases that its reader may have left since: those
    are passed over, however many they are.
    """
    roles = reader.roles(conversation)
    found: list[Message] = []
    while len(found) <= PAGE:
        block = _block(conversation, before, reader, roles, messages)
        found[:0] = [message for message in block if reader.sees(message)]
        if len(block) <= PAGE:
            break
        before = block[0].id
    return found[-PAGE:], len(found) > PAGE


def _block(
    conversation: str,
    before: int | None,
    reader: Reader,
    roles: Collection[str],
    messages: DeskMessages,
) -> Sequence[Message]:
    return messages.of_conversation(
        conversation,
        reader=reader.person.id,
        roles=roles,
        before=before,
        limit=PAGE + 1,
    )


def room_head(
    case_id: str, *, reader: Reader, uow: UnitOfWork, eyes: Eyes
) -> RoomHead | None:
    """Return what stands above and beside a room; None for a direct chat."""
    if not case_id:
        return None
    case, phase = reader.case(case_id), _phase_of(case_id, uow=uow)
    return RoomHead(
        case=case,
        phase=phase_name(phase) if phase else "",
        phase_title=translate(BY_PHASE[phase].title) if phase else "",
        glance=glance_at(case, reader=reader, uow=uow),
        ended=case.state is not CaseState.OPEN,
        parts=parts_of(reader.team(case_id), eyes=eyes, day=reader.day),
        folders=folders_of(case_id, uow=uow, eyes=eyes),
    )


def _phase_of(case_id: str, *, uow: UnitOfWork) -> Phase | None:
    """Return the phase of the latest event; they overlap, the case card shows all."""
    events = Timeline(uow.cases.events(case_id)).events
    phases = [phase for e in events if (phase := BY_KIND[e.kind].phase)]
    return phases[-1] if phases else None
