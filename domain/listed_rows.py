"""What can be wrong with a row of any list that an administrator loads."""

from enum import StrEnum


class RowFault(StrEnum):
    """Why something in a row cannot be taken; every list's own faults have these."""

    UNREADABLE_ROW = "unreadable-row"
    UNKNOWN_COLUMN = "unknown-column"
    MISSING = "missing"
    TOO_LONG = "too-long"  # Or with signs that cannot be shown.
    NOT_AN_ID = "not-an-id"
    NOT_A_LANGUAGE = "not-a-language"
