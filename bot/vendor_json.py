"""What vendors are sent as JSON, and how long it is: cards are written all day."""

import orjson


def as_json(payload: object) -> str:
    """Return a payload as the shortest JSON, letters as they are."""
    return orjson.dumps(payload).decode()


def wire_size(payload: object) -> int:
    """Return the bytes of a payload as JSON in UTF-16, as Teams and Slack count."""
    return len(as_json(payload).encode("utf-16-le"))
