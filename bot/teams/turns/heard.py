"""What an activity says: who, where, and in which of Teams' ways."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from bot.teams.turns.attached import NOTHING, Attached, attached_to
from bot.teams.turns.mentions import words_of
from dialogs.conversation import Upload
from domain.seats import Vendor

# How the ids of chats of somebody with an app begin, and no others.
_OWN_CHAT = "a:"


class Scope(StrEnum):
    """Where in Teams something was said."""

    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """
    An activity, as far as the desk needs it; what is missing is empty.

    *account* is the sender's permanent id in *tenant*: names and addresses are not
    looked at. *reference* is the chat or channel, *thread* where in it an answer goes.
    """

    kind: str
    name: str
    id: str
    tenant: str
    account: str
    scope: Scope
    reference: str
    thread: str
    service_url: str
    locale: str
    words: str
    team: str = ""  # Its first channel's id, where it was heard in a team.
    at: datetime | None = None  # By Teams' own clock, where it says.
    member: str = ""  # The sender's id in Teams alone, which nobody is told by.
    pressed: str = ""  # The message that a press came from.
    value: Mapping[str, Any] = field(default_factory=dict)
    attached: Attached = NOTHING
    files: tuple[Upload, ...] = ()  # What hung on it, once it was fetched.

    @property
    def is_unseen(self) -> bool:
        """Whether nobody else saw what was said."""
        return self.is_personal

    @property
    def on_own_card(self) -> bool:
        """Whether a pressed card is shown to the sender alone."""
        return self.is_personal

    @property
    def vendor(self) -> Vendor:
        """Microsoft's."""
        return Vendor.TEAMS

    @property
    def came(self) -> str:
        """Nothing: a press comes again under another id."""
        return ""

    @property
    def in_dialog(self) -> bool:
        """Whether the answer is shown in a dialog, which Teams keeps nowhere."""
        return self.name.startswith("task/")

    @property
    def is_personal(self) -> bool:
        """Whether nobody else reads the answer."""
        return self.scope is Scope.PERSONAL

    @property
    def language(self) -> str:
        """The language of the sender's Teams; English where it does not say."""
        return self.locale.partition("-")[0] or "en"


def heard_in(body: Mapping[str, Any]) -> Heard:
    """Read an activity that the door has let in; nothing in it can make this fail."""
    sender, talk = _object(body, "from"), _object(body, "conversation")
    data = _object(body, "channelData")
    thread = _text(talk, "id")
    return Heard(
        kind=_text(body, "type"),
        name=_text(body, "name"),
        id=_text(body, "id"),
        tenant=_tenant(talk, data).casefold(),
        account=_text(sender, "aadObjectId").casefold(),
        member=_text(sender, "id"),
        scope=_scope(talk),
        reference=thread.partition(";")[0],
        thread=thread,
        service_url=_text(body, "serviceUrl"),
        locale=_text(body, "locale"),
        words=words_of(body),
        team=_text(_object(data, "team"), "id"),
        at=_moment(_text(body, "timestamp")),
        pressed=_text(body, "replyToId"),
        value=_value(body),
        attached=attached_to(body),
    )


def _tenant(talk: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    return _text(talk, "tenantId") or _text(_object(data, "tenant"), "id")


def _scope(talk: Mapping[str, Any]) -> Scope:
    """Where nothing is said of it, take it for read by others."""
    kind = _text(talk, "conversationType")
    if kind in {Scope.GROUP, Scope.CHANNEL}:
        return Scope(kind)
    is_own = _text(talk, "id").startswith(_OWN_CHAT) and not talk.get("isGroup")
    if kind in {Scope.PERSONAL, ""} and is_own:
        return Scope.PERSONAL
    # A chat of two people is called personal as well.
    return Scope.GROUP if kind else Scope.CHANNEL


def _moment(said: str) -> datetime | None:
    """Return a moment as Teams spells it; None where it is none."""
    try:
        moment = datetime.fromisoformat(said)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _object(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _value(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a press sends along; older clients send it as text."""
    value = body.get("value")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = None
    return value if isinstance(value, dict) else {}
