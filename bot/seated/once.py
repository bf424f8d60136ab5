"""What marks one drawing of a form, so that what is sent in twice is done once."""

import secrets

_BYTES = 9  # Nobody guesses them.


def new_once() -> str:
    """Return a new mark, fit for an address."""
    return secrets.token_urlsafe(_BYTES)
