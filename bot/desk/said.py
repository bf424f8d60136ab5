"""Messages as the page shows them: who said what, when, and for whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.desk.faces import Face, faces
from bot.desk.looks import is_drawn_look
from bot.desk.messages import DESK, Message
from bot.desk.readers import Reader
from cards.wording import _
from cards.wording.dates import near_day
from domain.roles import BY_ROLE, Role
from services.ports import UnitOfWork

Moved = Callable[[str], datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """
    One message, worded for its reader; *face* is None for the desk itself.

    *cases* are the ids of the cases that it tells of, with spaces between.
    """

    id: int
    change: int
    conversation: str
    cases: str
    face: Face | None
    mine: bool
    html: Markup
    plain: str
    pinned: bool
    private: bool
    only_role: str
    at: datetime
    time: str
    day: str
    day_key: str
    changed: str
    drawn_at: datetime
    looks: bool
    stale: bool  # Its case has moved on since it was drawn.
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """Whose eyes a message is worded for: their clock and today's date."""

    person_id: str
    zone: ZoneInfo
    now: datetime
    faces: Mapping[str, Face]
    moved: Moved  # When a case last changed; None where nothing is recorded.

    def local(self, moment: datetime) -> datetime:
        """Put a moment on their clock."""
        return moment.astimezone(self.zone)

    def time(self, moment: datetime) -> str:
        """Word a moment's time of day."""
        return f"{self.local(moment):%H:%M}"

    def day(self, moment: datetime) -> str:
        """Word a moment's day: today, yesterday, or its date."""
        local, today = self.local(moment).date(), self.local(self.now).date()
        words = {0: _("Today"), 1: _("Yesterday")}
        return words.get((today - local).days) or near_day(local, today=today)


def said(message: Message, *, eyes: Eyes) -> Said:
    """Word one message for its reader."""
    again = message.changed_at > message.created_at
    return Said(
        id=message.id,
        change=message.change,
        conversation=message.conversation,
        cases=" ".join(message.cases),
        face=None if message.author == DESK else eyes.faces.get(message.author),
        mine=message.author == eyes.person_id,
        html=Markup(message.html),  # noqa: S704 - drawn by cards, or escaped by us.
        plain=message.plain,
        pinned=message.pinned,
        private=bool(message.private_to),
        only_role=_role(message.only_role),
        at=message.created_at,
        time=eyes.time(message.created_at),
        day=eyes.day(message.created_at),
        day_key=eyes.local(message.created_at).date().isoformat(),
        changed=eyes.time(message.changed_at) if again else "",
        drawn_at=message.changed_at,
        looks=is_drawn_look(message.html),
        stale=_is_stale(message, eyes=eyes),
        as_of=_as_of(message.changed_at, eyes=eyes),
    )


def _is_stale(message: Message, *, eyes: Eyes) -> bool:
    if not is_drawn_look(message.html):
        return False
    moved = (eyes.moved(case_id) for case_id in message.cases)
    return any(at is not None and at > message.changed_at for at in moved)


def _as_of(moment: datetime, *, eyes: Eyes) -> str:
    today = eyes.local(eyes.now).date()
    if eyes.local(moment).date() == today:
        return eyes.time(moment)
    return f"{eyes.day(moment)}, {eyes.time(moment)}"


def eyes_of(reader: Reader, *, uow: UnitOfWork, now: datetime) -> Eyes:
    """Return whose eyes a reading is for."""
    return Eyes(
        person_id=reader.person.id,
        zone=ZoneInfo(reader.person.time_zone),
        now=now,
        faces=faces(uow),
        moved=lru_cache(partial(_moved, uow)),
    )


def _moved(uow: UnitOfWork, case_id: str) -> datetime | None:
    head = uow.record.head(case_id)
    return head[2] if head else None


def _role(role: str) -> str:
    return BY_ROLE[Role(role)].title if role else ""
