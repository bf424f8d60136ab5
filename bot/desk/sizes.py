"""Sizes of files in words."""

_THOUSAND = 1000  # As people count: 1 KB is a thousand bytes.


def size_words(count: int) -> str:
    """Word a number of bytes: `999 B`, `12 KB`, `2.5 MB`."""
    size = float(count)
    for unit in ("B", "KB"):
        if size < _THOUSAND:
            return f"{size:.0f} {unit}"
        size /= _THOUSAND
    return f"{size:.1f} MB"
