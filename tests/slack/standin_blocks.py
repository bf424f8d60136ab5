"""What Slack refuses of the blocks of a message and of a view."""

import json
from collections.abc import Iterator

from cards.blockkit.text import length
from cards.limits import as_json
from tests.slack.standin_state import Json, SlackSays

_MESSAGE_BLOCKS, _VIEW_BLOCKS, _TABLES = 50, 100, 1
_MOST = 13_200  # Characters: what Slack was seen to refuse; it publishes no number.
_KINDS = {
    "actions",
    "context",
    "divider",
    "file",
    "header",
    "image",
    "input",
    "rich_text",
    "section",
    "video",
}
_VIEW = {
    "type",
    "title",
    "submit",
    "close",
    "blocks",
    "callback_id",
    "private_metadata",
    "clear_on_close",
    "notify_on_close",
    "external_id",
}


def refuse_unfit_message(given: Json, *, most_text: int) -> None:
    """Say what is wrong with the text, blocks and metadata of a message."""
    text, blocks = given.get("text") or "", given.get("blocks") or []
    if not text and not blocks:
        raise SlackSays("no_text")
    if length(text) > most_text:
        raise SlackSays("msg_too_long")
    if length(as_json(blocks)) > _MOST:
        raise SlackSays("msg_blocks_too_long")
    _refuse_blocks(blocks, most=_MESSAGE_BLOCKS)
    metadata = given.get("metadata")
    if metadata is not None:
        _refuse_metadata(metadata)


def refuse_unfit_view(view: object, *, kind: str) -> None:
    """Say what is wrong with a modal or a home."""
    if not isinstance(view, dict) or view.get("type") != kind or set(view) - _VIEW:
        raise _unfit(f"not a {kind}, or with fields of no view: {view}")
    if kind == "modal":
        _refuse_text(view.get("title"), 24, kinds={"plain_text"})
    for each in ("submit", "close"):
        if view.get(each):
            _refuse_text(view[each], 24, kinds={"plain_text"})
    if len(view.get("callback_id", "")) > 255 or len(view.get("external_id", "")) > 255:
        raise _unfit("a long id")
    if len(view.get("private_metadata", "")) > 3000:
        raise _unfit("long private_metadata")
    _refuse_blocks(view["blocks"], most=_VIEW_BLOCKS)
    asks = any(each["type"] == "input" for each in view["blocks"])
    if kind == "modal" and asks and not view.get("submit"):
        raise _unfit("questions without a submit button")


def _unfit(why: str, error: str = "invalid_arguments") -> SlackSays:
    return SlackSays(error, response_metadata={"messages": [f"[ERROR] {why}"]})


def _refuse_metadata(metadata: object) -> None:
    if not isinstance(metadata, dict) or not {"event_type", "event_payload"} <= set(
        metadata
    ):
        raise SlackSays("invalid_metadata_format")
    if length(json.dumps(metadata)) > 8000:
        raise SlackSays("metadata_too_large")


def _refuse_blocks(blocks: object, *, most: int) -> None:
    if not isinstance(blocks, list):
        raise SlackSays("invalid_blocks_format")
    if len(blocks) > most:
        raise _unfit(f"more than {most} blocks", "invalid_blocks")
    names = [each.get("block_id") for each in blocks if each.get("block_id")]
    if len(set(names)) != len(names) or any(len(name) > 255 for name in names):
        raise _unfit("block ids twice, or too long", "invalid_blocks")
    for block in blocks:
        try:
            _refuse_block(block)
        except (KeyError, TypeError, AttributeError) as error:
            raise _unfit(f"{block}: {error!r}", "invalid_blocks") from error


def _refuse_block(block: Json) -> None:
    kind = block["type"]
    if kind not in _KINDS:
        raise _unfit(f"unsupported type: {kind}", "invalid_blocks")
    if kind == "header":
        _refuse_text(block["text"], 150, kinds={"plain_text"})
    if kind == "section":
        _refuse_section(block)
    if kind == "context" and not 0 < len(block["elements"]) <= 10:
        raise _unfit("too much or nothing in a context", "invalid_blocks")
    if kind == "actions" and not 0 < len(block["elements"]) <= 25:
        raise _unfit("too much or nothing in actions", "invalid_blocks")
    if kind == "input":
        _refuse_text(block["label"], 2000, kinds={"plain_text"})
    _refuse_elements(block)


def _refuse_section(block: Json) -> None:
    if not block.get("text") and not block.get("fields"):
        raise _unfit("an empty section", "invalid_blocks")
    if block.get("text"):
        _refuse_text(block["text"], 3000)
    fields = block.get("fields", [])
    if len(fields) > 10:
        raise _unfit("more than 10 fields", "invalid_blocks")
    for each in fields:
        _refuse_text(each, 2000)


def _refuse_elements(block: Json) -> None:
    inner = list(_inner(block))
    names = [each["action_id"] for each in inner if "action_id" in each]
    if len(set(names)) != len(names) or any(not 0 < len(n) <= 255 for n in names):
        raise _unfit("action ids twice, or of a wrong length", "invalid_blocks")
    for each in inner:
        if each.get("type") == "button":
            _refuse_text(each["text"], 75, kinds={"plain_text"})
            if len(each.get("value", "")) > 2000 or len(each.get("url", "")) > 3000:
                raise _unfit("a long value or url", "invalid_blocks")
            if each.get("style", "primary") not in {"primary", "danger"}:
                raise _unfit("a style of no button", "invalid_blocks")
        if len(each.get("options", [])) > 100:
            raise _unfit("more than 100 options", "invalid_blocks")


def _inner(block: Json) -> Iterator[Json]:
    yield from block.get("elements", [])
    for name in ("accessory", "element"):
        if block.get(name):
            yield block[name]


def _refuse_text(
    text: object, most: int, *, kinds: frozenset[str] | set[str] | None = None
) -> None:
    wanted = kinds or {"plain_text", "mrkdwn"}
    if not isinstance(text, dict) or text.get("type") not in wanted:
        raise _unfit(f"not a text of {wanted}: {text}", "invalid_blocks")
    if not 0 < length(str(text.get("text", ""))) <= most:
        raise _unfit(f"not between 1 and {most} characters", "invalid_blocks")
