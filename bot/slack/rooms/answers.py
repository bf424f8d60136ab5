"""What Slack's refusals mean for a stage of making a room."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.rooms.patience import Later
from bot.slack.api import SlackRefused
from dialogs.channel import Fate
from domain.refusals import Refusal

_OUT, _RESTRICTED = "slack-not-in-channel", "slack-restricted"
_CODES: Mapping[str, str] = MappingProxyType(
    {
        "channel_not_found": _OUT,
        "not_in_channel": _OUT,
        "invalid_channel": _OUT,
        "is_archived": "slack-room-archived",
        # What an administrator of the workspace has switched off.
        "restricted_action": _RESTRICTED,
        "access_denied": _RESTRICTED,
        "permission_denied": _RESTRICTED,
        "no_permission": _RESTRICTED,
        "posting_to_channel_denied": _RESTRICTED,
        "user_is_restricted": _RESTRICTED,
    }
)


def problem_of(refused: SlackRefused, *, right: str) -> Later | Refusal:
    """
    Return what is raised by a stage that takes the scope *right*.

    Later: `slack-busy` or `slack-unreachable`. Refusal: `slack-not-known`,
    `slack-scope-missing` (it names the scope), `slack-not-in-channel`,
    `slack-room-archived`, `slack-restricted`, or `slack-refused` with Slack's own word.
    """
    if refused.fate is Fate.RATE_LIMITED:
        return Later("slack-busy", seconds=refused.retry_after or None)
    if refused.fate is Fate.UNCERTAIN or refused.error == "slack-unreachable":
        return Later("slack-unreachable")
    if refused.error == "missing_scope":
        return Refusal("slack-scope-missing", about=right)
    if refused.fate is Fate.NOT_SENT:  # It concerns the app as a whole.
        return Refusal("slack-not-known")
    return Refusal(_CODES.get(refused.error, "slack-refused"), about=refused.error)
