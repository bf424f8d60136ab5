"""The names of the ladders; each is stored with the due date that it belongs to."""

from enum import StrEnum


class LadderName(StrEnum):
    """Which ladder of nudges an action is on; the value is stored for ever."""

    UNNAMED = ""  # From before there were ladders: named when it is next looked at.
    DATED = "dated"
    AGREED = "agreed"
    LONG = "long"
    PROMPT = "prompt"
    IMMEDIATE = "immediate"
    AS_SOON_AS_POSSIBLE = "as-soon-as-possible"
    SUGGESTED = "suggested"
    UNDATED = "undated"
    SILENT = "silent"
