"""What vendors are sent as JSON, and how long it is: cards are written all day."""

import orjson


def as_bytes(payload: object) -> bytes:
    """Return a payload as the shortest JSON in UTF-8, letters as they are."""
    return orjson.dumps(payload)


def as_json(payload: object) -> str:
    """Return the same as text."""
    return as_bytes(payload).decode()


def wire_size(payload: object) -> int:
    """Return the bytes of a payload as JSON in UTF-16, as Teams counts."""
    return len(as_json(payload).encode("utf-16-le"))
