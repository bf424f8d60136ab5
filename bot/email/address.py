"""What counts as an e-mail address: one, as every server takes it."""

import re

# Two would be another person's too; brackets and the like are cut off on the way, and
# letters beyond ASCII need what not every server has.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
# No header takes `=?` for what it is.
_ONE_ADDRESS = re.compile(rf"(?!.*=\?){_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})*")
_LONGEST = 254


def is_one_address(words: str) -> bool:
    """Whether these words are one address, with nothing before, after or between."""
    return len(words) <= _LONGEST and bool(_ONE_ADDRESS.fullmatch(words))


def bare(sender: str) -> str:
    """Return the address of `Name <address>`."""
    return sender.rpartition("<")[2].rstrip(">").strip()


def is_sender(words: str) -> bool:
    """Whether these words are an address, or `Name <address>`, for a header."""
    return words.isprintable() and is_one_address(bare(words))
