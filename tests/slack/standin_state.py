"""What a stand-in of Slack holds: people, conversations, views, files, and faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

TEAM = "T0DEMO"
TEAM_NAME = "Demo Workspace"
APP = "A0DESK"
BOT = "B0DESK"
DESK = "U0DESK"  # The desk's own user.
TOKEN = "xoxb-demo-of-the-desk"
APP_TOKEN = "xapp-demo-of-the-desk"
SCOPES = (
    "app_mentions:read",
    "bookmarks:read",
    "bookmarks:write",
    "channels:history",
    "channels:join",
    "channels:manage",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "groups:write",
    "im:history",
    "im:read",
    "im:write",
    "pins:read",
    "pins:write",
    "reactions:write",
    "team:read",
    "users:read",
    "users:read.email",
)


class SlackSays(Exception):
    """Slack does not do it: HTTP 200 with `ok` false, and *error* for why."""

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.body: Json = {"ok": False, "error": error, **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked, as it was understood; *content_type* is how it was sent."""

    method: str
    given: Json
    token: str = ""
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What it does instead: *takes* what was asked or not, then answers, or never."""

    status: int = 200
    body: Json | None = None
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    takes: bool = False
    hangs: bool = False
    breaks: bool = False


@dataclass(kw_only=True)
class User:
    """Somebody of the workspace; *stranger* belongs to another one."""

    id: str
    name: str = "demo"
    real_name: str = "Demo Person"
    email: str = ""
    email_confirmed: bool = True
    deleted: bool = False
    bot: bool = False
    guest: bool = False
    single_channel_guest: bool = False
    stranger: bool = False
    refuses_chats: bool = False
    team_id: str = TEAM
    enterprise_id: str = ""
    tz: str = "Europe/Berlin"
    locale: str = "en-GB"

    def as_json(self) -> Json:
        """Return them as `users.info` tells of them; no address of a stranger."""
        profile = {
            "real_name": self.real_name,
            "display_name": self.name,
            "team": self.team_id,
            **({"email": self.email} if self.email and not self.stranger else {}),
        }
        grid = {"enterprise_user": {"id": self.id, "enterprise_id": self.enterprise_id}}
        return {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "real_name": self.real_name,
            "deleted": self.deleted,
            "tz": self.tz,
            "locale": self.locale,
            "profile": profile,
            "is_bot": self.bot,
            "is_app_user": False,
            "is_restricted": self.guest or self.single_channel_guest,
            "is_ultra_restricted": self.single_channel_guest,
            "is_email_confirmed": self.email_confirmed,
            "is_stranger": self.stranger,
            **(grid if self.enterprise_id else {}),
        }


@dataclass(kw_only=True)
class Conversation:
    """A channel, or somebody's own chat with the desk; messages by their `ts`."""

    id: str
    name: str = ""
    private: bool = True
    im_of: str = ""
    members: list[str] = field(default_factory=lambda: [DESK])
    topic: str = ""
    purpose: str = ""
    archived: bool = False
    shared: bool = False
    read_only: bool = False
    creator: str = DESK
    messages: dict[str, Json] = field(default_factory=dict)
    pins: list[str] = field(default_factory=list)
    bookmarks: list[Json] = field(default_factory=list)

    def as_json(self) -> Json:
        """Return it as `conversations.info` tells of it."""
        if self.im_of:
            return {"id": self.id, "is_im": True, "user": self.im_of, "is_open": True}
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": not self.private,
            "is_group": self.private,
            "is_im": False,
            "is_mpim": False,
            "is_private": self.private,
            "is_archived": self.archived,
            "is_member": DESK in self.members,
            "is_general": False,
            "is_ext_shared": self.shared,
            "is_org_shared": False,
            "is_shared": self.shared,
            "creator": self.creator,
            "context_team_id": TEAM,
            "topic": {"value": self.topic, "creator": DESK, "last_set": 0},
            "purpose": {"value": self.purpose, "creator": DESK, "last_set": 0},
            "num_members": len(self.members),
        }


@dataclass(kw_only=True)
class File:
    """A file on its way in three steps; in no channel before the last."""

    id: str
    name: str
    length: int
    title: str = ""
    content: bytes | None = None
    channels: list[str] = field(default_factory=list)
    complete: bool = False
    deleted: bool = False
    user: str = DESK

    def as_json(self, url: str) -> Json:
        """Return it as `files.info` tells of it."""
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "size": self.length,
            "mimetype": "application/octet-stream",
            "filetype": "binary",
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
            "user": self.user,
            "channels": self.channels,
            "groups": self.channels,
            "ims": [],
            "file_access": "visible",
            "url_private": f"{url}files-pri/{self.id}",
            "url_private_download": f"{url}files-pri/{self.id}/download",
            "permalink": f"https://demo.slack.com/files/{DESK}/{self.id}",
        }
