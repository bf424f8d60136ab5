"""
What the desk may do at Microsoft 365, and why: as little as its work needs.

A right of the kind `team` is consented to with the app in each team and holds in no
other (resource-specific consent); one of the kind `tenant` needs an administrator.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Where a right holds."""

    TEAM = "team"
    TENANT = "tenant"


class Use(StrEnum):
    """What a right is needed for."""

    ROOMS = "rooms"
    FILES = "files"
    PEOPLE = "people"
    DRAFTS = "drafts"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """A right by its name at Microsoft, *why* in one sentence, and what it is for."""

    name: str
    kind: Kind
    why: str
    needed_for: Use


PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        name="Team.Create",
        kind=Kind.TENANT,
        why="Makes the private team of a new case.",
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="Team.ReadBasic.All",
        kind=Kind.TENANT,
        why="Looks whether a case has its team already, and that it is private.",
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="TeamMember.ReadWrite.All",
        kind=Kind.TENANT,
        why="Adds who is on the case to its team, and reads back who is in it.",
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="Channel.ReadBasic.All",
        kind=Kind.TENANT,
        why="Finds the team's General channel before the app is in the team.",
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="Channel.Create",
        kind=Kind.TENANT,
        why="Makes the room's channel where the settings name another than General.",
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="AppCatalog.Read.All",
        kind=Kind.TENANT,
        why="Finds the desk's own app in the organisation's catalogue.",
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="TeamsAppInstallation.ReadWriteSelfForTeam.All",
        kind=Kind.TENANT,
        why="Installs the desk's own app, and no other, in the teams of cases.",
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="TeamsAppInstallation.ReadWriteSelfForUser.All",
        kind=Kind.TENANT,
        why="Gives its own app, and no other, to people of a case who lack it.",
        needed_for=Use.PEOPLE,
    ),
    Permission(
        name="User.ReadBasic.All",
        kind=Kind.TENANT,
        why="Finds colleagues by their mail or permanent id; names and mails only.",
        needed_for=Use.PEOPLE,
    ),
    Permission(
        name="Files.ReadWrite.All",
        kind=Kind.TENANT,
        why="Makes the folders of a case and lays the templates into them; Microsoft"
        " has no narrower right for a site that does not exist yet.",
        needed_for=Use.FILES,
    ),
    Permission(
        name="Mail.ReadWrite",
        kind=Kind.TENANT,
        why="Lays e-mail drafts into a colleague's mailbox; it never sends. Keep it to"
        " the mailboxes of case teams with an application access policy.",
        needed_for=Use.DRAFTS,
    ),
    Permission(
        name="TeamSettings.ReadWrite.Group",
        kind=Kind.TEAM,
        why="Archives the team of a closed case, and reads its settings back.",
        needed_for=Use.CLOSURE,
    ),
)
BY_NAME = {permission.name: permission for permission in PERMISSIONS}
