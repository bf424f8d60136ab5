"""
What was filled in: read out of the `state` that Slack sends with a form.

All of it is a client's: what does not look like an answer is left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

_ONE = (
    "value",
    "selected_date",
    "selected_time",
    "selected_date_time",
    "selected_user",
    "selected_channel",
    "selected_conversation",
)
_MANY = (
    "selected_users",
    "selected_channels",
    "selected_conversations",
)
_JOINER = ","


def values_of(state: object) -> dict[str, str]:
    """
    Return the answers by the names of their fields, as texts; empty ones too.

    *state* is a view's or a message's. Days are ISO, yes and no `yes` and `no`, choices
    their values, several of them joined by commas. Files are apart: `files_of`.
    """
    return {
        name: words
        for name, answer in _answers(state)
        if (words := _said(answer)) is not None
    }


def files_of(state: object) -> tuple[str, ...]:
    """Return the ids of the files that were handed in with a form."""
    return tuple(
        file["id"]
        for _, answer in _answers(state)
        for file in _listed(answer.get("files"))
        if isinstance(file, Mapping) and isinstance(file.get("id"), str)
    )


def _answers(state: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each field's name and its answer: a block of ours has one element."""
    values = state.get("values") if isinstance(state, Mapping) else None
    for name, elements in values.items() if isinstance(values, Mapping) else ():
        for answer in elements.values() if isinstance(elements, Mapping) else ():
            if isinstance(name, str) and isinstance(answer, Mapping):
                yield name, answer


def _said(answer: Mapping[str, Any]) -> str | None:
    """Return an answer as a text, empty where there is none; None for no answer."""
    if "selected_option" in answer:
        return _value(answer["selected_option"])
    if "selected_options" in answer:
        options = _listed(answer["selected_options"])
        return _JOINER.join(filter(None, map(_value, options)))
    for key in _MANY:
        if key in answer:
            return _JOINER.join(filter(None, map(_text, _listed(answer[key]))))
    found = [_text(answer[key]) for key in _ONE if key in answer]
    return found[0] if found else None


def _value(option: object) -> str:
    return _text(option.get("value")) if isinstance(option, Mapping) else ""


def _text(value: object) -> str:
    """Return a text, or a number as one; anything else is no answer."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if isinstance(value, str) or is_number else ""


def _listed(values: object) -> list[object]:
    return values if isinstance(values, list) else []
