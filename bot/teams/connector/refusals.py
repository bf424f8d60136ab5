"""What the Bot Connector's refusals mean for a message."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from bot.vendor_answers import refuse_unless_taken
from dialogs.channel import Fate, Undelivered

_FORBIDDEN = HTTPStatus.FORBIDDEN
_NOT_FOUND = HTTPStatus.NOT_FOUND
MESSAGE_GONE = "message-gone"
CONVERSATION_GONE = "teams-conversation-gone"
TOO_BIG = "teams-too-big"

# By status and the vendor's own code; what is not here is told by its status alone.
_MEANS: Mapping[tuple[int, str], tuple[str, Fate]] = {
    (_FORBIDDEN, "BotDisabledByAdmin"): ("teams-bot-disabled", Fate.PERMANENT),
    (_FORBIDDEN, "BotNotInConversationRoster"): ("teams-bot-not-in", Fate.PERMANENT),
    (_FORBIDDEN, "ConversationBlockedByUser"): ("teams-bot-blocked", Fate.PERMANENT),
    (_FORBIDDEN, "MessageWritesBlocked"): ("teams-bot-blocked", Fate.PERMANENT),
    (_FORBIDDEN, "InvalidBotApiHost"): ("teams-wrong-address", Fate.PERMANENT),
    (_FORBIDDEN, "NotEnoughPermissions"): ("teams-not-allowed", Fate.PERMANENT),
    (_NOT_FOUND, "ActivityNotFoundInConversation"): (MESSAGE_GONE, Fate.UNFIT),
    (_NOT_FOUND, "ConversationNotFound"): (CONVERSATION_GONE, Fate.PERMANENT),
}
_BY_STATUS: Mapping[int, tuple[str, Fate]] = {
    HTTPStatus.UNAUTHORIZED: ("teams-bot-unknown", Fate.NOT_SENT),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (TOO_BIG, Fate.UNFIT),
}


def refuse_unless_teams_took(
    status: int, headers: Mapping[str, str], body: bytes
) -> None:
    """Raise `Undelivered` unless the connector's answer says that it took it."""
    try:
        refuse_unless_taken(status, headers)
    except Undelivered as found:
        known = _BY_STATUS.get(status, (found.code, found.fate))
        code, fate = _MEANS.get((status, _code_in(body)), known)
        raise Undelivered(code, fate=fate, retry_after=found.retry_after) from None


def _code_in(body: bytes) -> str:
    """Return the vendor's code; an error has one, or quotes another that has one."""
    said = object_in(body)
    error = said.get("error")
    if isinstance(error, dict):
        return str(error.get("code", ""))
    quoted = said.get("message")
    return str(object_in(quoted).get("subCode", "")) if isinstance(quoted, str) else ""


def object_in(body: bytes | str) -> dict[str, Any]:
    """Return the JSON object that a body is; an empty one where it is none."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
