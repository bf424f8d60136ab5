"""Numbers that come in as text."""

from bot.desk.problems import Problem

_MOST_DIGITS = 18  # What every database takes as a whole number.


def is_whole_number(written: str) -> bool:
    """Whether *written* is a number that a message or a change can have."""
    digits = written.isascii() and written.isdecimal()
    return digits and len(written) <= _MOST_DIGITS


def whole_number(written: str) -> int:
    """Read a number out of an address; Problem when it is none."""
    if not is_whole_number(written):
        raise Problem("not-a-form")
    return int(written)
