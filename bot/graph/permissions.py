"""
What the desk may do at Microsoft 365, and why: as little as its work needs.

All are rights of the application, which an administrator of the tenant consents to.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.setting_choices import RoomsIn
from domain.wording import N_

_TEAM, _CHAT = frozenset({RoomsIn.TEAM}), frozenset({RoomsIn.CHAT})


class Use(StrEnum):
    """What a right is needed for."""

    ROOMS = "rooms"
    FILES = "files"
    PEOPLE = "people"
    MAIL = "mail"
    ABSENCES = "absences"
    DRAFTS = "drafts"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """
    A right by its name at Microsoft, *why* in one sentence, and what it is for.

    One that is not *asked* is for work that the desk does not do by itself yet. With
    *setting*, the name of one, it is needed only where that is set. Rooms of the other
    kinds than *rooms* do without it. The desk works without an *optional* one too.
    """

    name: str
    why: str
    needed_for: Use
    asked: bool = True
    setting: str = ""
    rooms: frozenset[RoomsIn] = frozenset(RoomsIn)
    optional: bool = False


PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        name="Team.Create",
        why=N_("Makes the private team of a new case."),
        needed_for=Use.ROOMS,
        rooms=_TEAM,
    ),
    Permission(
        name="Team.ReadBasic.All",
        why=N_("Looks whether a case has its team already, and that it is private."),
        needed_for=Use.ROOMS,
        rooms=_TEAM,
    ),
    Permission(
        name="TeamMember.ReadWrite.All",
        why=N_("Keeps who is on the case in its team, and takes out who is not."),
        needed_for=Use.ROOMS,
        rooms=_TEAM,
    ),
    Permission(
        name="Channel.ReadBasic.All",
        why=N_("Finds the team's General channel before the app is in the team."),
        needed_for=Use.ROOMS,
        rooms=_TEAM,
    ),
    Permission(
        name="Channel.Create",
        why=N_(
            "Makes the room's channel where the settings name another than General."
        ),
        needed_for=Use.ROOMS,
        asked=False,
        rooms=_TEAM,
    ),
    Permission(
        name="AppCatalog.Read.All",
        why=N_("Finds the desk's own app in the organisation's catalogue."),
        needed_for=Use.ROOMS,
    ),
    Permission(
        name="TeamsAppInstallation.ReadWriteSelfForTeam.All",
        why=N_("Installs the desk's own app, and no other, in the teams of cases."),
        needed_for=Use.ROOMS,
        rooms=_TEAM,
    ),
    Permission(
        name="Chat.Create",
        why=N_("Makes the group chat of a new case."),
        needed_for=Use.ROOMS,
        rooms=_CHAT,
    ),
    Permission(
        name="ChatMember.ReadWrite.All",
        why=N_("Keeps who is on the case in its chat, and takes out who is not."),
        needed_for=Use.ROOMS,
        rooms=_CHAT,
    ),
    Permission(
        name="Chat.ReadBasic.All",
        why=N_(
            "Optional: looks whether a case has its chat already, where Microsoft did"
            " not say; without it a person is asked. It shows the desk all chats' names"
            " and members."
        ),
        needed_for=Use.ROOMS,
        rooms=_CHAT,
        optional=True,
    ),
    Permission(
        name="TeamsAppInstallation.ReadWriteSelfForChat.All",
        why=N_("Installs the desk's own app, and no other, in the chats of cases."),
        needed_for=Use.ROOMS,
        rooms=_CHAT,
    ),
    Permission(
        name="TeamsAppInstallation.ReadWriteSelfForUser.All",
        why=N_("Gives its own app, and no other, to people of a case who lack it."),
        needed_for=Use.PEOPLE,
    ),
    Permission(
        name="User.ReadBasic.All",
        why=N_("Finds colleagues by their mail or permanent id; names and mails only."),
        needed_for=Use.PEOPLE,
    ),
    Permission(
        name="Files.ReadWrite.All",
        why=N_(
            "Makes the folders of a case and lays the templates into them; Microsoft"
            " has no narrower right for a site that does not exist yet."
        ),
        needed_for=Use.FILES,
        rooms=_TEAM,
    ),
    Permission(
        name="Presence.Read.All",
        why=N_(
            "Looks who of those on whom something waits is out of office, so that"
            " leadership can have a deputy named. It is stored nowhere."
        ),
        needed_for=Use.ABSENCES,
        setting="absences",
    ),
    Permission(
        name="Mail.Send",
        why=N_(
            "Sends reminders from the desk's own mailbox. Keep it to that one mailbox:"
            " with RBAC for applications in Exchange Online, or an application access"
            " policy."
        ),
        needed_for=Use.MAIL,
        setting="mail_sender",
    ),
    Permission(
        name="Mail.ReadWrite",
        why=N_(
            "Puts an e-mail into the Drafts of a colleague who asks for it, and looks"
            " there for one of that subject; it never sends. Keep it to the mailboxes"
            " of those who write such e-mails, in the same way."
        ),
        needed_for=Use.DRAFTS,
        setting="mail_drafts",
    ),
    Permission(
        name="TeamSettings.ReadWrite.All",
        why=N_("Archives the team of a closed case, and opens it if that is undone."),
        needed_for=Use.CLOSURE,
        rooms=_TEAM,
    ),
)
BY_NAME = {permission.name: permission for permission in PERMISSIONS}
