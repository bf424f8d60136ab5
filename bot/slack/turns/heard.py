"""What a body from Slack says: who, where, and which ways an answer has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cards.blockkit.metadata import NOWHERE, unpack
from dialogs.conversation import Upload
from domain.seats import Vendor

Json = Mapping[str, Any]

# How the ids of chats of two begin, and no others.
_OF_TWO = "D"
_HOME = "home"
_ORGANISATION = "E"  # How ids of organisations begin.


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """
    A file in Slack, as somebody sent it; its *name* is never used as a path.

    *owner* is the account that laid it there.
    """

    id: str
    name: str
    address: str
    size: int  # Bytes, as Slack says.
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """
    What came in from Slack, as far as the desk needs it; what is missing is empty.

    *account* is the sender's permanent id in *tenant*: names are not looked at. *came*
    is the same when Slack brings it once more. Who *is_foreign* is of another
    organisation, beside whom ours sits in a shared channel. *reference* is the channel,
    *message* the one that was written or whose button was pressed, *thread* its thread.
    A *trigger* opens a modal for three seconds; *response_url* takes five answers in
    half an hour; *view* is the modal that it was sent from.
    """

    came: str
    tenant: str
    account: str
    reference: str = ""
    message: str = ""
    thread: str = ""
    words: str = ""
    attached: tuple[SentFile, ...] = ()
    files: tuple[Upload, ...] = ()
    trigger: str = ""
    response_url: str = ""
    view: str = ""
    at: datetime | None = None
    is_foreign: bool = False
    is_personal: bool = False  # In the chat of the sender and the desk.
    is_ephemeral: bool = False  # On a card that the sender alone was shown.
    is_home: bool = False  # In the desk's own tab.
    in_dialog: bool = False
    is_about_file: bool = False  # By the shortcut of a message.

    @property
    def vendor(self) -> Vendor:
        """Slack's."""
        return Vendor.SLACK

    @property
    def id(self) -> str:
        """What Slack calls the message; a command has what came alone."""
        return self.message or self.came

    @property
    def service_url(self) -> str:
        """Slack has one for all."""
        return ""

    @property
    def team(self) -> str:
        """A channel is known by its own id alone."""
        return ""

    @property
    def language(self) -> str:
        """Slack does not say which a sender's is."""
        return "en"

    @property
    def is_unseen(self) -> bool:
        """Whether nobody else saw what was said: a command is shown to nobody."""
        is_command = bool(self.response_url) and not self.message
        return self.is_personal or self.is_ephemeral or is_command

    @property
    def on_own_card(self) -> bool:
        """Whether nobody else was shown the pressed card."""
        return self.is_personal or self.is_ephemeral or self.is_home

    @property
    def is_of_two(self) -> bool:
        """Whether it is a chat of two, though maybe not with the desk."""
        return self.reference.startswith(_OF_TWO)

    @property
    def is_nowhere(self) -> bool:
        """Whether it came from no conversation, so that only a modal can answer."""
        return not self.reference and not self.response_url

    @property
    def can_redraw(self) -> bool:
        """Whether the pressed card can be drawn anew, and nobody else sees it."""
        if self.is_ephemeral:
            return bool(self.response_url)
        return self.is_of_two and bool(self.message)


def is_own_chat(event: Json) -> bool:
    """Whether it was written in a chat with the desk."""
    return text(event, "channel_type") == "im"


def heard_in_event(body: Json, *, tenant: str, came: str) -> Heard:
    """Read an event; nothing in it can make this fail."""
    event = part(body, "event")
    message = text(event, "ts")
    return Heard(
        came=came,
        tenant=tenant,
        account=text(event, "user"),
        reference=text(event, "channel"),
        message=message,
        thread=text(event, "thread_ts"),
        words=_without_mention(text(event, "text"), body),
        attached=tuple(sent_files(event)),
        at=_moment(message or text(event, "event_ts")),
        is_foreign=_is_other(text(event, "user_team"), body, tenant),
        is_personal=is_own_chat(event),
    )


def heard_in_command(body: Json, *, tenant: str, came: str) -> Heard:
    """
    Read a slash command.

    It may be typed in anybody's chat, where the desk is not: its answer is shown to
    who typed it, and says nothing of where they are reached.
    """
    return Heard(
        came=came,
        tenant=tenant,
        account=text(body, "user_id"),
        reference=text(body, "channel_id"),
        words=text(body, "text").strip(),
        trigger=text(body, "trigger_id"),
        response_url=text(body, "response_url"),
        is_foreign=_is_other(text(body, "team_id"), body, tenant),
    )


