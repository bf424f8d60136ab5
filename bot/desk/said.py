"""Messages as the page shows them: who said what, when, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.desk.faces import Face, faces
from bot.desk.messages import DESK, Message
from bot.desk.readers import Reader
from cards.wording import _
from cards.wording.dates import near_day
from domain.roles import BY_ROLE, Role
from services.ports import UnitOfWork


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """Whose eyes a message is worded for: their clock and today's date."""

    person_id: str
    zone: ZoneInfo
    now: datetime
    faces: Mapping[str, Face]

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
    )


def eyes_of(reader: Reader, *, uow: UnitOfWork, now: datetime) -> Eyes:
    """Return whose eyes a reading is for."""
    return Eyes(
        person_id=reader.person.id,
        zone=ZoneInfo(reader.person.time_zone),
        now=now,
        faces=faces(uow),
    )


def _role(role: str) -> str:
    return BY_ROLE[Role(role)].title if role else ""
