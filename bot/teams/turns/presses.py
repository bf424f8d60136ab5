"""What a card, a dialog or an old button sends back: an id and input, no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_OWN = frozenset({"verb", "target", "msteams", "once", "opener", "opened"})
_MOST_INPUTS = 100


class BadPress(Exception):
    """It is no press of a card of ours; the text says why, for whoever sent it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """
    A press or a filled form.

    *once* is of one drawing of a form: sent twice, it is the same. *opener* and
    *opened* are the verb and target that asked for the form.
    """

    verb: str
    target: str
    inputs: Mapping[str, str]
    once: str = ""
    opener: str = ""
    opened: str = ""


def executed(value: Mapping[str, Any]) -> Pressed:
    """Read an Action.Execute (`adaptiveCard/action`); BadPress."""
    action = value.get("action")
    if not isinstance(action, dict):
        raise BadPress("No action is specified.")
    verb, data = action.get("verb"), action.get("data", {})
    if action.get("type") not in {None, "Action.Execute"} or not isinstance(verb, str):
        raise BadPress("The action is no Action.Execute with a verb.")
    return _pressed(verb, data)


def submitted(value: Mapping[str, Any]) -> Pressed:
    """Read the data of a dialog or of an Action.Submit; BadPress."""
    data = value.get("data", value)
    verb = data.get("verb") if isinstance(data, dict) else None
    if not isinstance(verb, str):
        raise BadPress("The data has no verb.")
    return _pressed(verb, data)


def _pressed(verb: str, data: object) -> Pressed:
    if not isinstance(data, dict):
        raise BadPress("The data of the action is no object.")
    if len(data) > _MOST_INPUTS:
        raise BadPress("The action has too many inputs.")
    inputs = {str(name): _input(value) for name, value in data.items()}
    return Pressed(
        verb=verb,
        target=inputs.get("target", ""),
        inputs={name: text for name, text in inputs.items() if name not in _OWN},
        once=inputs.get("once", ""),
        opener=inputs.get("opener", ""),
        opened=inputs.get("opened", ""),
    )


def _input(value: object) -> str:
    """Return an input as text; what no card of ours asks for is nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    return value if isinstance(value, str) else ""
