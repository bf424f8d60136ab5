"""What the tests hold payloads against."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator

from cards.blockkit.text import length
from cards.limits import as_json

WIRE = Path(__file__).parents[3] / "shared" / "wire"
SCHEMA = WIRE / "adaptive-card-1.5.json"


@lru_cache
def _validator() -> Draft6Validator:
    return Draft6Validator(json.loads(SCHEMA.read_text()))


def complaints(payload: Any) -> list[str]:  # noqa: ANN401 - any JSON.
    """Return what the official schema finds wrong with an Adaptive Card."""
    if not SCHEMA.exists():
        pytest.skip(f"the official schema is missing: {SCHEMA}")
    return [f"{e.json_path}: {e.message}" for e in _validator().iter_errors(payload)]


def parts(payload: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON.
    """Yield every object in a payload, outer ones first."""
    if isinstance(payload, dict):
        yield payload
        payload = list(payload.values())
    if isinstance(payload, list):
        for each in payload:
            yield from parts(each)


_TEXTS = {"header": 150, "button": 75}
_ROWS = {"actions": 25, "context": 10}


def broken_limits(blocks: Any, *, most: int = 50) -> list[str]:  # noqa: ANN401
    """Return which of Slack's limits these blocks break."""
    found = [] if len(blocks) <= most else [f"{len(blocks)} blocks"]
    for part in parts(blocks):
        found += _broken(part)
    names = [block["block_id"] for block in blocks if "block_id" in block]
    return found if len(set(names)) == len(names) else [*found, "block ids twice"]


def broken_message_limits(blocks: Any) -> list[str]:  # noqa: ANN401 - any JSON.
    """Return which limits these blocks break as a message."""
    size = length(as_json(blocks))
    return broken_limits(blocks) + ([f"{size} characters"] if size > 12_000 else [])


def broken_view_limits(view: Any) -> list[str]:  # noqa: ANN401 - any JSON.
    """Return which of Slack's limits a modal or a Home tab breaks."""
    found = broken_limits(view["blocks"], most=100)
    for name in ("title", "submit", "close"):
        if name in view and not 0 < length(view[name]["text"]) <= 24:
            found.append(f"{name} of {view[name]}")
    for name, most in (("callback_id", 255), ("private_metadata", 3000)):
        if length(view.get(name, "")) > most:
            found.append(name)
    asks = any(block["type"] == "input" for block in view["blocks"])
    return [*found, "no submit"] if asks and "submit" not in view else found


def _broken(part: dict[str, Any]) -> list[str]:
    kind = part.get("type")
    text = part.get("text")
    held = {
        "text": not isinstance(text, str) or 0 < length(text) <= 3000,
        "text in it": not isinstance(text, dict)
        or length(text["text"]) <= _TEXTS.get(str(kind), 3000),
        "elements": 0 < len(part.get("elements", "x")) <= _ROWS.get(str(kind), 1),
        "fields": 0 < len(part.get("fields", "x")) <= 10
        and all(length(each["text"]) <= 2000 for each in part.get("fields", ())),
        "value": length(part.get("value", "")) <= 2000,
        "action_id": length(part.get("action_id", "")) <= 255,
        "options": 0 < len(part.get("options", "x")) <= 100,
        "option": "value" not in part
        or kind is not None
        or (0 < length(part["value"]) <= 150 and length(part["text"]["text"]) <= 75),
        "placeholder": length(part.get("placeholder", {}).get("text", "")) <= 150,
        "block_id": length(part.get("block_id", "")) <= 255,
        "files": kind != "file_input" or part["max_files"] == 1,
        "label": kind != "input" or length(part["label"]["text"]) <= 2000,
        "hint": "hint" not in part or length(part["hint"]["text"]) <= 2000,
        "initial_value": length(part.get("initial_value", ""))
        <= part.get("max_length", 3000),
        "action ids": _apart(part.get("elements", [])),
        "markup": kind not in {"plain_text", "mrkdwn"} or _escaped(part),
    }
    return [f"{name} of {kind}" for name, holds in held.items() if not holds]


def _apart(elements: list[Any]) -> bool:
    names = [each["action_id"] for each in elements if "action_id" in each]
    return len(set(names)) == len(names)


def _escaped(part: dict[str, Any]) -> bool:
    """Only a link of ours may stand in angle brackets."""
    text = str(part["text"])
    if part["type"] == "mrkdwn" and text.startswith("<http"):
        text = text[1:-1]
    return "<" not in text and ">" not in text