def heard_in_press(body: Json, *, tenant: str, came: str) -> Heard:
    """Read a press of a button, or a shortcut."""
    container, view = part(body, "container"), part(body, "view")
    channel = text(part(body, "channel"), "id") or text(container, "channel_id")
    ephemeral = container.get("is_ephemeral") is True
    is_home = text(view, "type") == _HOME
    message = text(container, "message_ts") or text(body, "message_ts")
    return Heard(
        came=came,
        tenant=tenant,
        account=text(part(body, "user"), "id"),
        reference=channel,
        message=message,
        thread=text(part(body, "message"), "thread_ts"),
        attached=tuple(sent_files(part(body, "message"))),
        trigger=text(body, "trigger_id"),
        response_url=text(body, "response_url"),
        view="" if is_home else text(view, "id"),
        is_foreign=_is_other(text(part(body, "user"), "team_id"), body, tenant),
        is_personal=_is_own_card(body, channel) and not ephemeral and not view,
        is_ephemeral=ephemeral,
        is_home=is_home,
        in_dialog=bool(view) and not is_home,
        is_about_file=text(body, "type") == "message_action",
    )


def heard_in_submission(body: Json, *, tenant: str, came: str) -> Heard:
    """
    Read a modal that was sent in.

    Where it was opened, the modal itself brings along: that is looked up, and says
    nothing of where somebody is reached.
    """
    view = part(body, "view")
    opened = unpack(view.get("private_metadata")) or NOWHERE
    return Heard(
        came=came,
        tenant=tenant,
        account=text(part(body, "user"), "id"),
        reference=opened.channel,
        message=opened.message,
        thread=opened.thread,
        trigger=text(body, "trigger_id"),
        view=text(view, "id"),
        is_foreign=_is_other(text(part(body, "user"), "team_id"), body, tenant),
        in_dialog=True,
    )


def sent_files(message: Json) -> Iterator[SentFile]:
    """Yield the files that hang on a message."""
    found = message.get("files")
    for each in found if isinstance(found, list) else ():
        if isinstance(each, Mapping):
            size = each.get("size")
            yield SentFile(
                id=text(each, "id"),
                name=text(each, "name") or text(each, "title"),
                address=text(each, "url_private_download") or text(each, "url_private"),
                size=size if isinstance(size, int) else 0,
                owner=text(each, "user"),
            )


def part(found: Json, name: str) -> Json:
    """Return an object in another; empty where it is none."""
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def text(found: Json, name: str) -> str:
    """Return a text in an object; empty where it is none."""
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _is_own_card(body: Json, channel: str) -> bool:
    """
    Whether a card was pressed in the desk's chat with somebody: nowhere else of two
    does it lay any. A shortcut is chosen at any message, also between two people.
    """
    return channel.startswith(_OF_TWO) and text(body, "type") == "block_actions"


def _is_other(team: str, body: Json, tenant: str) -> bool:
    """
    Whether a sender's *team* is none of the organisation that the app is in.

    Where it is installed the door knows, and says by *tenant*: what an event itself
    names may be any of those that share a channel. An organisation has many teams.
    """
    is_org_wide = body.get("is_enterprise_install") is True
    if not team or is_org_wide or tenant.startswith(_ORGANISATION):
        return False
    organisation = text(body, "enterprise_id") or text(part(body, "enterprise"), "id")
    return team not in {tenant, organisation}


def _without_mention(words: str, body: Json) -> str:
    """Take the desk's own mention off the beginning; Slack escapes `&`, `<` and `>`."""
    said = words.strip()
    for bot in _bots(body):
        said = said.removeprefix(f"<@{bot}>").strip()
    return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _bots(body: Json) -> Iterator[str]:
    """Yield the ids under which the desk's bot was let in."""
    given = body.get("authorizations")
    for each in given if isinstance(given, list) else ():
        if isinstance(each, Mapping):
            yield text(each, "user_id")
    older = body.get("authed_users")
    for each in older if isinstance(older, list) else ():
        if isinstance(each, str):
            yield each


def _moment(said: str) -> datetime | None:
    """Return a moment as Slack spells it, in seconds; None where it is none."""
    try:
        return datetime.fromtimestamp(float(said), UTC)
    except (ValueError, OverflowError, OSError):
        return None
