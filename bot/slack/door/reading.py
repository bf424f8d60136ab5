"""What Slack sent, by its kind: in Slack's shape, and known when it comes again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from bot.doors.closed import DoorClosed
from bot.slack.door.handshakes import Handshake

Json = Mapping[str, Any]

_LONGEST = 1000


class Kind(StrEnum):
    """What Slack sends: what happened, a slash command, or a press and its like."""

    EVENT = "event"
    COMMAND = "command"
    INTERACTIVE = "interactive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """
    Something that Slack sent, and the object *body* that it was read from.

    *tenant* is the workspace that the door checked, or the organisation of an org-wide
    install. *key* is the same when Slack sends it once more, and when somebody replays
    it; *retry* counts how often Slack did.
    """

    kind: Kind
    tenant: str
    key: str
    body: Json = field(repr=False)
    retry: int = 0


def key_of(kind: Kind, body: Json) -> str:
    """Return what is the same on a retry and a replay. DoorClosed, Handshake."""
    match kind:
        case Kind.EVENT:
            return _key_of_event(body)
        case Kind.COMMAND:
            return _key_of_command(body)
        case Kind.INTERACTIVE:
            return _key_of_interaction(body)


def _key_of_event(body: Json) -> str:
    match body.get("type"):
        case "event_callback":
            _text(_object(body, "event"), "type")
            return _text(body, "event_id")
        case "app_rate_limited":
            return f"app_rate_limited:{body.get('minute_rate_limited', '')}"
        case "url_verification":
            raise Handshake(_text(body, "challenge"))
    raise DoorClosed("slack-shape", field="type")


def _key_of_command(body: Json) -> str:
    if not _text(body, "command").startswith("/"):
        raise DoorClosed("slack-shape", field="command")
    _text(body, "user_id")
    return _triggered("command", body) or _digest(body)


def _key_of_interaction(body: Json) -> str:
    kind = _text(body, "type")
    _text(_object(body, "user"), "id")
    if kind == "block_actions":
        _refuse_no_actions(body)
    if kind.startswith("view_"):
        _text(_object(body, "view"), "id")
    return _triggered(kind, body) or _of_view(kind, body) or _digest(body)


def _triggered(kind: str, body: Json) -> str:
    trigger = body.get("trigger_id")
    return f"{kind}:{trigger}" if isinstance(trigger, str) and trigger else ""


def _of_view(kind: str, body: Json) -> str:
    """Name one sight of a view: it has another hash whenever it is drawn anew."""
    view = body.get("view")
    if not kind.startswith("view_") or not isinstance(view, dict):
        return ""
    seen = view.get("hash")
    return f"{kind}:{view['id']}:{seen}" if isinstance(seen, str) and seen else ""


def _digest(body: Json) -> str:
    """Name it by all that it says: presses have the moment of the press in them."""
    told = json.dumps(body, sort_keys=True)
    return f"digest:{sha256(told.encode()).hexdigest()}"


def _refuse_no_actions(body: Json) -> None:
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions:
        raise DoorClosed("slack-shape", field="actions")
    if not all(isinstance(each, dict) for each in actions):
        raise DoorClosed("slack-shape", field="actions")


def _object(body: Json, name: str) -> Json:
    found = body.get(name)
    if not isinstance(found, dict):
        raise DoorClosed("slack-shape", field=name)
    return found


def _text(body: Json, name: str) -> str:
    found = body.get(name)
    if not isinstance(found, str) or not 0 < len(found) <= _LONGEST:
        raise DoorClosed("slack-shape", field=name)
    return found
