"""What a button, a modal or a shortcut sends back: an id and input, no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.turns.heard import Json, part, text
from cards.blockkit import Metadata, files_of, unpack, values_of, verb_of
from cards.verbs import Verb, opens_form

_MOST_INPUTS = 100
# What the shortcuts of the manifest ask for.
OPEN_CASE, MY_ACTIONS, KEEP_EVIDENCE = "open-case", "my-actions", "keep-evidence"
_SHORTCUTS = {OPEN_CASE: Verb.CASE_OPEN_FORM.value, MY_ACTIONS: Verb.HOME.value}


class BadPress(Exception):
    """It is no press of a card of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """
    A press or a filled form.

    *once* is of one drawing of a form: sent twice, it is the same. *opened* says where
    a modal was opened, and what opened it. *files* are the ids of those handed in.
    """

    verb: str
    target: str
    inputs: Mapping[str, str]
    once: str = ""
    files: tuple[str, ...] = ()
    opened: Metadata | None = None

    @property
    def asks_for_form(self) -> bool:
        """Whether a form is the answer, unless it is refused."""
        return opens_form(self.verb)


def pressed_in(body: Json) -> Pressed:
    """Read a press of a button; BadPress."""
    action = _first(body.get("actions"))
    verb, target = verb_of(text(action, "action_id")), text(action, "value")
    if text(action, "type") != "button" or not verb:
        raise BadPress
    view = part(body, "view")
    inputs = _inputs(part(body, "state"))
    return Pressed(
        verb=verb,
        target=target,
        inputs={} if opens_form(verb) else inputs,
        once=_drawing(body, verb) if inputs else "",
        opened=unpack(view.get("private_metadata")),
    )


def submitted_in(body: Json) -> Pressed:
    """Read a modal that was sent in; BadPress."""
    view = part(body, "view")
    opened, verb = unpack(view.get("private_metadata")), text(view, "callback_id")
    if opened is None or not verb:
        raise BadPress
    state = part(view, "state")
    return Pressed(
        verb=verb,
        target=opened.target,
        inputs=_inputs(state),
        once=opened.once,
        files=files_of(state),
        opened=opened,
    )


def shortcut_in(body: Json) -> Pressed | None:
    """Read a shortcut; None for one that is about a message. BadPress."""
    callback = text(body, "callback_id")
    if callback == KEEP_EVIDENCE:
        return None
    if callback not in _SHORTCUTS:
        raise BadPress
    return Pressed(verb=_SHORTCUTS[callback], target="", inputs={})


def _inputs(state: Json) -> dict[str, str]:
    found = values_of(state)
    if len(found) > _MOST_INPUTS:
        raise BadPress
    return found


def _drawing(body: Json, verb: str) -> str:
    """Return what tells one form that stands in a message from all others."""
    container = part(body, "container")
    names = ("view_id", "channel_id", "message_ts")
    return " ".join((*(text(container, name) for name in names), verb))


def _first(found: Any) -> Json:  # noqa: ANN401 -- A client's.
    each = found[0] if isinstance(found, list) and found else None
    return each if isinstance(each, dict) else {}
