"""Case references as people type them, written one way."""

import re

# `SECU0010`, `DEMO-0001`, `SRM-2024-07`; only SECU's and SRM's may hold a space.
PATTERN = (
    r"(?:(?:SECU|SRM)[ -]?\d{3,8}|[A-Z]{2,12}-?\d{3,8}"
    r"|[A-Z]{2,12}(?:-[A-Z0-9]{1,8}){1,2}-\d{1,8})"
    r"(?![\w-]|\.\d)"
)
_REFERENCE = re.compile(rf"(?<![\w.-]){PATTERN}", re.IGNORECASE)
_SECU = re.compile(r"(SECU)[ -]+(\d+)")


def reference_in(words: str) -> re.Match[str] | None:
    """Find the first case reference in a text."""
    return _REFERENCE.search(words)


def written_one_way(reference: str) -> str:
    """Return a reference in capitals, `SECU 0010` as `SECU0010`."""
    capitals = " ".join(reference.upper().split())
    return _SECU.sub(r"\1\2", capitals).replace(" ", "-")
