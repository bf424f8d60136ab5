"""
What the desk may do in Slack, and why: as little as its work needs.

All are scopes of the app's bot; nothing is done in anybody's name.
"""

from dataclasses import dataclass

from domain.wording import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A scope by its name at Slack, and *why* in one sentence."""

    name: str
    why: str


SCOPES: tuple[Scope, ...] = (
    Scope(name="app_mentions:read", why=N_("Hears whoever speaks to it by its name.")),
    Scope(name="bookmarks:read", why=N_("Looks whether a link is on top already.")),
    Scope(
        name="bookmarks:write",
        why=N_("Puts the link to SECU's registry on top of a case's channel."),
    ),
    Scope(
        name="channels:read",
        why=N_(
            "Sees that a case's channel was made public, and writes nothing more there."
        ),
    ),
    Scope(name="chat:write", why=N_("Shows cards, and answers.")),
    Scope(name="commands", why=N_("Answers to /ses, and has its shortcuts.")),
    Scope(
        name="files:read", why=N_("Fetches a file that is handed in, when it is asked.")
    ),
    Scope(name="files:write", why=N_("Lays the templates of a case into its channel.")),
    Scope(
        name="groups:history",
        why=N_(
            "Hears of files in the channels of cases, to ask what they are for. Slack"
            " tells it what else is written there too; that is not kept."
        ),
    ),
    Scope(
        name="groups:read",
        why=N_("Sees who is in a case's channel, and that nobody else can look in."),
    ),
    Scope(
        name="groups:write",
        why=N_(
            "Makes the private channel of a case, keeps its people in it and others"
            " out, and archives it at the end."
        ),
    ),
    Scope(name="im:history", why=N_("Hears what is written to it in its own chats.")),
    Scope(name="im:write", why=N_("Opens a chat with whom something waits for.")),
    Scope(name="pins:write", why=N_("Keeps the case card on top of its channel.")),
    Scope(
        name="users:read",
        why=N_("Sees who is a guest, and in which language somebody reads."),
    ),
    Scope(
        name="users:read.email",
        why=N_("Knows people of its list by the e-mail address that Slack confirmed."),
    ),
)
BY_NAME = {scope.name: scope for scope in SCOPES}
