"""What vendors are sent as JSON, and how long it is: cards are written all day."""

import orjson

# What takes two units in UTF-16, as pictures do, begins with one of these in UTF-8.
_PAIRS = tuple(bytes([first]) for first in range(0xF0, 0xF5))


def as_bytes(payload: object) -> bytes:
    """Return a payload as the shortest JSON in UTF-8, letters as they are."""
    return orjson.dumps(payload)


def as_json(payload: object) -> str:
    """Return the same as text."""
    return as_bytes(payload).decode()


def wire_size(payload: object) -> int:
    """Return the bytes of a payload as JSON in UTF-16, as Teams counts."""
    written = as_bytes(payload)
    # To leave a byte out is five times as fast as to count it.
    pairs = sum(len(written) - len(written.replace(each, b"")) for each in _PAIRS)
    return 2 * (len(written.decode()) + pairs)
